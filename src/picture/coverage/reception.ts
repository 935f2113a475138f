/**
 * Reception by experience: where cooperative objects were heard, in bins of ten minutes. It tells a ship
 * that fell silent among heard neighbours (dark) from one that sailed out of everyone's reach (not
 * covered). It never supports compliance: what does not transmit is not heard.
 *
 * One cell keeps the two objects heard last and when, so that a silent object is not its own neighbour.
 * The grid is in degrees; cells narrow towards the poles, which makes "around here" stricter there.
 */
import { type Instant, MINUTE } from '../../kernel/index.ts';
import type { FixColumns } from '../observation.ts';

export const RECEPTION_BIN = 10 * MINUTE;
/** Degrees: about 28 km north to south. */
export const RECEPTION_CELL = 0.25;
const COLUMNS = 360 / RECEPTION_CELL;
const ROWS = 180 / RECEPTION_CELL;
/** Words of a cell: slot + 1 and bin of one object, the same of another, objects counted and their bin; padding. */
const WORDS = 8;

export interface ReceptionCell {
  readonly west: number;
  readonly south: number;
  /** Objects heard in the newest bin that holds any; one that leaves and comes back counts again. */
  readonly count: number;
  /** Start of that bin. */
  readonly from: Instant;
}

export interface Reception {
  /** Row `i` is a trusted position of the object in `slot`. */
  receive(slot: number, fixes: FixColumns, i: number): void;
  /**
   * Was an object other than the one in `except` heard in this cell, or on two opposite sides of it, in the bin
   * of `at`, the one before or since? Reception between two places is taken to reach what lies between them,
   * never what lies beyond. Only the newest bin of each object is kept, so ask about the present.
   */
  heard(lon: number, lat: number, at: Instant, except: number): boolean;
  cells(at: Instant): readonly ReceptionCell[];
}

/** Cells are kept in pages of 10° × 10°, made when something is first heard there. */
const PAGE_SIDE = 40;
const PAGE_COLUMNS = COLUMNS / PAGE_SIDE;
const PAGE_ROWS = ROWS / PAGE_SIDE;
const NEVER = new Int32Array(0);
/** One of each two opposite neighbours, as rows and columns. */
const HALF_RING = [
  [0, 1],
  [1, 0],
  [1, 1],
  [1, -1],
] as const;

export function createReception(capacity: number): Reception {
  /** Cell and bin in which each slot was heard last: most rows change neither, and are done with here. */
  const newest = new Int32Array(capacity * 2);
  const pages: Int32Array[] = Array.from({ length: PAGE_COLUMNS * PAGE_ROWS }, () => NEVER);
  /** Cells with a count, as row × COLUMNS + column. */
  const touched: number[] = [];

  const pageOf = (row: number, column: number): number =>
    ((row / PAGE_SIDE) | 0) * PAGE_COLUMNS + ((column / PAGE_SIDE) | 0);
  const wordOf = (row: number, column: number): number =>
    ((row % PAGE_SIDE) * PAGE_SIDE + (column % PAGE_SIDE)) * WORDS;

  function open(page: number): Int32Array {
    const words = new Int32Array(PAGE_SIDE * PAGE_SIDE * WORDS);
    pages[page] = words;
    return words;
  }

  const columnOf = (lon: number): number =>
    Math.min(COLUMNS - 1, Math.max(0, Math.floor((lon + 180) / RECEPTION_CELL)));
  const rowOf = (lat: number): number =>
    Math.min(ROWS - 1, Math.max(0, Math.floor((lat + 90) / RECEPTION_CELL)));

  function count(words: Int32Array, first: number, bin: number, cell: number): void {
    if (words[first + 5] === bin) {
      words[first + 4]!++;
      return;
    }
    if (words[first + 5] === 0) touched.push(cell);
    words[first + 5] = bin;
    words[first + 4] = 1;
  }

  function enter(slot: number, row: number, column: number, bin: number): void {
    const page = pageOf(row, column);
    const words = pages[page]!.length === 0 ? open(page) : pages[page]!;
    const first = wordOf(row, column);
    count(words, first, bin, row * COLUMNS + column);
    if (words[first] === slot + 1) {
      words[first + 1] = bin;
      return;
    }
    // The object heard last moves to the front; the other place keeps the one before it.
    words[first + 2] = words[first]!;
    words[first + 3] = words[first + 1]!;
    words[first] = slot + 1;
    words[first + 1] = bin;
  }

  const holds = (words: Int32Array, word: number, bin: number, except: number): boolean =>
    words[word] !== 0 && words[word]! - 1 !== except && words[word + 1]! >= bin - 1;

  function heardIn(row: number, column: number, bin: number, except: number): boolean {
    if (row < 0 || row >= ROWS) return false;
    const wrapped = (column + COLUMNS) % COLUMNS;
    const words = pages[pageOf(row, wrapped)]!;
    if (words.length === 0) return false;
    const word = wordOf(row, wrapped);
    return holds(words, word, bin, except) || holds(words, word + 2, bin, except);
  }

  return {
    receive(slot, fixes, i) {
      // As `rowOf` and `columnOf` do, but a number handed to a closure may be boxed.
      const row = Math.min(ROWS - 1, Math.max(0, ((fixes.latitude[i]! + 90) / RECEPTION_CELL) | 0));
      const column = Math.min(COLUMNS - 1, Math.max(0, ((fixes.longitude[i]! + 180) / RECEPTION_CELL) | 0));
      const bin = (fixes.observedAt[i]! / RECEPTION_BIN) | 0;
      const cell = row * COLUMNS + column;
      if (newest[slot * 2] === cell && newest[slot * 2 + 1] === bin) return;
      newest[slot * 2] = cell;
      newest[slot * 2 + 1] = bin;
      enter(slot, row, column, bin);
    },
    heard(lon, lat, at, except) {
      const bin = Math.floor(at / RECEPTION_BIN);
      const row = rowOf(lat);
      const column = columnOf(lon);
      if (heardIn(row, column, bin, except)) return true;
      for (const [dy, dx] of HALF_RING) {
        const here = heardIn(row + dy, column + dx, bin, except);
        if (here && heardIn(row - dy, column - dx, bin, except)) return true;
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
        const counted = words[first + 5]!;
        if (counted < bin - 1) return [];
        const west = column * RECEPTION_CELL - 180;
        const south = row * RECEPTION_CELL - 90;
        return [{ west, south, count: words[first + 4]!, from: counted * RECEPTION_BIN }];
      });
    },
  };
}
