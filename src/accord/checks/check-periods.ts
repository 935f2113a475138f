/** Clauses and readings that are never in force. */
import { problem } from '../errors.ts';
import { stretchesOf } from '../periods/stretches.ts';
import type { Check } from './inspection.ts';

export const checkPeriods: Check = ({ accord, at }) =>
  accord.clauses.flatMap((clause) =>
    clause.readings.flatMap((reading) => {
      if (stretchesOf(reading).length > 0 || reading.awaits) return [];
      const message = `"${clause.id}" is never in force in the reading "${reading.id}"`;
      const mend = 'compare its period with the accord’s';
      return [problem('ACCORD_NEVER_IN_FORCE', at(clause.id), message, mend)];
    }),
  );
