/** What a limit adds up: one for each object, or its tonnage. */
import type { NoticeDuty, Rule } from '../../accord/index.ts';
import type { Milliseconds, Traits } from '../../kernel/index.ts';

/** A notice is due from so many of one party on: objects are counted as under a limit that a notice lifts. */
export type ThresholdDuty = NoticeDuty & { readonly whenOver: number };

export type AmountRule = Extract<Rule, { form: 'count-limit' | 'tonnage-limit' }> | ThresholdDuty;

export const hasThreshold = (rule: Rule): rule is ThresholdDuty =>
  rule.form === 'notice-duty' && rule.whenOver !== undefined;

export const limitsAmount = (rule: Rule): rule is AmountRule =>
  rule.form === 'count-limit' || rule.form === 'tonnage-limit' || hasThreshold(rule);

/** Tonnages are added in kilograms: whole numbers, so that a sum does not depend on its order. */
const KILOGRAMS = 1_000;

export function limitOf(rule: AmountRule): number {
  if (rule.form === 'notice-duty') return rule.whenOver;
  return rule.form === 'count-limit' ? rule.limit : Math.round(rule.limit * KILOGRAMS);
}

/** How long one that has left is counted; 0: only what is there at one time. */
export const spanOf = (rule: AmountRule): Milliseconds => (rule.form === 'notice-duty' ? 0 : rule.over);

/** Is the limit each party's own? */
export const isEachs = (rule: AmountRule): boolean => rule.form === 'notice-duty' || rule.each !== undefined;

/** What one object adds to the limit's sum, in its unit; Infinity: nobody knows, it may be any amount. */
export function amountOf(rule: AmountRule, traits: Traits | undefined): number {
  if (rule.form !== 'tonnage-limit') return 1;
  return traits?.tonnage === undefined ? Infinity : Math.round(traits.tonnage * KILOGRAMS);
}

/** Whose amounts are added up apart; one nameless party where all share the limit. */
export const sharersOf = (rule: AmountRule, known: readonly string[]): readonly string[] => {
  if (!isEachs(rule)) return [TOGETHER];
  return rule.parties === 'all' ? known : rule.parties;
};

export const TOGETHER = '';

/** May an object of this party, or of nobody knows whom, be among those of the sharer? */
export const mayShare = (party: string | undefined, sharer: string): boolean =>
  sharer === TOGETHER || party === undefined || party === sharer;
