/**
 * Objects that must keep their distance from objects of another kind. A keeper is judged at its own fixes, against
 * where the others were last heard. An other may have moved since, and neither place is known exactly: it counts as
 * close only if it is close wherever both can be.
 */
import type { Rule } from '../../accord/index.ts';
import { CATEGORIES, METRES_PER_DEGREE, SECOND } from '../../kernel/index.ts';
import type { FixColumns, TrackedColumns } from '../../picture/index.ts';
import type { CompiledAccords } from '../compile.ts';
import { END } from '../free-list.ts';
import { matchCategory } from '../match-subject.ts';
import { SURE_SIDE, sureDistance } from '../place/cells.ts';
import { shrinkingAt } from '../place/field.ts';
import { type Answer, NO, UNKNOWN, YES } from '../place/height.ts';
import {
  cellMetres,
  columnOf,
  firstAt,
  furthestMoved,
  keyOf,
  type LastHeard,
  LONGEST_UNHEARD,
  makeLastHeard,
  rowOf,
} from './last-heard.ts';

type Apart = Extract<Rule, { form: 'minimum-distance' }> & {
  from: { category: (typeof CATEGORIES)[number] };
};

export const keepsFromKind = (rule: Rule): rule is Apart =>
  rule.form === 'minimum-distance' && 'category' in rule.from;

export interface Neighbours {
  /** Duties to keep away from a kind, decided in area a. */
  readonly byArea: readonly (readonly number[])[];
  /** By category: does any duty keep others away from this kind, or may it? */
  readonly shunned: Uint8Array;
  /** Where objects of the shunned kinds were last heard. */
  readonly heard: LastHeard;
  /** By duty, metres; NaN: the duty keeps nobody away from a kind. */
  readonly distance: Float64Array;
  /** By duty and category: is it of the kind? */
  readonly answers: readonly Uint8Array[];
  /** The other that decided the newest answer, END none; and whether any, asked whether surely, is so possibly. */
  readonly nearest: { track: number; possible: boolean };
  /** Squared metres to the other that decided the newest answer. */
  readonly least: Float64Array;
}

/**
 * Metres that a cell reaches beyond the widest distance: as far as an airliner flies unheard in a few seconds, so that
 * one look around will mostly do.
 */
const SLACK = 2_000;

export function makeNeighbours({ duties, areas }: CompiledAccords): Neighbours {
  const rules = duties.map(({ reading }) => (keepsFromKind(reading.rule) ? reading.rule : undefined));
  const widest = rules.reduce((most, rule) => Math.max(most, rule?.distance ?? 0), 0);
  return {
    byArea: areas.map((_, a) => duties.flatMap(({ area }, d) => (area === a && rules[d] ? [d] : []))),
    shunned: Uint8Array.from(CATEGORIES, (category) =>
      rules.some((rule) => rule && matchCategory(category, rule.from.category) !== NO) ? 1 : 0,
    ),
    heard: makeLastHeard((widest + SLACK) / METRES_PER_DEGREE),
    distance: Float64Array.from(rules, (rule) => rule?.distance ?? NaN),
    answers: rules.map((rule) =>
      Uint8Array.from(CATEGORIES, (category) => (rule ? matchCategory(category, rule.from.category) : NO)),
    ),
    nearest: { track: END, possible: false },
    least: new Float64Array(1),
  };
}

/** Is any other object of the duty's kind surely (or, once `going`, possibly) within its distance? */
export function askClose(
  neighbours: Neighbours,
  duty: number,
  track: number,
  fixes: FixColumns,
  tracked: TrackedColumns,
  i: number,
  going: boolean,
): Answer {
  const { heard, nearest, least, distance } = neighbours;
  nearest.possible = false;
  const found = look(neighbours, duty, track, fixes, tracked, i, going, 1);
  const cell = cellMetres(heard);
  // surely close is never further than a cell; possibly close may be
  const decided = going ? found === YES && least[0]! <= cell * cell : found !== NO || nearest.possible;
  if (decided) return found;
  const most = distance[duty]! + sureDistance(tracked.sigma[i]!) + furthestMoved(heard, fixes, i);
  const reach = Math.ceil(most / cell) | 0;
  return reach > 1 ? look(neighbours, duty, track, fixes, tracked, i, going, reach) : found;
}

/** The answer among the others at most `reach` cells away. */
function look(
  { heard, nearest, least, distance, answers }: Neighbours,
  duty: number,
  track: number,
  fixes: FixColumns,
  tracked: TrackedColumns,
  i: number,
  going: boolean,
  reach: number,
): Answer {
  const { key, next, longitude, latitude, seenAt, pace, sigma, category } = heard;
  const lon = fixes.longitude[i]!;
  const lat = fixes.latitude[i]!;
  const at = fixes.observedAt[i]!;
  const own = tracked.sigma[i]! > 0 ? tracked.sigma[i]! : 0;
  const limit = distance[duty]!;
  const east = shrinkingAt(lat);
  const columns = Math.min(heard.wide >> 1, Math.ceil(reach / east) | 0);
  const column = columnOf(heard, fixes, i);
  const row = rowOf(heard, fixes, i);
  const answer = answers[duty]!;
  let best: Answer = NO;
  least[0] = Infinity;
  for (let r = row - reach; r <= row + reach; r++) {
    for (let c = column - columns; c <= column + columns; c++) {
      const place = keyOf(heard, c, r);
      for (let other = firstAt(heard, place); other !== END; other = next[other]!) {
        if (key[other] !== place || other === track || at - seenAt[other]! > LONGEST_UNHEARD) continue;
        const is = answer[category[other]!]!;
        if (is === NO) continue;
        const dx = (longitude[other]! - lon) * east * METRES_PER_DEGREE;
        const dy = (latitude[other]! - lat) * METRES_PER_DEGREE;
        const apart = dx * dx + dy * dy;
        const since = at - seenAt[other]!;
        const moved = since > 0 ? (pace[other]! * since) / SECOND : 0;
        const blur = SURE_SIDE * Math.sqrt(own * own + sigma[other]! * sigma[other]!) + moved;
        if (apart <= (limit + blur) * (limit + blur)) nearest.possible = true;
        const far = going ? limit + blur : limit - blur;
        if (far < 0 || apart > far * far) continue;
        const better = is === YES && best !== YES;
        if (better || (is === best && apart < least[0]!) || best === NO) {
          best = is === YES ? YES : best === YES ? YES : UNKNOWN;
          least[0] = apart;
          nearest.track = other;
        }
      }
    }
  }
  return best;
}
