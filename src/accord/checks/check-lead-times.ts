/** Notices that would have to be given before the clause is in force: their lead time is longer than its whole period. */
import type { Problem } from '../../kernel/index.ts';
import type { Clause } from '../accord.ts';
import type { WrittenException } from '../clauses/exception-document.ts';
import { problem } from '../errors.ts';
import { span } from '../explain/words.ts';
import type { Check } from './inspection.ts';

export const checkLeadTimes: Check = ({ accord, document }) =>
  document.clauses.flatMap(({ id, except }) => {
    const clause = accord.clauses.find((one) => one.id === id.value);
    return clause ? (except ?? []).flatMap((exception) => tooEarly(exception, clause)) : [];
  });

function tooEarly({ id, when, except }: WrittenException, clause: Clause): Problem[] {
  const inner = (except ?? []).flatMap((one) => tooEarly(one, clause));
  const { inForce, awaits } = clause.readings[0]!;
  const lead = when.value['at-least'];
  const length = inForce.until - inForce.from;
  if (!lead || awaits || !(length > 0) || lead.value < length) return inner;
  const message = `the notice of "${id.value}" must come ${span(lead.value)} before, and "${clause.id}" is in force for ${span(length)}`;
  return [problem('ACCORD_DEADLINE', lead.place, message, 'ask for the notice later'), ...inner];
}
