/** Periods as far as stated events and findings tell. */
import type { Instant, Interval } from '../../kernel/index.ts';
import type { Dependence, OpenInstant, OpenPeriod, OpenSpan } from './open-period.ts';
import { ALWAYS } from './period.ts';
import { commonForce, type Force } from './stretches.ts';

/**
 * When declared events happened, and findings were made: `confirmed:CLAUSE:PARTY`, `remedied:CLAUSE:PARTY`. Of an
 * event the first counts, of findings each. What is not here has not been stated.
 */
export type StatedEvents = Readonly<Record<string, Instant | readonly Instant[]>>;

export const CONFIRMED = 'confirmed';
export const REMEDIED = 'remedied';

const instantsOf = (name: string, stated: StatedEvents): readonly Instant[] =>
  [stated[name] ?? []].flat().toSorted((a, b) => a - b);

/** What the periods share; a start that has not happened leaves nothing. */
export const resolvePeriods = (periods: readonly OpenPeriod[], stated: StatedEvents = {}): Force =>
  commonForce(periods.map((period) => resolvePeriod(period, stated)));

function resolvePeriod(period: OpenPeriod, stated: StatedEvents): Force {
  const { from, until: end } = resolveSpan(period, stated);
  const gaps = (period.suspended ?? []).map((span) => resolveSpan(span, stated));
  let until = end;
  for (const renewal of period.renewed ?? []) {
    gaps.push({ from: until, until: renewal.on });
    until = renewal.until;
  }
  if (period.while) gaps.push(...whenNot(period.while, stated));
  return { inForce: { from, until }, gaps };
}

const resolveSpan = ({ from, until }: OpenSpan, stated: StatedEvents): Interval => ({
  from: instantOf(from, stated),
  until: instantOf(until, stated),
});

function instantOf(written: OpenInstant, stated: StatedEvents): Instant {
  if (typeof written === 'number') return written;
  const [first = ALWAYS.until] = instantsOf(written.event, stated);
  return first + (written.plus ?? 0);
}

/** When the dependence does not hold. */
function whenNot(dependence: Dependence, stated: StatedEvents): readonly Interval[] {
  if ('all' in dependence) return dependence.all.flatMap((part) => whenNot(part, stated));
  if ('since' in dependence) return [{ from: ALWAYS.from, until: instantOf(dependence.since, stated) }];
  if ('before' in dependence) return [{ from: instantOf(dependence.before, stated), until: ALWAYS.until }];
  const about = `${dependence.kept}:${dependence.by}`;
  const remedies = instantsOf(`${REMEDIED}:${about}`, stated);
  return instantsOf(`${CONFIRMED}:${about}`, stated).map((from) => ({
    from,
    until: remedies.find((at) => at >= from) ?? ALWAYS.until,
  }));
}

/** Events of which the accord itself says when they happened, in their place. */
export function withKnownEvents(period: OpenPeriod, known: StatedEvents): OpenPeriod {
  const { suspended, while: dependence } = period;
  return {
    ...period,
    ...knownSpan(period, known),
    ...(suspended ? { suspended: suspended.map((span) => knownSpan(span, known)) } : {}),
    ...(dependence ? { while: knownDependence(dependence, known) } : {}),
  };
}

const knownInstant = (written: OpenInstant, known: StatedEvents): OpenInstant =>
  typeof written === 'object' && known[written.event] !== undefined ? instantOf(written, known) : written;

const knownSpan = ({ from, until }: OpenSpan, known: StatedEvents): OpenSpan => ({
  from: knownInstant(from, known),
  until: knownInstant(until, known),
});

function knownDependence(dependence: Dependence, known: StatedEvents): Dependence {
  if ('all' in dependence) return { all: dependence.all.map((part) => knownDependence(part, known)) };
  if ('since' in dependence) return { since: knownInstant(dependence.since, known) };
  if ('before' in dependence) return { before: knownInstant(dependence.before, known) };
  return dependence;
}

/** Whether people may still state something on which the period depends. */
export const waits = (period: OpenPeriod): boolean =>
  spanWaits(period) ||
  (period.suspended ?? []).some(spanWaits) ||
  (period.while !== undefined && dependenceWaits(period.while));

/** Whether people may still state something that ends it, for a time or for good. */
export const mayBreakOff = (period: OpenPeriod): boolean =>
  typeof period.until === 'object' ||
  (period.suspended ?? []).some(spanWaits) ||
  (period.while !== undefined && dependenceMayEnd(period.while));

const spanWaits = ({ from, until }: OpenSpan): boolean =>
  typeof from === 'object' || typeof until === 'object';

function dependenceWaits(dependence: Dependence): boolean {
  if ('all' in dependence) return dependence.all.some(dependenceWaits);
  if ('since' in dependence) return typeof dependence.since === 'object';
  return 'kept' in dependence || typeof dependence.before === 'object';
}

function dependenceMayEnd(dependence: Dependence): boolean {
  if ('all' in dependence) return dependence.all.some(dependenceMayEnd);
  return 'kept' in dependence || ('before' in dependence && typeof dependence.before === 'object');
}
