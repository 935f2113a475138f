/**
 * Many areas, asked many times: which of them hold this place? A place falls into one cell, and the cell knows
 * the areas that hold it whole, and for each area with edges near it those edges and the parity at its corner.
 * So a query touches one record and a handful of edges. It is exact: it agrees with `inside` on every place, and
 * an edge belongs to its area.
 *
 * Hot path: nothing is allocated per question.
 */
import type { Degrees } from '../units.ts';
import { type AreaCells, sizeOfCells } from './area-cells.ts';
import { buildCells } from './build-cells.ts';
import { PLACE, placeParity } from './place-parity.ts';
import type { AreaGeometry } from './shape.ts';

export class AreaIndex {
  readonly #cells: AreaCells;
  /**
   * The place asked about, longitude and latitude, for `queryPlace`; behind it the corner of the cell last looked
   * up. An array, since numbers with a fraction are boxed in plain fields and in calls that are not inlined.
   */
  readonly place = new Float64Array(4);

  /** Areas keep their order: answers name them by their position. Even-odd over all rings of each. */
  constructor(areas: readonly AreaGeometry[]) {
    this.#cells = buildCells(areas);
  }

  /** Memory of the index in bytes. */
  get bytes(): number {
    return sizeOfCells(this.#cells);
  }

  /**
   * Writes the positions of the areas that hold the place, edges included, to `out` and returns how many
   * there are. Room for as many as there are areas is always enough. A place off Earth or NaN is in none.
   */
  query(lon: Degrees, lat: Degrees, out: Int32Array): number {
    this.#ask(lon, lat);
    return this.queryPlace(out);
  }

  /** The same for the place written to `place`. */
  queryPlace(out: Int32Array): number {
    let at = this.#leafAt();
    if (at === 0) return 0;
    const { records, xy } = this.#cells;
    const list = records[at]!;
    let entries = records[at + 1]!;
    at += 2;
    let found = 0;
    if (list !== 0)
      for (const covers = records[list]!; found < covers; found++) out[found] = records[list + 1 + found]!;
    for (; entries > 0; entries--) {
      if (placeParity(records, xy, at, this.place) !== 0) out[found++] = records[at]! >> 1;
      at += 2 + 2 * records[at + 1]!;
    }
    return found;
  }

  #ask(lon: Degrees, lat: Degrees): void {
    this.place[PLACE.lon] = lon;
    this.place[PLACE.lat] = lat;
  }

  /** The record of the leaf that holds the place, 0 for none; leaves the leaf's corner in `place`. */
  #leafAt(): number {
    const { west, south, size, columns, rows, coarse } = this.#cells;
    const { place } = this;
    const x = (place[PLACE.lon]! - west) / size;
    const y = (place[PLACE.lat]! - south) / size;
    if (!(x >= 0 && x < columns && y >= 0 && y < rows)) return 0;
    const column = x | 0;
    const row = y | 0;
    place[PLACE.left] = west + column * size;
    place[PLACE.bottom] = south + row * size;
    const at = coarse[row * columns + column]!;
    return at < 0 ? this.#fineLeafAt(-1 - at) : at;
  }

  #fineLeafAt(division: number): number {
    const { size, bits, start, fine } = this.#cells;
    const { place } = this;
    const shift = bits[division]!;
    const last = (1 << shift) - 1;
    const step = size / (1 << shift);
    // rounding may put a place one cell too far; the pad around cells makes up for it
    const x = ((place[PLACE.lon]! - place[PLACE.left]!) / step) | 0;
    const y = ((place[PLACE.lat]! - place[PLACE.bottom]!) / step) | 0;
    const column = x < last ? x : last;
    const row = y < last ? y : last;
    place[PLACE.left]! += column * step;
    place[PLACE.bottom]! += row * step;
    return fine[start[division]! + (row << shift) + column]!;
  }
}
