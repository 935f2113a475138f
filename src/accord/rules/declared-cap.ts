/** No more than so many of a kind, by what is declared in notices. */
import type { Category } from '../../kernel/index.ts';
import { object, optional } from '../text/object-shape.ts';
import { wholeNumber, word } from '../text/scalar-shape.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { category } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';

export interface DeclaredCap {
  readonly form: 'declared-cap';
  readonly parties: PartySet;
  /** Of each party by itself. */
  readonly limit: number;
  readonly declared: Category;
  /** Word of the notices in which it is declared. */
  readonly notice: string;
}

/** What such notices are called where the clause does not say. */
const RETURN = 'strength';

export const capShape = object({
  parties,
  declared: about('At most this many, by what is declared, for each party.', wholeNumber(0)),
  of: category,
  notice: optional(about('Word of the notices that declare it; left out: strength.', word)),
});

export const resolveCap = (terms: ValueOf<typeof capShape>): DeclaredCap => ({
  form: 'declared-cap',
  parties: partySet(terms.parties),
  limit: terms.declared,
  declared: terms.of,
  notice: terms.notice ?? RETURN,
});
