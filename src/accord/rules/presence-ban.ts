/** Nobody of a kind may be in an area. */
import type { Category, Milliseconds } from '../../kernel/index.ts';
import { object } from '../text/object-shape.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { areaName, category, checkedArea, dwell, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';

export interface PresenceBan {
  readonly form: 'presence-ban';
  readonly parties: PartySet;
  readonly category: Category;
  readonly area: string;
  /** Time inside before the presence counts. */
  readonly dwell: Milliseconds;
}

export const presenceShape = object({
  parties,
  presence: about('Category that must not be there.', category),
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
  area: checkedArea(terms.in, around),
  dwell: terms.for ?? 0,
});
