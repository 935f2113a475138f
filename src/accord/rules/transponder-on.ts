/** Objects keep their transponder on. */
import type { Category, Milliseconds, TraitBound } from '../../kernel/index.ts';
import { object } from '../text/object-shape.ts';
import { duration } from '../text/quantity.ts';
import { oneOf } from '../text/scalar-shape.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { areaName, category, checkedArea, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';
import { boundsOf, withTraits } from './traits.ts';

export interface TransponderOn {
  readonly form: 'transponder-on';
  readonly parties: PartySet;
  readonly category: Category;
  /** Only objects within all of these; absent: all of the category. */
  readonly with?: readonly TraitBound[];
  readonly area: string;
  /** Silent this long where its neighbours are heard: dark. */
  readonly silence: Milliseconds;
}

export const transponderShape = object({
  parties,
  of: category,
  with: withTraits,
  transponder: oneOf(['on']),
  in: areaName,
  'silent-for': about('Silent this long where others are heard: dark.', duration),
});

export const resolveTransponder = (
  terms: ValueOf<typeof transponderShape>,
  around: RuleSurroundings,
): TransponderOn => ({
  form: 'transponder-on',
  parties: partySet(terms.parties),
  category: terms.of,
  ...boundsOf(terms.with, around.report),
  area: checkedArea(terms.in, around),
  silence: terms['silent-for'],
});
