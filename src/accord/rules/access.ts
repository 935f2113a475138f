/** Monitors are let into an area, at once or within a time. */
import type { Milliseconds } from '../../kernel/index.ts';
import { object, optional } from '../text/object-shape.ts';
import { duration } from '../text/quantity.ts';
import { nameOf } from '../text/scalar-shape.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { areaName, checkedArea, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';

export interface Access {
  readonly form: 'access';
  readonly parties: PartySet;
  /** The party whose patrols are let in. */
  readonly monitor: string;
  readonly area: string;
  /** How long they may be held up; absent: not at all. */
  readonly within?: Milliseconds;
}

export const accessShape = object({
  parties,
  access: about('The party whose patrols are let in.', nameOf('party')),
  in: areaName,
  within: optional(about('How long they may be held up; left out: not at all.', duration)),
});

export const resolveAccess = (terms: ValueOf<typeof accessShape>, around: RuleSurroundings): Access => ({
  form: 'access',
  parties: partySet(terms.parties),
  monitor: terms.access.value,
  area: checkedArea(terms.in, around),
  ...(terms.within === undefined ? {} : { within: terms.within }),
});
