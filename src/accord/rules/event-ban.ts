/** Nothing of a kind may happen in an area. */
import { EVENT_KINDS, type EventKind } from '../../kernel/index.ts';
import { object, optional } from '../text/object-shape.ts';
import { oneOf, word } from '../text/scalar-shape.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { areaName, checkedArea, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';

export interface EventBan {
  readonly form: 'event-ban';
  readonly parties: PartySet;
  readonly event: EventKind;
  /** Object class it must have happened to; absent: anything. */
  readonly on?: string;
  readonly area: string;
}

export const eventShape = object({
  parties,
  event: oneOf(EVENT_KINDS),
  on: optional(about('Class of object it must have happened to: port, power-plant.', word)),
  in: areaName,
});

export const resolveEvent = (terms: ValueOf<typeof eventShape>, around: RuleSurroundings): EventBan => ({
  form: 'event-ban',
  parties: partySet(terms.parties),
  event: terms.event,
  ...(terms.on === undefined ? {} : { on: terms.on }),
  area: checkedArea(terms.in, around),
});
