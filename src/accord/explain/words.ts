/** The words in which an accord is explained to people: one place for all of them, so that they can be translated. */
import {
  type Category,
  DAY,
  formatDtg,
  formatInstant,
  HOUR,
  type Instant,
  MINUTE,
  SECOND,
  type Trait,
  type TraitBound,
} from '../../kernel/index.ts';
import type { PartySet } from '../rules/parties.ts';
import { MONTHS, type Recurrence } from '../rules/recurrence.ts';

const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  unknown: 'objects of any kind',
  aircraft: 'aircraft',
  'aircraft.civil': 'civil aircraft',
  'aircraft.military': 'military aircraft',
  'aircraft.uncrewed': 'uncrewed aircraft',
  'aircraft.rotary': 'helicopters',
  vessel: 'vessels',
  'vessel.merchant': 'merchant vessels',
  'vessel.fishing': 'fishing vessels',
  'vessel.military': 'warships',
  'vessel.passenger': 'passenger vessels',
  vehicle: 'vehicles',
  'vehicle.military': 'military vehicles',
  'vehicle.artillery': 'artillery pieces',
  person: 'persons',
  'vehicle.tank': 'tanks',
  'vehicle.armoured': 'armoured vehicles',
  'vehicle.artillery.gun': 'guns',
  'vehicle.artillery.mortar': 'mortars',
  'vehicle.artillery.rocket': 'rocket artillery',
  'vehicle.missile': 'missile launchers',
  'vehicle.air-defence': 'air defence systems',
  'vessel.military.capital': 'capital ships',
  'vessel.military.carrier': 'aircraft carriers',
  'vessel.military.submarine': 'submarines',
  'person.military': 'military personnel',
  'person.contractor': 'contractors',
  works: 'works',
  'works.fortification': 'fortifications',
  'works.base': 'bases',
  'works.training': 'training sites',
};

export const wordsForCategory = (category: Category): string => CATEGORY_WORDS[category];

export const list = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

/** Whose objects a rule is about, to stand behind what they are. */
export const ofWhom = (parties: PartySet): string =>
  parties === 'all' ? ', whoever they belong to,' : ` of ${list(parties, 'or')}`;

export const whom = (parties: PartySet): string => (parties === 'all' ? 'everyone' : list(parties));

/** Of a rule that every party keeps by itself. */
export const each = (parties: PartySet): string =>
  parties === 'all' ? 'every party' : parties.length === 1 ? parties[0]! : `each of ${list(parties)}`;

export const oftenInWords = (recurrence: Recurrence): string =>
  'every' in recurrence
    ? `in every ${span(recurrence.every)}`
    : `every year by ${recurrence.by.day} ${MONTHS[recurrence.by.month - 1]!}`;

const UNITS: readonly (readonly [number, string])[] = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
];

/** In the largest unit that gives a whole number: `21 d`, `90 s`. */
export function span(milliseconds: number): string {
  const [size, unit] = UNITS.find(([size]) => milliseconds >= size && milliseconds % size === 0) ?? [1, 'ms'];
  return `${milliseconds / size} ${unit}`;
}

const rounded = (value: number): string => String(Number(value.toPrecision(4)));

export const metres = (value: number): string =>
  value >= 1_000 ? `${rounded(value / 1_000)} km` : `${rounded(value)} m`;

const MEASURES: Readonly<Record<Trait, (value: number) => string>> = {
  tonnage: (value) => `${value} t`,
  calibre: (value) => `${value} mm`,
  range: metres,
};

/** `tonnage over 10000 t and calibre at least 100 mm`. */
export const measures = (bounds: readonly TraitBound[]): string =>
  list(bounds.map(({ trait, is, than }) => `${trait} ${is} ${MEASURES[trait](than)}`));

const KNOTS_PER_METRE_PER_SECOND = 3_600 / 1_852;

export const speedInWords = (value: number): string =>
  `${rounded(value)} m/s (${rounded(value * KNOTS_PER_METRE_PER_SECOND)} kn)`;

/** Date-time group first, then the same in full, since a group names no century. */
export const instantInWords = (at: Instant): string =>
  `${formatDtg(at)} (${formatInstant(at).slice(0, 16).replace('T', ' ')} UTC)`;

export const named = (name: string): string => `"${name}"`;

/** `an attack`, `a blast`. */
export const oneOf = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
