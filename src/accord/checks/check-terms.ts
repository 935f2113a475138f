/** Conditions that turn on a word whose meaning nobody has agreed: nobody could say whether they hold. */
import type { AccordDocument } from '../document.ts';
import { problem } from '../errors.ts';
import { conditionsIn, type WrittenCondition } from '../procedure/condition.ts';
import type { Check } from './inspection.ts';

export const checkTerms: Check = ({ accord, document }) => {
  const open = new Set(accord.terms.filter((term) => term.is === undefined).map(({ id }) => id));
  return conditionsOf(document).flatMap(({ guarantee, condition, what }) => {
    if (condition.form !== 'confirmed') return [];
    const { cause } = condition.terms.confirmed;
    if (!cause || !open.has(cause.term.value)) return [];
    const { value, place } = cause.term;
    const message = `"${guarantee}" is ${what} by "${value}", and nobody has agreed what that means`;
    return [problem('ACCORD_TERM_OPEN', place, message, `say is: under terms: in "${value}"`)];
  });
};

interface Placed {
  readonly guarantee: string;
  readonly condition: WrittenCondition;
  readonly what: 'triggered' | 'made void';
}

const conditionsOf = ({ guarantees = [] }: AccordDocument): readonly Placed[] =>
  guarantees.flatMap(({ id: { value: guarantee }, when, 'void-if': voidIf }) => [
    ...(when ? conditionsIn(when.value) : []).map(
      (condition): Placed => ({ guarantee, condition, what: 'triggered' }),
    ),
    ...(voidIf ? conditionsIn(voidIf.value) : []).map(
      (condition): Placed => ({ guarantee, condition, what: 'made void' }),
    ),
  ]);
