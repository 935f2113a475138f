/** What comes round: a notice that each party gives in every period, and visits to an area. */
import { object, optional } from '../text/object-shape.ts';
import { about, type Located, type ValueOf } from '../text/shape.ts';
import { areaName, checkedArea, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';
import { by, type DayOfYear, every, type Recurrence, recurrenceOf } from './recurrence.ts';

/** Each party gives a notice of this word in every period. */
export interface RecurringNotice {
  readonly form: 'recurring-notice';
  readonly parties: PartySet;
  readonly notice: string;
  readonly recurrence: Recurrence;
}

/** Each party's patrols look at some place in the area in every period. */
export interface RecurringVisit {
  readonly form: 'recurring-visit';
  readonly parties: PartySet;
  readonly area: string;
  readonly recurrence: Recurrence;
}

interface RecurringNoticeTerms {
  readonly parties: ValueOf<typeof parties>;
  readonly notice: string;
  readonly every: NonNullable<ValueOf<typeof every>>;
  readonly by: Located<DayOfYear> | undefined;
}

export const resolveRecurringNotice = (
  terms: RecurringNoticeTerms,
  { report }: RuleSurroundings,
): RecurringNotice => ({
  form: 'recurring-notice',
  parties: partySet(terms.parties),
  notice: terms.notice,
  recurrence: recurrenceOf(terms.every, terms.by, report),
});

export const visitShape = object({
  parties: about('Whose patrols: a list of names, or all.', parties),
  visit: about('Area in which they look at some place.', areaName),
  every,
  by: optional(by),
});

export const resolveVisit = (
  terms: ValueOf<typeof visitShape>,
  around: RuleSurroundings,
): RecurringVisit => ({
  form: 'recurring-visit',
  parties: partySet(terms.parties),
  area: checkedArea(terms.visit, around),
  recurrence: recurrenceOf(terms.every, terms.by, around.report),
});
