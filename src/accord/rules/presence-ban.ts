/** Nobody of a kind may be in an area. */
import type { Category, Milliseconds, TraitBound } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { object, optional } from '../text/object-shape.ts';
import { nameOf } from '../text/scalar-shape.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { areaName, category, checkedArea, dwell, type RuleSurroundings } from './common-terms.ts';
import { listOfObjects } from './on-list.ts';
import { type PartySet, parties, partySet } from './parties.ts';
import { boundsOf, withTraits } from './traits.ts';

export interface PresenceBan {
  readonly form: 'presence-ban';
  readonly parties: PartySet;
  readonly category: Category;
  /** Only objects within all of these; absent: all of the category. */
  readonly with?: readonly TraitBound[];
  /** Only what is on this list; absent: not asked. */
  readonly onList?: string;
  /** All but what is on this list: the place is for their sole use. Absent: not asked. */
  readonly unlessOnList?: string;
  readonly area: string;
  /** Time inside before the presence counts. */
  readonly dwell: Milliseconds;
}

export const presenceShape = object({
  parties,
  presence: about('Category that must not be there.', category),
  with: withTraits,
  on: optional(about('List of identities that it binds.', nameOf('list'))),
  'unless-on': optional(about('List of identities that alone may be there.', nameOf('list'))),
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
  ...listed(terms, around),
  area: checkedArea(terms.in, around),
  dwell: terms.for ?? 0,
});

function listed(
  { on, 'unless-on': unless }: ValueOf<typeof presenceShape>,
  around: RuleSurroundings,
): Pick<PresenceBan, 'onList' | 'unlessOnList'> {
  if (on && unless) {
    const message = 'a presence is forbidden to those on a list, or to all but those on one, not both';
    around.report.problems.push(
      problem('ACCORD_FORM', unless.place, message, 'make two clauses, each with its own id'),
    );
  }
  return {
    ...(on ? { onList: listOfObjects(on, around) } : {}),
    ...(unless ? { unlessOnList: listOfObjects(unless, around) } : {}),
  };
}
