/**
 * Reception by experience: where and when objects that transmit were heard, and by which source. It tells a ship
 * that fell silent among heard neighbours (dark) from one that sailed out of everyone's reach (not covered). It
 * never supports compliance: what does not transmit is not heard.
 *
 * One cell keeps two of the objects that are heard in it, so that a silent object is not its own neighbour; when
 * each was heard last is kept with the object for as long as it stays in its cell, and with the cell after that.
 * The grid is in degrees; cells narrow towards the poles, which makes "around here" stricter there.
 */
import { type Instant, MINUTE } from '../../kernel/index.ts';
import type { FixColumns } from '../observation.ts';

/** People are shown how many were heard in stretches of this length. */
export const RECEPTION_BIN = 10 * MINUTE;
/** An object that stays in its cell is entered there again this often, so that those kept are heard still. */
const TURN = MINUTE;
const TURNS = RECEPTION_BIN / TURN;
/** Degrees: about 28 km north to south. */
export const RECEPTION_CELL = 0.25;
const COLUMNS = 360 / RECEPTION_CELL;
const ROWS = 180 / RECEPTION_CELL;
/** A cell's numbers: slot + 1, instant and source of one object, the same of another, objects counted and their bin. */
const WIDTH = 8;
const OTHER = 3;
const COUNT = 6;
const BIN = 7;

export interface ReceptionCell {
  readonly west: number;
  readonly south: number;
  /** Objects heard in the newest bin that holds any; one that leaves and comes back counts again. */
  readonly count: number;
  /** Start of that bin. */
  readonly from: Instant;
}

/** Whether something heard by the source with this ordinal at this instant counts. */
export type CountsHeard = (source: number, at: Instant) => boolean;

export interface Reception {
  /** Row `i` is a trusted position, sent by the object in `slot`. */
  receive(slot: number, fixes: FixColumns, i: number): void;
  /**
   * Does the newest that was heard of some object, other than the one in `except`, in this cell or on two opposite
   * sides of it count? Reception between two places is taken to reach what lies between them, never what lies
   * beyond.
   */
  heard(lon: number, lat: number, except: number, counts: CountsHeard): boolean;
  cells(at: Instant): readonly ReceptionCell[];
}

/** Cells are kept in pages of 10° × 10°, made when something is first heard there. */
const PAGE_SIDE = 40;
const PAGE_COLUMNS = COLUMNS / PAGE_SIDE;
const PAGE_ROWS = ROWS / PAGE_SIDE;
const NEVER = new Float64Array(0);
/** One of each two opposite neighbours, as rows and columns. */
const HALF_RING = [
  [0, 1],
  [1, 0],
  [1, 1],
  [1, -1],
] as const;

export function createReception(capacity: number): Reception {
  /** Cell and turn in which each slot was heard last: most rows change neither, and are done with here. */
  const newest = new Int32Array(capacity * 2).fill(-1);
  const newestAt = new Float64Array(capacity);
  const newestBy = new Uint16Array(capacity);
  const pages: Float64Array[] = Array.from({ length: PAGE_COLUMNS * PAGE_ROWS }, () => NEVER);
  /** Cells with a count, as row × COLUMNS + column. */
  const touched: number[] = [];

  const pageOf = (row: number, column: number): number =>
    ((row / PAGE_SIDE) | 0) * PAGE_COLUMNS + ((column / PAGE_SIDE) | 0);
  const wordOf = (row: number, column: number): number =>
    ((row % PAGE_SIDE) * PAGE_SIDE + (column % PAGE_SIDE)) * WIDTH;

  function open(page: number): Float64Array {
    const words = new Float64Array(PAGE_SIDE * PAGE_SIDE * WIDTH);
    pages[page] = words;
    return words;
  }

  const columnOf = (lon: number): number =>
    Math.min(COLUMNS - 1, Math.max(0, Math.floor((lon + 180) / RECEPTION_CELL)));
  const rowOf = (lat: number): number =>
    Math.min(ROWS - 1, Math.max(0, Math.floor((lat + 90) / RECEPTION_CELL)));

  function count(words: Float64Array, first: number, bin: number, cell: number): void {
    if (words[first + BIN] === bin) {
      words[first + COUNT]!++;
      return;
    }
    if (words[first + BIN] === 0) touched.push(cell);
    words[first + BIN] = bin;
    words[first + COUNT] = 1;
  }

  /** The object heard last moves to the front; the other place keeps the one before it. */
  function enter(slot: number, cell: number, counted: boolean, bin: number): void {
    const row = (cell / COLUMNS) | 0;
    const column = cell % COLUMNS;
    const page = pageOf(row, column);
    const words = pages[page]!.length === 0 ? open(page) : pages[page]!;
    const first = wordOf(row, column);
    if (counted) count(words, first, bin, cell);
    if (words[first] === slot + 1) return;
    for (let n = 0; n < OTHER; n++) words[first + OTHER + n] = words[first + n]!;
    words[first] = slot + 1;
  }

  /** The object is heard elsewhere from now on: the cell keeps when and by whom it was heard there last. */
  function leave(slot: number, cell: number): void {
    const row = (cell / COLUMNS) | 0;
    const column = cell % COLUMNS;
    const words = pages[pageOf(row, column)]!;
    const first = wordOf(row, column);
    for (let word = first; word <= first + OTHER; word += OTHER) {
      if (words[word] !== slot + 1) continue;
      words[word + 1] = newestAt[slot]!;
      words[word + 2] = newestBy[slot]!;
    }
  }

  function holds(words: Float64Array, word: number, cell: number, except: number, counts: CountsHeard) {
    const slot = words[word]! - 1;
    if (slot < 0 || slot === except) return false;
    const stays = newest[slot * 2] === cell;
    return stays ? counts(newestBy[slot]!, newestAt[slot]!) : counts(words[word + 2]!, words[word + 1]!);
  }

  function heardIn(row: number, column: number, except: number, counts: CountsHeard): boolean {
    if (row < 0 || row >= ROWS) return false;
    const wrapped = (column + COLUMNS) % COLUMNS;
    const words = pages[pageOf(row, wrapped)]!;
    if (words.length === 0) return false;
    const cell = row * COLUMNS + wrapped;
    const word = wordOf(row, wrapped);
    return holds(words, word, cell, except, counts) || holds(words, word + OTHER, cell, except, counts);
  }

  return {
    receive(slot, fixes, i) {
      // As `rowOf` and `columnOf` do, but a number handed to a closure may be boxed.
      const row = Math.min(ROWS - 1, Math.max(0, ((fixes.latitude[i]! + 90) / RECEPTION_CELL) | 0));
      const column = Math.min(COLUMNS - 1, Math.max(0, ((fixes.longitude[i]! + 180) / RECEPTION_CELL) | 0));
      const turn = (fixes.observedAt[i]! / TURN) | 0;
      const cell = row * COLUMNS + column;
      const before = newest[slot * 2]!;
      if (before !== cell || newest[slot * 2 + 1] !== turn) {
        if (before !== cell && before >= 0) leave(slot, before);
        const bin = (turn / TURNS) | 0;
        enter(slot, cell, before !== cell || ((newest[slot * 2 + 1]! / TURNS) | 0) !== bin, bin);
        newest[slot * 2] = cell;
        newest[slot * 2 + 1] = turn;
      }
      newestAt[slot] = fixes.observedAt[i]!;
      newestBy[slot] = fixes.source[i]!;
    },
    heard(lon, lat, except, counts) {
      const row = rowOf(lat);
      const column = columnOf(lon);
      if (heardIn(row, column, except, counts)) return true;
      for (const [dy, dx] of HALF_RING) {
        const here = heardIn(row + dy, column + dx, except, counts);
        if (here && heardIn(row - dy, column - dx, except, counts)) return true;
      }
      return false;
    },
    cells(at) {
      const bin = Math.floor(at / RECEPTION_BIN);
      return touched.flatMap((cell) => {
        const row = Math.floor(cell / COLUMNS);
        const column = cell % COLUMNS;
        const words = pages[pageOf(row, column)]!;
        const first = wordOf(row, column);
        const counted = words[first + BIN]!;
        if (counted < bin - 1) return [];
        const west = column * RECEPTION_CELL - 180;
        const south = row * RECEPTION_CELL - 90;
        return [{ west, south, count: words[first + COUNT]!, from: counted * RECEPTION_BIN }];
      });
    },
  };
}
