/** Clauses of which nothing says what follows when they are broken. */
import { problem } from '../errors.ts';
import { clausesIn } from '../procedure/condition.ts';
import type { Check } from './inspection.ts';

/** One finding for the whole accord when it says of no clause what follows. */
export const checkRemedies: Check = ({ accord, document, at }) => {
  const { clauses, bodies, guarantees } = accord;
  if (bodies.some(({ decides }) => decides.includes('remedy'))) return [];
  const answered = new Set(guarantees.flatMap(({ when }) => (when ? clausesIn(when) : [])));
  const open = clauses.filter(({ id, remedies }) => remedies.length === 0 && !answered.has(id));
  if (open.length === clauses.length && bodies.length === 0) {
    const message = 'nothing in the accord says what follows when a clause is broken';
    const mend = 'add bodies: that decide about remedies, guarantees:, or remedy: to the clauses';
    return [problem('ACCORD_NO_REMEDY', document.accord.place, message, mend)];
  }
  return open.map(({ id }) => {
    const message = `nothing says what follows when "${id}" is broken`;
    const mend = 'add remedy: here, name the clause in a guarantee, or let a body decide about remedies';
    return problem('ACCORD_NO_REMEDY', at(id), message, mend);
  });
};
