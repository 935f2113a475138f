/** Objects keep to a corridor and to its speeds. */
import type { Category, Milliseconds, TraitBound } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { object, optional } from '../text/object-shape.ts';
import { speed } from '../text/quantity.ts';
import { about, located, type ValueOf } from '../text/shape.ts';
import { areaName, category, checkedArea, dwell, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';
import { boundsOf, withTraits } from './traits.ts';

/** Inside `within`, objects keep to the corridor and to its speeds, m/s over ground. */
export interface Corridor {
  readonly form: 'corridor';
  readonly parties: PartySet;
  readonly category: Category;
  /** Only objects within all of these; absent: all of the category. */
  readonly with?: readonly TraitBound[];
  readonly corridor: string;
  readonly within: string;
  readonly minSpeed?: number;
  readonly maxSpeed?: number;
  readonly dwell: Milliseconds;
}

export const corridorShape = object({
  parties,
  of: category,
  with: withTraits,
  corridor: about('Where they must keep to.', areaName),
  within: about('Where the duty holds.', areaName),
  speed: optional(located(object({ min: optional(speed), max: optional(speed) }))),
  for: dwell,
});

export function resolveCorridor(terms: ValueOf<typeof corridorShape>, around: RuleSurroundings): Corridor {
  const { min, max } = terms.speed?.value ?? {};
  if (terms.speed && min === undefined && max === undefined) {
    const message = 'the speed has neither a lowest nor a highest';
    const mend = 'say min: or max:, or leave speed: out';
    around.report.problems.push(problem('ACCORD_KEY_MISSING', terms.speed.place, message, mend));
  }
  if (min !== undefined && max !== undefined && min > max) {
    const message = 'the lowest speed is above the highest';
    around.report.problems.push(problem('ACCORD_VALUE', terms.speed!.place, message, 'swap the two'));
  }
  return {
    form: 'corridor',
    parties: partySet(terms.parties),
    category: terms.of,
    ...boundsOf(terms.with, around.report),
    corridor: checkedArea(terms.corridor, around),
    within: checkedArea(terms.within, around),
    ...(min === undefined ? {} : { minSpeed: min }),
    ...(max === undefined ? {} : { maxSpeed: max }),
    dwell: terms.for ?? 0,
  };
}
