/** No longer than so long in an area at a stretch. */
import type { Category, Milliseconds, TraitBound } from '../../kernel/index.ts';
import { object } from '../text/object-shape.ts';
import { lasting } from '../text/quantity.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { areaName, category, checkedArea, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';
import { boundsOf, withTraits } from './traits.ts';

export interface StayLimit {
  readonly form: 'stay-limit';
  readonly parties: PartySet;
  readonly category: Category;
  /** Only objects within all of these; absent: all of the category. */
  readonly with?: readonly TraitBound[];
  readonly area: string;
  /** From entry to exit; exactly so long is allowed. */
  readonly stay: Milliseconds;
}

export const stayShape = object({
  parties,
  stay: about('At most this long, from entry to exit.', lasting),
  of: category,
  with: withTraits,
  in: areaName,
});

export const resolveStay = (terms: ValueOf<typeof stayShape>, around: RuleSurroundings): StayLimit => ({
  form: 'stay-limit',
  parties: partySet(terms.parties),
  category: terms.of,
  ...boundsOf(terms.with, around.report),
  area: checkedArea(terms.in, around),
  stay: terms.stay,
});
