/** What is said of one party under one reading, from one instant on. */
import type { Instant, Interval } from '../../kernel/index.ts';
import type { Report } from '../../picture/index.ts';
import type { ObservationRef, Verdict, VerdictReason } from '../watch-event.ts';

export interface Ruling {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly contested: boolean;
  readonly observations: readonly ObservationRef[];
  /** Sources it rests on, when nothing was said. */
  readonly sources?: readonly string[];
}

/** How a form is judged, party by party. */
export interface Judge {
  /** Undefined: nothing is to be said yet. */
  rulingAt(party: string, at: Instant): Ruling | undefined;
  /** The first instant after `at` at which the ruling may be another; Infinity: not by the passing of time. */
  changeAfter(party: string, at: Instant): Instant;
}

/** When the duty binds, and since when what ends is seen to end. */
export interface Bound extends Interval {
  readonly began: Instant;
}

export const breach = (reason: VerdictReason, sources: readonly string[]): Ruling => ({
  verdict: 'breach-indicated',
  reason,
  contested: false,
  observations: [],
  sources,
});

export const undetermined = (
  reason: VerdictReason,
  sources: readonly string[],
  observations: readonly ObservationRef[] = [],
): Ruling => ({ verdict: 'not-determinable', reason, contested: false, observations, sources });

export const compliance = (observations: readonly ObservationRef[]): Ruling => ({
  verdict: 'compliance-indicated',
  reason: 'covered',
  contested: false,
  observations,
});

export const refTo = ({ source, index, observedAt }: Report): ObservationRef => ({
  source,
  index,
  observedAt,
});
