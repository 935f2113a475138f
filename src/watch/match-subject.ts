/**
 * Whom a reading speaks about, as tables: category × reading and party × reading, each no, yes or unknown.
 * An object whose kind or side is not known is neither in nor out; the verdict on it says so.
 */
import type { PartySet, Reading, Rule } from '../accord/index.ts';
import {
  CATEGORIES,
  type Category,
  isKindOf,
  isWithinBound,
  type TraitBound,
  type Traits,
} from '../kernel/index.ts';
import { type Answer, NO, UNKNOWN, YES } from './place/height.ts';

/** Could an object known only as `category` be of kind `pattern`? `unknown` as a pattern means anything. */
export function matchCategory(category: Category, pattern: Category): Answer {
  if (pattern === 'unknown' || isKindOf(category, pattern)) return YES;
  if (category === 'unknown' || isKindOf(pattern, category)) return UNKNOWN;
  return NO;
}

/** `party` undefined: nobody knows whose it is. */
export function matchParty(party: string | undefined, set: PartySet): Answer {
  if (set === 'all') return YES;
  if (party === undefined) return UNKNOWN;
  return set.includes(party) ? YES : NO;
}

/** What a rule asks of those it binds; none where any of the kind will do. */
export const boundsOf = (rule: Rule): readonly TraitBound[] => ('with' in rule ? rule.with : undefined) ?? [];

/** Something not known that a bound asks about leaves it open, unless another bound rules the object out. */
export function matchTraits(traits: Traits | undefined, bounds: readonly TraitBound[]): Answer {
  let answer: Answer = YES;
  for (const bound of bounds) {
    const value = traits?.[bound.trait];
    if (value === undefined) answer = UNKNOWN;
    else if (!isWithinBound(bound, value)) return NO;
  }
  return answer;
}

export const both = (a: Answer, b: Answer): Answer => {
  if (a === NO || b === NO) return NO;
  return a === YES && b === YES ? YES : UNKNOWN;
};

/** What an identity alone says about an object of unknown category: only aircraft have ICAO addresses. */
export function impliedCategory(category: number, identityKind: number): number {
  if (category !== 0) return category;
  if (identityKind === 1 || identityKind === 2) return AIRCRAFT;
  return identityKind === 3 ? VESSEL : 0;
}

const AIRCRAFT = CATEGORIES.indexOf('aircraft');
const VESSEL = CATEGORIES.indexOf('vessel');

/** By category index: is it on the surface, so that its height is the surface's? */
export const ON_SURFACE = Uint8Array.from(CATEGORIES, (category) =>
  ['vessel', 'vehicle', 'person', 'works'].some((kind) => isKindOf(category, kind as Category)) ? 1 : 0,
);

/** Answers for every (reading, category, party): one look-up per evaluation. */
export interface SubjectTable {
  /** `party` is a position in the picture's list, -1 unknown. */
  answer(reading: number, category: number, party: number): Answer;
}

export function makeSubjectTable(readings: readonly Reading[], parties: readonly string[]): SubjectTable {
  const kinds = CATEGORIES.length;
  const sides = parties.length + 1;
  const table = new Uint8Array(readings.length * kinds * sides);
  readings.forEach(({ rule }, r) => {
    if (!('category' in rule)) return;
    for (let c = 0; c < kinds; c++) {
      for (let p = 0; p < sides; p++) {
        const category = matchCategory(CATEGORIES[c]!, rule.category);
        table[(r * kinds + c) * sides + p] = both(category, matchParty(parties[p - 1], rule.parties));
      }
    }
  });
  return {
    answer: (reading, category, party) => table[(reading * kinds + category) * sides + party + 1] as Answer,
  };
}
