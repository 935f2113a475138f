/** No more than so much tonnage in an area. */
import type { Category, Milliseconds, TraitBound } from '../../kernel/index.ts';
import { object, optional } from '../text/object-shape.ts';
import { duration, tonnage } from '../text/quantity.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { areaName, category, checkedArea, eachParty, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';
import { boundsOf, withTraits } from './traits.ts';

export interface TonnageLimit {
  readonly form: 'tonnage-limit';
  readonly parties: PartySet;
  readonly category: Category;
  /** Only objects within all of these; absent: all of the category. */
  readonly with?: readonly TraitBound[];
  readonly area: string;
  /** No more than this many metric tonnes in all at one time (`over` 0) or within any span of `over`. */
  readonly limit: number;
  readonly over: Milliseconds;
  /** The limit is each party's own; absent: theirs together. */
  readonly each?: 'party';
}

export const tonnageShape = object({
  parties,
  tonnage: about('At most this much in all.', tonnage),
  of: category,
  with: withTraits,
  in: areaName,
  over: optional(about('Within any span this long; left out: at one time.', duration)),
  each: eachParty,
});

export const resolveTonnage = (
  terms: ValueOf<typeof tonnageShape>,
  around: RuleSurroundings,
): TonnageLimit => ({
  form: 'tonnage-limit',
  parties: partySet(terms.parties),
  category: terms.of,
  ...boundsOf(terms.with, around.report),
  area: checkedArea(terms.in, around),
  limit: terms.tonnage,
  over: terms.over ?? 0,
  ...(terms.each ? { each: terms.each } : {}),
});
