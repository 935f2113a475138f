/** Reports of something at a place, as evidence: who says so, of where and when; and who saw nothing of it there. */
import { HOUR, type Metres } from '../../kernel/index.ts';
import type { Source } from '../../picture/index.ts';
import {
  type EventReport,
  namesKind,
  type PatrolReport,
  type Question,
  seesKind,
  speaksOf,
} from '../../picture/index.ts';
import { gapBetween, looksAt, type Whereabouts } from '../place/whereabouts.ts';
import type { ObservationRef } from '../watch-event.ts';

/** Two reports may be of one thing when their footprints come this close and their times lie this near. */
export const SAME_PLACE: Metres = 1_000;
export const SAME_TIME = HOUR;

export interface Evidence extends Whereabouts {
  readonly ref: ObservationRef;
}

/** A patrol looked until it reported; an event is dated to its beginning, as well as the source knows it. */
export function evidenceOf(report: EventReport | PatrolReport): Evidence {
  const { source, index, observedAt, position, radius } = report;
  const [from, until] =
    report.kind === 'patrol'
      ? [observedAt - report.watched, observedAt]
      : [observedAt, observedAt + (report.timeUncertainty ?? 0)];
  return { position, radius, from, until, ref: { source, index, observedAt } };
}

export function areNear(a: Whereabouts, b: Whereabouts): boolean {
  const { metres, time } = gapBetween(a, b);
  return metres <= SAME_PLACE && time <= SAME_TIME;
}

export const inOrder = (evidence: readonly Evidence[]): readonly ObservationRef[] =>
  evidence.map(({ ref }) => ref).sort((a, b) => a.observedAt - b.observedAt);

/** A patrol looked and saw nothing of what it looked for. */
export interface Denial extends Evidence {
  readonly report: PatrolReport;
}

/** Does another observer, who looked for the kind there all that time, say that there was none? */
export function denies(
  { report, ...look }: Denial,
  it: Evidence,
  kind: Question['wanted'],
  sources: readonly Source[],
): boolean {
  if (report.source === it.ref.source || !looksAt(look, it)) return false;
  const source = sources.find(({ id }) => id === report.source);
  return speaksOf(report, kind) && (namesKind(report) || (source !== undefined && seesKind(source, kind)));
}
