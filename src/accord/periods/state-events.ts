/** Events that a period waits for, once people have stated that they happened. */
import type { Accord } from '../accord.ts';
import { resolvePeriods, type StatedEvents } from './period.ts';

/**
 * The accord with every period resolved as far as these events tell. Text and hash stay: stating an event
 * is an input like an observation, not a change of the agreement.
 */
export const stateEvents = (accord: Accord, stated: StatedEvents): Accord => ({
  ...accord,
  inForce: accord.awaits ? resolvePeriods(accord.awaits, stated) : accord.inForce,
  clauses: accord.clauses.map((clause) => ({
    ...clause,
    readings: clause.readings.map((reading) =>
      reading.awaits ? { ...reading, inForce: resolvePeriods(reading.awaits, stated) } : reading,
    ),
  })),
  guarantees: accord.guarantees.map((guarantee) =>
    guarantee.awaits ? { ...guarantee, inForce: resolvePeriods(guarantee.awaits, stated) } : guarantee,
  ),
});
