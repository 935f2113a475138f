/**
 * Where each track stands towards the zones around it: one row per (track, zone) for zones that the track is
 * in or has just left, chained per track. A track far from every zone has no rows.
 *
 * Two answers are kept apart. `raw` is exact geometry for the newest fix. `inside` follows it only when the
 * position is sure enough: it turns when the probability of being on that side reaches 95 %, so a ship that
 * jitters on a boundary enters once. What is reported as the time of entry is when `raw` turned.
 */
import type { Metres } from '../../kernel/index.ts';
import type { FixColumns } from '../../picture/index.ts';
import { END, giveRow, makeRows, type Rows, resized, takeRow } from '../free-list.ts';
import type { Answer } from './height.ts';

/**
 * Standard deviations from the boundary at which a position is on its side with 95 % probability, for a
 * boundary that is straight at this scale. @source Normal distribution, Φ(1.645) = 0.95.
 */
export const SURE_SIDE = 1.645;

export const sureDistance = (sigma: Metres): Metres => (sigma > 0 ? SURE_SIDE * sigma : 0);

/** Height column of a cell whose height was not asked yet. */
const UNSET = 3;

/** How a presence began. */
export const HOW = { entered: 0, appeared: 1, crossed: 2 } as const;

export interface Cells extends Rows {
  /** First row of each track; END none. */
  readonly head: { of: Int32Array };
  zone: Int32Array;
  raw: Uint8Array;
  inside: Uint8Array;
  how: Uint8Array;
  /** When `raw` last turned. */
  turnedAt: Float64Array;
  enteredAt: Float64Array;
  leftAt: Float64Array;
  /** `Answer` for the height band, and since when. */
  height: Uint8Array;
  heightSince: Float64Array;
}

export function makeCells(tracks: number): Cells {
  const capacity = 1024;
  return {
    ...makeRows(capacity),
    head: { of: new Int32Array(tracks).fill(END) },
    zone: new Int32Array(capacity),
    raw: new Uint8Array(capacity),
    inside: new Uint8Array(capacity),
    how: new Uint8Array(capacity),
    turnedAt: new Float64Array(capacity),
    enteredAt: new Float64Array(capacity),
    leftAt: new Float64Array(capacity),
    height: new Uint8Array(capacity),
    heightSince: new Float64Array(capacity),
  };
}

function grow(cells: Cells, capacity: number): void {
  cells.zone = resized(cells.zone, capacity);
  cells.raw = resized(cells.raw, capacity);
  cells.inside = resized(cells.inside, capacity);
  cells.how = resized(cells.how, capacity);
  cells.turnedAt = resized(cells.turnedAt, capacity);
  cells.enteredAt = resized(cells.enteredAt, capacity);
  cells.leftAt = resized(cells.leftAt, capacity);
  cells.height = resized(cells.height, capacity);
  cells.heightSince = resized(cells.heightSince, capacity);
}

export function findCell(cells: Cells, track: number, zone: number): number {
  let c = cells.head.of[track]!;
  while (c !== END && cells.zone[c] !== zone) c = cells.next[c]!;
  return c;
}

/** A new row for a track that is, for the first time, exactly inside a zone. */
export function addCell(cells: Cells, track: number, zone: number): number {
  const c = takeRow(cells, grow);
  cells.zone[c] = zone;
  cells.raw[c] = 0;
  cells.inside[c] = 0;
  cells.how[c] = HOW.entered;
  cells.turnedAt[c] = NaN;
  cells.enteredAt[c] = NaN;
  cells.leftAt[c] = NaN;
  cells.height[c] = UNSET;
  cells.heightSince[c] = -Infinity;
  cells.next[c] = cells.head.of[track]!;
  cells.head.of[track] = c;
  return c;
}

/** The position is sure: the side that it is exactly on, since it turned to it, is the side it is known to be on. */
export function trustSide(cells: Cells, c: number): void {
  const side = cells.raw[c]!;
  if (cells.inside[c] === side) return;
  cells.inside[c] = side;
  if (side === 1) cells.enteredAt[c] = cells.turnedAt[c]!;
  else cells.leftAt[c] = cells.turnedAt[c]!;
}

/** The height answer as of row `i`. */
export function setHeight(cells: Cells, c: number, answer: Answer, fixes: FixColumns, i: number): void {
  if (cells.height[c] === answer) return;
  if (cells.height[c] !== UNSET) cells.heightSince[c] = fixes.observedAt[i]!;
  cells.height[c] = answer;
}

/** Gives back the rows of a track that is neither inside nor about to be. Returns how many remain. */
export function dropOutside(cells: Cells, track: number): number {
  let kept = 0;
  let before = END;
  let c = cells.head.of[track]!;
  while (c !== END) {
    const next = cells.next[c]!;
    if (cells.inside[c] === 1 || cells.raw[c] === 1) {
      before = c;
      kept++;
    } else {
      if (before === END) cells.head.of[track] = next;
      else cells.next[before] = next;
      giveRow(cells, c);
    }
    c = next;
  }
  return kept;
}

export function dropAll(cells: Cells, track: number): void {
  let c = cells.head.of[track]!;
  while (c !== END) {
    const next = cells.next[c]!;
    giveRow(cells, c);
    c = next;
  }
  cells.head.of[track] = END;
}
