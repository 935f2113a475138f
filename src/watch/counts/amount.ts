/** What a limit adds up: one for each object, or its tonnage. */
import type { Rule } from '../../accord/index.ts';
import type { Traits } from '../../kernel/index.ts';

export type AmountRule = Extract<Rule, { form: 'count-limit' | 'tonnage-limit' }>;

export const limitsAmount = (rule: Rule): rule is AmountRule =>
  rule.form === 'count-limit' || rule.form === 'tonnage-limit';

/** Tonnages are added in kilograms: whole numbers, so that a sum does not depend on its order. */
const KILOGRAMS = 1_000;

export const limitOf = (rule: AmountRule): number =>
  rule.form === 'count-limit' ? rule.limit : Math.round(rule.limit * KILOGRAMS);

/** What one object adds to the limit's sum, in its unit; Infinity: nobody knows, it may be any amount. */
export function amountOf(rule: AmountRule, traits: Traits | undefined): number {
  if (rule.form === 'count-limit') return 1;
  return traits?.tonnage === undefined ? Infinity : Math.round(traits.tonnage * KILOGRAMS);
}

/** Whose amounts are added up apart; one nameless party where all share the limit. */
export const sharersOf = ({ parties, each }: AmountRule, known: readonly string[]): readonly string[] => {
  if (!each) return [TOGETHER];
  return parties === 'all' ? known : parties;
};

export const TOGETHER = '';

/** May an object of this party, or of nobody knows whom, be among those of the sharer? */
export const mayShare = (party: string | undefined, sharer: string): boolean =>
  sharer === TOGETHER || party === undefined || party === sharer;
