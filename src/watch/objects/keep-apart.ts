/**
 * Objects that must keep their distance from objects of another kind. Where everyone is, is kept in a hash of
 * cells that moves along; a keeper is judged at its own fixes, against where the others were last heard.
 * An other may have moved since: it counts as close only if it is close wherever it can have gone.
 */
import type { Rule } from '../../accord/index.ts';
import { CATEGORIES, isKindOf, METRES_PER_DEGREE, MINUTE, SECOND } from '../../kernel/index.ts';
import type { FixColumns, TrackedColumns } from '../../picture/index.ts';
import type { CompiledAccords } from '../compile.ts';
import { END, resized } from '../free-list.ts';
import { matchCategory } from '../match-subject.ts';
import { sureDistance } from '../place/cells.ts';
import { shrinkingAt } from '../place/field.ts';
import { type Answer, NO, UNKNOWN, YES } from '../place/height.ts';

/** An object not heard for longer than this is not compared with: nobody knows where it is. */
export const LONGEST_UNHEARD = MINUTE;

/** Lists of objects, each of some cells of the grid. */
const BUCKETS = 1 << 14;
const bucketOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 18;

/** In place of a cell: the object is not on the grid. */
const NOWHERE = -1;

/** Speed assumed of an object that does not say its own, m/s: a fast ship, an airliner. */
const ASSUMED_SPEED = Float64Array.from(CATEGORIES, (category) =>
  isKindOf(category, 'aircraft') ? 300 : 15,
);

export interface Neighbours {
  /** Duties to keep away from a kind, decided in area a. */
  readonly byArea: readonly (readonly number[])[];
  /** By category: does any duty keep others away from this kind, or may it? */
  readonly shunned: Uint8Array;
  /** Objects are here now; `air` chooses the speed assumed of them when they say none. */
  move(track: number, category: number, fixes: FixColumns, tracked: TrackedColumns, i: number): void;
  leave(track: number): void;
  /** Is any other object of the duty's kind surely (or, once `going`, possibly) within its distance? */
  close(
    duty: number,
    track: number,
    fixes: FixColumns,
    tracked: TrackedColumns,
    i: number,
    going: boolean,
  ): Answer;
  /** The other that decided the newest answer, END none; and whether any, asked whether surely, is so possibly. */
  readonly nearest: { track: number; possible: boolean };
  readonly source: { of: Uint16Array };
  readonly index: { of: Uint32Array };
  readonly seenAt: { of: Float64Array };
}

type Apart = Extract<Rule, { form: 'minimum-distance' }> & {
  from: { category: (typeof CATEGORIES)[number] };
};

export const keepsFromKind = (rule: Rule): rule is Apart =>
  rule.form === 'minimum-distance' && 'category' in rule.from;

export function makeNeighbours({ duties, areas }: CompiledAccords): Neighbours {
  const rules = duties.map(({ reading }) => (keepsFromKind(reading.rule) ? reading.rule : undefined));
  const widest = rules.reduce((most, rule) => Math.max(most, rule?.distance ?? 0), 0);
  const cell = Math.max(0.01, widest / METRES_PER_DEGREE);
  const cellMetres = cell * METRES_PER_DEGREE;
  const shunned = Uint8Array.from(CATEGORIES, (category) =>
    rules.some((rule) => rule && matchCategory(category, rule.from.category) !== NO) ? 1 : 0,
  );
  const heads = new Int32Array(BUCKETS).fill(END);
  const nearest = { track: END, possible: false };
  const source = { of: new Uint16Array(64) };
  const index = { of: new Uint32Array(64) };
  const seenAt = { of: new Float64Array(64) };
  let x = new Float64Array(64);
  let y = new Float64Array(64);
  let pace = new Float64Array(64);
  let kind = new Uint8Array(64);
  let key = new Int32Array(64).fill(NOWHERE);
  let next = new Int32Array(64);
  /** Greatest speed that anyone had: how far away an other may be that can have come close since. */
  let fastest = 0;
  /** Squared metres to the other that decided the newest answer. */
  const least = new Float64Array(1);

  const wide = Math.ceil(360 / cell);
  /** Fits 32 bits at the finest cell. */
  const keyOf = (column: number, row: number) => row * wide + ((column + wide) % wide);
  const columnOf = ({ longitude }: FixColumns, i: number) => Math.floor((longitude[i]! + 180) / cell) | 0;
  const rowOf = ({ latitude }: FixColumns, i: number) => Math.floor((latitude[i]! + 90) / cell) | 0;
  const answers = rules.map((rule) =>
    Uint8Array.from(CATEGORIES, (category) => (rule ? matchCategory(category, rule.from.category) : NO)),
  );

  function makeRoom(track: number): void {
    const from = x.length;
    if (track < from) return;
    const length = Math.max(track + 1, from * 2);
    [x, y, pace] = [resized(x, length), resized(y, length), resized(pace, length)];
    [kind, next, key] = [
      resized(kind, length),
      resized(next, length),
      resized(key, length).fill(NOWHERE, from),
    ];
    source.of = resized(source.of, length);
    index.of = resized(index.of, length);
    seenAt.of = resized(seenAt.of, length);
  }

  function leave(track: number): void {
    if (track >= key.length || key[track] === NOWHERE) return;
    const bucket = bucketOf(key[track]!);
    let at = heads[bucket]!;
    if (at === track) heads[bucket] = next[track]!;
    else {
      while (next[at] !== track) at = next[at]!;
      next[at] = next[track]!;
    }
    key[track] = NOWHERE;
  }

  /** The answer among the others at most `reach` cells away. */
  function look(
    duty: number,
    track: number,
    fixes: FixColumns,
    tracked: TrackedColumns,
    i: number,
    going: boolean,
    reach: number,
  ): Answer {
    const lon = fixes.longitude[i]!;
    const lat = fixes.latitude[i]!;
    const at = fixes.observedAt[i]!;
    const sure = sureDistance(tracked.sigma[i]!);
    const { distance } = rules[duty]!;
    const east = shrinkingAt(lat);
    const columns = Math.min(wide >> 1, Math.ceil(reach / east) | 0);
    const column = columnOf(fixes, i);
    const row = rowOf(fixes, i);
    const answer = answers[duty]!;
    let best: Answer = NO;
    least[0] = Infinity;
    for (let r = row - reach; r <= row + reach; r++) {
      for (let c = column - columns; c <= column + columns; c++) {
        const place = keyOf(c, r);
        for (let other = heads[bucketOf(place)]!; other !== END; other = next[other]!) {
          if (key[other] !== place || other === track || at - seenAt.of[other]! > LONGEST_UNHEARD) continue;
          const is = answer[kind[other]!]!;
          if (is === NO) continue;
          const dx = (x[other]! - lon) * east * METRES_PER_DEGREE;
          const dy = (y[other]! - lat) * METRES_PER_DEGREE;
          const apart = dx * dx + dy * dy;
          const since = at - seenAt.of[other]!;
          const blur = since > 0 ? sure + (pace[other]! * since) / SECOND : sure;
          const far = going ? distance + blur : distance - blur;
          if (apart <= (distance + blur) * (distance + blur)) nearest.possible = true;
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

  const byArea = areas.map((_, a) => duties.flatMap(({ area }, d) => (area === a && rules[d] ? [d] : [])));

  return {
    byArea,
    shunned,
    nearest,
    source,
    index,
    seenAt,
    leave,
    move: (track, category, fixes, tracked, i) => {
      makeRoom(track);
      const speed = tracked.speed[i]!;
      const place = keyOf(columnOf(fixes, i), rowOf(fixes, i));
      if (key[track] !== place) {
        leave(track);
        const bucket = bucketOf(place);
        next[track] = heads[bucket]!;
        heads[bucket] = track;
        key[track] = place;
      }
      x[track] = fixes.longitude[i]!;
      y[track] = fixes.latitude[i]!;
      kind[track] = category;
      seenAt.of[track] = fixes.observedAt[i]!;
      source.of[track] = fixes.source[i]!;
      index.of[track] = fixes.index[i]!;
      pace[track] = speed >= 0 ? speed : ASSUMED_SPEED[category]!;
      if (pace[track]! > fastest) fastest = pace[track]!;
    },
    close: (duty, track, fixes, tracked, i, going) => {
      nearest.possible = false;
      const found = look(duty, track, fixes, tracked, i, going, 1);
      if (!going || (found === YES && least[0]! <= cellMetres * cellMetres)) return found;
      const sure = sureDistance(tracked.sigma[i]!);
      const most = rules[duty]!.distance + sure + (fastest * LONGEST_UNHEARD) / SECOND;
      const reach = Math.ceil(most / cellMetres);
      return reach > 1 ? look(duty, track, fixes, tracked, i, going, reach) : found;
    },
  };
}
