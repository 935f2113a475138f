/** Nobody of a kind may be in an area. */
import type { Category, Milliseconds, TraitBound } from '../../kernel/index.ts';
import { object } from '../text/object-shape.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { areaName, category, checkedArea, dwell, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';
import { boundsOf, withTraits } from './traits.ts';

export interface PresenceBan {
  readonly form: 'presence-ban';
  readonly parties: PartySet;
  readonly category: Category;
  /** Only objects within all of these; absent: all of the category. */
  readonly with?: readonly TraitBound[];
  readonly area: string;
  /** Time inside before the presence counts. */
  readonly dwell: Milliseconds;
}

export const presenceShape = object({
  parties,
  presence: about('Category that must not be there.', category),
  with: withTraits,
  in: areaName,
  for: dwell,
});

export const resolvePresence = (
  terms: ValueOf<typeof presenceShape>,
  around: RuleSurroundings,
): PresenceBan => ({
  form: 'presence-ban',
  parties: partySet(terms.parties),
  category: terms.presence,
  ...boundsOf(terms.with, around.report),
  area: checkedArea(terms.in, around),
  dwell: terms.for ?? 0,
});
