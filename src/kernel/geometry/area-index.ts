/**
 * Many areas, asked many times: which of them hold this place? A place falls into one cell, and the cell
 * knows the areas that hold it whole, and for each area with edges near it the parity at its south-west corner
 * and those edges. From the corner a path leads north and then east to the place; each local edge that it
 * crosses flips the parity. So a query touches one record and a handful of edges, and is exact: it agrees with
 * `inside` on every place, except that an edge belongs to its area.
 *
 * Hot path: nothing is allocated per query.
 */
import { orient2d } from 'robust-predicates';
import type { Degrees } from '../units.ts';
import { type AreaCells, sizeOfCells } from './area-cells.ts';
import { buildCells } from './build-cells.ts';
import { passesBelow, passesLeft } from './edge-side.ts';
import type { AreaGeometry } from './shape.ts';

export class AreaIndex {
  readonly cells: AreaCells;

  /** Areas keep their order: the answer names them by their position. Even-odd over all rings of each. */
  constructor(areas: readonly AreaGeometry[]) {
    this.cells = buildCells(areas);
  }

  /** Memory of the index in bytes. */
  get bytes(): number {
    return sizeOfCells(this.cells);
  }

  /**
   * Writes the positions of the areas that hold the place, edges included, to `out` and returns how many
   * there are. Room for as many as there are areas is always enough. A place off Earth or NaN is in none.
   */
  query(lon: Degrees, lat: Degrees, out: Int32Array): number {
    const { west, south, size, columns, rows, coarse, records } = this.cells;
    const column = Math.floor((lon - west) / size);
    const row = Math.floor((lat - south) / size);
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return 0;
    let left = west + column * size;
    let bottom = south + row * size;
    let at = coarse[row * columns + column]!;
    if (at < 0) {
      const division = -1 - at;
      const bits = this.cells.bits[division]!;
      const last = (1 << bits) - 1;
      const step = size / (1 << bits);
      const x = Math.max(0, Math.min(last, Math.floor((lon - left) / step)));
      const y = Math.max(0, Math.min(last, Math.floor((lat - bottom) / step)));
      left += x * step;
      bottom += y * step;
      at = this.cells.fine[this.cells.start[division]! + (y << bits) + x]!;
    }
    if (at === 0) return 0;
    const covers = records[at]!;
    let entries = records[at + 1]!;
    at += 2;
    let found = 0;
    for (; found < covers; found++) out[found] = records[at++]!;
    for (; entries > 0; entries--) {
      if (this.#holds(at, lon, lat, left, bottom)) out[found++] = records[at]! >> 1;
      at += 2 + 2 * records[at + 1]!;
    }
    return found;
  }

  /** Whether the area of the entry at `at` holds a place in the cell with this south-west corner. */
  #holds(at: number, lon: number, lat: number, left: number, bottom: number): boolean {
    const { records, xy } = this.cells;
    let parity = (records[at]! & 1) === 1;
    let run = at + 2;
    const end = run + 2 * records[at + 1]!;
    for (; run < end; run += 2) {
      let v = 2 * records[run]!;
      const last = v + 2 * records[run + 1]!;
      let x1 = xy[v]!;
      let y1 = xy[v + 1]!;
      while (v < last) {
        v += 2;
        const x2 = xy[v]!;
        const y2 = xy[v + 1]!;
        if (x1 > left !== x2 > left) {
          // the way north along the cell's west border
          if (passesBelow(x1, y1, x2, y2, left, lat) !== passesBelow(x1, y1, x2, y2, left, bottom))
            parity = !parity;
        }
        if (y1 > lat !== y2 > lat) {
          // the way east at the place's latitude
          if (x1 <= left || x2 <= left) {
            if (passesLeft(x1, y1, x2, y2, left, lat)) parity = !parity;
          }
          if (x1 <= lon || x2 <= lon) {
            const turn = orient2d(x1, y1, x2, y2, lon, lat);
            if (turn === 0) return true;
            if (turn > 0 === y2 > y1) parity = !parity;
          }
        } else if (y2 === lat && (x2 === lon || (y1 === lat && x1 > lon !== x2 > lon))) return true;
        x1 = x2;
        y1 = y2;
      }
    }
    return parity;
  }
}
