/** Nothing of a kind may happen in an area. */
import { EVENT_KINDS, type EventKind } from '../../kernel/index.ts';
import { object, optional } from '../text/object-shape.ts';
import { oneOf, word } from '../text/scalar-shape.ts';
import { about, located, type ValueOf } from '../text/shape.ts';
import { areaName, checkedArea, type RuleSurroundings } from './common-terms.ts';
import { classOrList } from './on-list.ts';
import { type PartySet, parties, partySet } from './parties.ts';

export interface EventBan {
  readonly form: 'event-ban';
  readonly parties: PartySet;
  readonly event: EventKind;
  /** Object class it must have happened to; absent: anything. */
  readonly on?: string;
  /** List of classes and outlines on which it must have happened; absent: not asked. */
  readonly onList?: string;
  readonly area: string;
}

export const eventShape = object({
  parties,
  event: oneOf(EVENT_KINDS),
  on: optional(
    about('What it must have happened to: a class of object (port, power-plant) or a list.', located(word)),
  ),
  in: areaName,
});

export const resolveEvent = (terms: ValueOf<typeof eventShape>, around: RuleSurroundings): EventBan => ({
  form: 'event-ban',
  parties: partySet(terms.parties),
  event: terms.event,
  ...(terms.on ? classOrList(terms.on, around) : {}),
  area: checkedArea(terms.in, around),
});
