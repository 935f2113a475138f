/** A patrol turned away or held up, as evidence: where, since when, by whom, and when somebody got in after all. */
import { DAY, type Instant, type Milliseconds, quickDistance } from '../../kernel/index.ts';
import type { PatrolReport } from '../../picture/index.ts';
import type { ExceptionTrace } from '../exceptions/exceptions.ts';
import type { Evidence } from './witness.ts';

/** Of nobody who looks afterwards it is known how long the place stays closed: it counts no longer than this. */
export const KEPT_OUT_LASTS: Milliseconds = DAY;

export interface KeptOut extends Evidence {
  readonly kind: 'refused' | 'delayed';
  /** Who did it; undefined: not said. */
  readonly party: string | undefined;
  readonly trace: readonly ExceptionTrace[];
  /** When somebody got in, or it counts no longer. */
  end: Instant;
}

/** From when somebody was held up until they reported it; a refusal is of an instant. */
export const keptOutOf = (
  { source, index, observedAt, position, radius, outcome, party, delayed = 0 }: PatrolReport,
  trace: readonly ExceptionTrace[],
): KeptOut => ({
  kind: outcome === 'access-denied' ? 'refused' : 'delayed',
  ref: { source, index, observedAt },
  position,
  radius,
  from: outcome === 'access-denied' ? observedAt : observedAt - delayed,
  until: observedAt,
  party,
  trace,
  end: observedAt + KEPT_OUT_LASTS,
});

const isLook = ({ outcome }: PatrolReport): boolean => outcome === 'seen' || outcome === 'not-seen';

/**
 * It ends when a patrol looks at the place after all; being held up also when the same patrol reports again, since it
 * has gone on then. Infinity: the report does not end it.
 */
export function endBy({ kind, ref, position, until }: KeptOut, later: PatrolReport): Instant {
  if (later.observedAt <= until) return Infinity;
  const since = later.observedAt - (isLook(later) ? later.watched : (later.delayed ?? 0));
  const apart = quickDistance(position.lon, position.lat, later.position.lon, later.position.lat);
  const hasGoneOn = kind === 'delayed' && later.source === ref.source;
  return hasGoneOn || (isLook(later) && apart <= later.radius) ? Math.max(until, since) : Infinity;
}

/** Reports of one hold: the same patrol, held up by the same side, in spans that touch. In the order of their beginnings. */
export function holdsOf(delays: readonly KeptOut[]): readonly (readonly KeptOut[])[] {
  const holds: KeptOut[][] = [];
  const ordered = delays.toSorted(
    (a, b) => a.from - b.from || a.until - b.until || a.ref.index - b.ref.index,
  );
  for (const delay of ordered) {
    const hold = holds.find(
      (one) =>
        one[0]!.ref.source === delay.ref.source && one[0]!.party === delay.party && lastOf(one) >= delay.from,
    );
    if (hold) hold.push(delay);
    else holds.push([delay]);
  }
  return holds;
}

/** How far the hold reaches by all that is known. */
export const lastOf = (hold: readonly KeptOut[]): Instant => Math.max(...hold.map(({ until }) => until));
