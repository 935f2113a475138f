/** Events that a period waits for, once people have stated that they happened, and findings they made. */
import type { Accord } from '../accord.ts';
import type { OpenPeriod } from './open-period.ts';
import { resolvePeriods, type StatedEvents } from './resolve-period.ts';
import type { Force } from './stretches.ts';

/**
 * The accord with every period resolved as far as these events tell. Text and hash stay: stating an event
 * is an input like an observation, not a change of the agreement.
 */
export const stateEvents = (accord: Accord, stated: StatedEvents): Accord => ({
  ...stateForce(accord, stated),
  clauses: accord.clauses.map((clause) => ({
    ...clause,
    readings: clause.readings.map((reading) => stateForce(reading, stated)),
  })),
  guarantees: accord.guarantees.map((guarantee) => stateForce(guarantee, stated)),
});

function stateForce<T extends Force & { readonly awaits?: readonly OpenPeriod[] }>(
  it: T,
  stated: StatedEvents,
): T {
  if (!it.awaits) return it;
  const { gaps: _, ...rest } = it;
  return { ...rest, ...resolvePeriods(it.awaits, stated) } as T;
}
