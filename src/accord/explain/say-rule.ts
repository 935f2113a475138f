/** What one reading of a clause asks for, in one sentence. */
import type { PresenceBan } from '../rules/presence-ban.ts';
import type { Rule } from '../rules/rule.ts';
import { turnInWords } from './say-period.ts';
import {
  capital,
  each,
  list,
  measures,
  metres,
  named,
  oftenInWords,
  ofWhom,
  span,
  speedInWords,
  whom,
  wordsForCategory,
} from './words.ts';

type Say = { readonly [Form in Rule['form']]: (rule: Extract<Rule, { form: Form }>) => string };

const lasting = (dwell: number): string => (dwell > 0 ? `; it counts once it has lasted ${span(dwell)}` : '');

type OnObjects = Extract<Rule, { category: unknown }>;

const kind = ({ category, with: bounds = [] }: OnObjects): string =>
  bounds.length === 0 ? wordsForCategory(category) : `${wordsForCategory(category)} with ${measures(bounds)}`;

const who = (rule: OnObjects): string => `${kind(rule)}${ofWhom(rule.parties)}`;

type OnAmounts = Extract<Rule, { form: 'count-limit' | 'tonnage-limit' }>;

function sharers({ parties, each }: OnAmounts): string {
  if (each) return parties === 'all' ? 'each party' : `each of ${list(parties)}`;
  return `${whom(parties)}${parties === 'all' || parties.length > 1 ? ' together' : ''}`;
}

const there = ({ area, over }: OnAmounts): string =>
  `in ${named(area)} ${over === 0 ? 'at one time' : `within any ${span(over)}`}`;

function onWhichList({ onList, unlessOnList }: PresenceBan): string {
  if (onList !== undefined) return ` on the list ${named(onList)}`;
  return unlessOnList === undefined ? '' : ` but those on the list ${named(unlessOnList)}`;
}

const SAY: Say = {
  'presence-ban': (rule) =>
    `No ${who(rule)}${onWhichList(rule)} may be in ${named(rule.area)}${lasting(rule.dwell)}.`,
  'event-ban': ({ parties, event, on, onList, area }) => {
    const what = onList === undefined ? '' : ` on what the list ${named(onList)} names`;
    return `${whom(parties)} cause no ${event}${on === undefined ? what : ` on ${named(on)}`} in ${named(area)}.`;
  },
  corridor: (rule) => {
    const { corridor, within, minSpeed, maxSpeed } = rule;
    const speeds = [
      ...(minSpeed === undefined ? [] : [`no slower than ${speedInWords(minSpeed)}`]),
      ...(maxSpeed === undefined ? [] : [`no faster than ${speedInWords(maxSpeed)}`]),
    ];
    const where = corridor === within ? '' : ` keep to ${named(corridor)}`;
    const pace = speeds.length === 0 ? '' : `${where === '' ? '' : ' and'} go ${list(speeds)}`;
    return `Within ${named(within)}, ${who(rule)}${where}${pace}${lasting(rule.dwell)}.`;
  },
  'minimum-distance': (rule) => {
    const from = 'area' in rule.from ? named(rule.from.area) : wordsForCategory(rule.from.category);
    return `In ${named(rule.area)}, ${who(rule)} keep at least ${metres(rule.distance)} away from ${from}${lasting(rule.dwell)}.`;
  },
  'transponder-on': (rule) =>
    `In ${named(rule.area)}, ${who(rule)} keep their transponders on; ${span(rule.silence)} of silence where others are heard is too long.`,
  'count-limit': (rule) => `${sharers(rule)} may have at most ${rule.limit} ${kind(rule)} ${there(rule)}.`,
  'tonnage-limit': (rule) =>
    `${sharers(rule)} may have ${kind(rule)} of at most ${rule.limit} t in all ${there(rule)}.`,
  withdrawal: (rule) =>
    `From ${turnInWords(rule.deadline)} on, no ${who(rule)} may be left in ${named(rule.area)}.`,
  access: ({ parties, monitor, area, within }) =>
    `${whom(parties)} let patrols of ${monitor} into ${named(area)}${within === undefined ? '' : ` within ${span(within)}`}.`,
  storage: ({ parties, list }) =>
    `The items of ${whom(parties)} that ${named(list)} lists stay where they are declared.`,
  'notice-duty': (rule) => {
    const { notice, leadTime, area, whenOver } = rule;
    const early = leadTime === 0 ? 'before' : `at least ${span(leadTime)} before`;
    const many = whenOver === undefined ? '' : `, while a party has more than ${whenOver} there`;
    return `A notice of ${named(notice)}, given ${early} it takes effect, covers all ${who(rule)} in ${named(area)}${many}.`;
  },
  'recurring-notice': ({ parties, notice, recurrence }) =>
    `${each(parties)} gives a notice of ${named(notice)} ${oftenInWords(recurrence)}.`,
  'recurring-visit': ({ parties, area, recurrence }) =>
    `Patrols of ${each(parties)} look at some place in ${named(area)} ${oftenInWords(recurrence)}.`,
  'declared-cap': ({ parties, limit, declared, notice }) =>
    `${each(parties)} has at most ${limit} ${wordsForCategory(declared)}, by what notices of ${named(notice)} declare.`,
  'stay-limit': (rule) =>
    `No ${who(rule)} may stay in ${named(rule.area)} for longer than ${span(rule.stay)}.`,
  'human-judged': () => 'People judge this clause: the machine decides it neither way.',
};

export const ruleInWords = (rule: Rule): string => capital((SAY[rule.form] as (rule: Rule) => string)(rule));
