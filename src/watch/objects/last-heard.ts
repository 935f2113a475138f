/**
 * Where objects of certain kinds were last heard, in a hash of cells; and how far any of them can be from there by
 * now, so that a question knows how many cells to look at. Nothing is allocated per fix.
 */
import { CATEGORIES, type Instant, isKindOf, METRES_PER_DEGREE, MINUTE, SECOND } from '../../kernel/index.ts';
import type { FixColumns, TrackedColumns } from '../../picture/index.ts';
import { END, resized } from '../free-list.ts';
import { sureDistance } from '../place/cells.ts';

/** Nobody knows where an object is that was not heard for longer than this. */
export const LONGEST_UNHEARD = MINUTE;

/** Greatest speed assumed of an object that does not say its own, m/s: a fast ship, a car, an airliner. */
const ASSUMED_SPEED = Float64Array.from(CATEGORIES, (category) => {
  if (isKindOf(category, 'vessel')) return 25;
  return (['vehicle', 'person', 'works'] as const).some((kind) => isKindOf(category, kind)) ? 40 : 300;
});

/** Lists of objects, each of some cells of the grid. */
const BUCKETS = 1 << 14;
const bucketOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 18;

/** In place of a cell: the object is not on the grid. */
const NOWHERE = -1;

/** How often the bounds are measured anew: who made them wide may be heard again, or gone. Milliseconds. */
const MEASURED_EVERY = 2_000;
/** Places in `bounds`: metres per second; metres; instants. */
const BOUND = { fastest: 0, widest: 1, earliest: 2, measuredAt: 3 } as const;

export type LastHeard = ReturnType<typeof makeLastHeard>;

/** `cell` in degrees. Columns are by track: degrees, metres per second, metres (standard deviation), instants. */
export function makeLastHeard(cell: number) {
  const room = 64;
  return {
    cell,
    /** Cells around the globe; a key fits 32 bits at the finest cell. */
    wide: Math.ceil(360 / cell),
    longitude: new Float64Array(room),
    latitude: new Float64Array(room),
    pace: new Float64Array(room),
    sigma: new Float64Array(room),
    seenAt: new Float64Array(room),
    category: new Uint8Array(room),
    source: new Uint16Array(room),
    index: new Uint32Array(room),
    key: new Int32Array(room).fill(NOWHERE),
    heads: new Int32Array(BUCKETS).fill(END),
    next: new Int32Array(room),
    /** `BOUND`: nobody on the grid is faster, less surely placed, or heard earlier yet lately enough to matter. */
    bounds: Float64Array.of(0, 0, Infinity, -Infinity),
  };
}

export const columnOf = ({ cell }: LastHeard, { longitude }: FixColumns, i: number): number =>
  Math.floor((longitude[i]! + 180) / cell) | 0;
export const rowOf = ({ cell }: LastHeard, { latitude }: FixColumns, i: number): number =>
  Math.floor((latitude[i]! + 90) / cell) | 0;
export const keyOf = ({ wide }: LastHeard, column: number, row: number): number =>
  row * wide + ((column + wide) % wide);
/** The first of those whose cells share a bucket with this one; `next` goes on, and their keys tell them apart. */
export const firstAt = ({ heads }: LastHeard, key: number): number => heads[bucketOf(key)]!;
export const cellMetres = ({ cell }: LastHeard): number => cell * METRES_PER_DEGREE;

/** The track is here now. */
export function hear(
  heard: LastHeard,
  track: number,
  category: number,
  fixes: FixColumns,
  tracked: TrackedColumns,
  i: number,
): void {
  makeRoom(heard, track);
  const key = keyOf(heard, columnOf(heard, fixes, i), rowOf(heard, fixes, i));
  if (heard.key[track] !== key) {
    forget(heard, track);
    const bucket = bucketOf(key);
    heard.next[track] = heard.heads[bucket]!;
    heard.heads[bucket] = track;
    heard.key[track] = key;
  }
  const speed = tracked.speed[i]!;
  const sigma = tracked.sigma[i]!;
  heard.longitude[track] = fixes.longitude[i]!;
  heard.latitude[track] = fixes.latitude[i]!;
  heard.category[track] = category;
  heard.seenAt[track] = fixes.observedAt[i]!;
  heard.source[track] = fixes.source[i]!;
  heard.index[track] = fixes.index[i]!;
  heard.pace[track] = speed >= 0 ? speed : ASSUMED_SPEED[category]!;
  heard.sigma[track] = sigma > 0 ? sigma : 0;
  widen(heard, track);
  lengthen(heard, track);
}

/** The track is gone, or of no interest any more. */
export function forget({ key, heads, next }: LastHeard, track: number): void {
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

/** Metres from where it was last heard, uncertainty included, beyond which nobody can be at a row's instant. */
export function furthestMoved(heard: LastHeard, { observedAt }: FixColumns, i: number): number {
  const { bounds } = heard;
  const at = observedAt[i]!;
  if (at - bounds[BOUND.measuredAt]! >= MEASURED_EVERY) measure(heard, at);
  // a row that comes late may meet those that were silent too long when last measured
  const late = at < bounds[BOUND.measuredAt]!;
  const silent = late ? LONGEST_UNHEARD : Math.min(LONGEST_UNHEARD, at - bounds[BOUND.earliest]!);
  const moved = silent > 0 ? (bounds[BOUND.fastest]! * silent) / SECOND : 0;
  return moved + sureDistance(bounds[BOUND.widest]!);
}

function measure(heard: LastHeard, at: Instant): void {
  const { bounds, key, seenAt } = heard;
  bounds[BOUND.fastest] = 0;
  bounds[BOUND.widest] = 0;
  bounds[BOUND.earliest] = Infinity;
  bounds[BOUND.measuredAt] = at;
  for (let track = 0; track < key.length; track++) {
    if (key[track] === NOWHERE) continue;
    widen(heard, track);
    if (at - seenAt[track]! <= LONGEST_UNHEARD) lengthen(heard, track);
  }
}

function widen({ bounds, pace, sigma }: LastHeard, track: number): void {
  if (pace[track]! > bounds[BOUND.fastest]!) bounds[BOUND.fastest] = pace[track]!;
  if (sigma[track]! > bounds[BOUND.widest]!) bounds[BOUND.widest] = sigma[track]!;
}

function lengthen({ bounds, seenAt }: LastHeard, track: number): void {
  if (seenAt[track]! < bounds[BOUND.earliest]!) bounds[BOUND.earliest] = seenAt[track]!;
}

function makeRoom(heard: LastHeard, track: number): void {
  const from = heard.key.length;
  if (track < from) return;
  const length = Math.max(track + 1, from * 2);
  heard.longitude = resized(heard.longitude, length);
  heard.latitude = resized(heard.latitude, length);
  heard.pace = resized(heard.pace, length);
  heard.sigma = resized(heard.sigma, length);
  heard.seenAt = resized(heard.seenAt, length);
  heard.category = resized(heard.category, length);
  heard.source = resized(heard.source, length);
  heard.index = resized(heard.index, length);
  heard.key = resized(heard.key, length).fill(NOWHERE, from);
  heard.next = resized(heard.next, length);
}
