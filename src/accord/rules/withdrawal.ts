/** Objects have left an area by a deadline. */
import type { Category, TraitBound } from '../../kernel/index.ts';
import type { OpenInstant } from '../periods/open-period.ts';
import { openEnd } from '../periods/period.ts';
import { object } from '../text/object-shape.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { areaName, category, checkedArea, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';
import { boundsOf, withTraits } from './traits.ts';

export interface Withdrawal {
  readonly form: 'withdrawal';
  readonly parties: PartySet;
  readonly category: Category;
  /** Only objects within all of these; absent: all of the category. */
  readonly with?: readonly TraitBound[];
  readonly area: string;
  /** The first instant after the time allowed. A reading of it is in force from then on. */
  readonly deadline: OpenInstant;
}

export const withdrawalShape = object({
  parties,
  withdrawn: about('Category that has to have left.', category),
  with: withTraits,
  from: about('Where it has to have left.', areaName),
  by: about('Last minute, day or second of the time allowed; it is included.', openEnd),
});

export const resolveWithdrawal = (
  terms: ValueOf<typeof withdrawalShape>,
  around: RuleSurroundings,
): Withdrawal => ({
  form: 'withdrawal',
  parties: partySet(terms.parties),
  category: terms.withdrawn,
  ...boundsOf(terms.with, around.report),
  area: checkedArea(terms.from, around),
  deadline: terms.by,
});
