/**
 * Many areas, asked many times: which of them hold this place, which does this way pass through, how near are
 * their edges? A place falls into one cell, and the cell knows the areas that hold it whole, and for each area
 * with edges near it those edges and the parity at its corner. So a query touches one record and a handful of
 * edges. It is exact: it agrees with `inside` on every place, and an edge belongs to its area.
 *
 * Hot path: nothing is allocated per question. Answers that are more than a number lie in columns that the
 * next question of the same kind overwrites.
 */
import type { Degrees, Metres } from '../units.ts';
import { type AreaCells, sizeOfCells } from './area-cells.ts';
import { buildCells } from './build-cells.ts';
import { EdgesNear } from './edges-near.ts';
import { Passages } from './passages.ts';
import { ODD, PLACE, placeParity } from './place-parity.ts';
import type { AreaGeometry } from './shape.ts';

export class AreaIndex {
  readonly #cells: AreaCells;
  /** Areas with an edge near the place last measured. */
  readonly near: EdgesNear;
  /** What the way last followed passes through. */
  readonly passages: Passages;
  /**
   * The place asked about, longitude and latitude, for `queryPlace`; behind it the corner of the cell last looked
   * up. An array, since numbers with a fraction are boxed in plain fields and in calls that are not inlined.
   */
  readonly place = new Float64Array(4);

  /** Areas keep their order: answers name them by their position. Even-odd over all rings of each. */
  constructor(areas: readonly AreaGeometry[]) {
    this.#cells = buildCells(areas);
    this.near = new EdgesNear(this.#cells);
    this.passages = new Passages(this.#cells);
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

  /**
   * Follows the straight way in longitude and latitude from A to B, the short way round the Earth, and leaves
   * in `passages` each stretch inside an area: where on the way (0 to 1) it enters and leaves. Which areas are
   * crossed is decided exactly; a mere touch is no passage. Returns the number of stretches.
   */
  segment(lonA: Degrees, latA: Degrees, lonB: Degrees, latB: Degrees): number {
    const { passages } = this;
    passages.begin();
    this.#startIn(lonA, latA);
    if (lonA !== lonB || latA !== latB) {
      const turn = Math.abs(lonB - lonA) <= 180 ? 0 : lonB > lonA ? 360 : -360;
      const { way } = passages;
      way[0] = lonA;
      way[1] = latA;
      way[2] = lonB - turn;
      way[3] = latB;
      passages.follow();
      if (turn !== 0) {
        way[0] = lonA + turn;
        way[2] = lonB;
        passages.follow();
      }
    }
    return passages.finish();
  }

  /**
   * Leaves in `near` the areas with an edge within `reach` of the place and returns a radius in which no edge
   * of any area lies: at least the lesser of `reach` and the nearest edge, larger where the cells around are
   * empty. Approximate metres, in a plane that touches the ellipsoid at the place.
   */
  measure(lon: Degrees, lat: Degrees, reach: Metres): Metres {
    return this.near.measure(lon, lat, reach);
  }

  /** Metres to the area's nearest edge, positive inside, negative outside; ±`reach` where it is farther. */
  distanceToEdge(area: number, lon: Degrees, lat: Degrees, reach: Metres): Metres {
    this.near.measure(lon, lat, reach);
    const distance = Math.min(reach, this.near.distanceTo(area));
    return this.holds(area, lon, lat) ? distance : -distance;
  }

  /** Whether one area holds the place, edges included. */
  holds(area: number, lon: Degrees, lat: Degrees): boolean {
    this.#ask(lon, lat);
    let at = this.#leafAt();
    if (at === 0) return false;
    const { records, xy } = this.#cells;
    const list = records[at]!;
    let entries = records[at + 1]!;
    at += 2;
    if (list !== 0) for (let i = records[list]!; i > 0; i--) if (records[list + i] === area) return true;
    for (; entries > 0; entries--) {
      if (records[at]! >> 1 === area) return placeParity(records, xy, at, this.place) !== 0;
      at += 2 + 2 * records[at + 1]!;
    }
    return false;
  }

  /** Tells `passages` which areas hold the start of a way, by the tie rule of `edge-side.ts`. */
  #startIn(lon: number, lat: number): void {
    this.#ask(lon, lat);
    let at = this.#leafAt();
    if (at === 0) return;
    const { records, xy } = this.#cells;
    const list = records[at]!;
    let entries = records[at + 1]!;
    at += 2;
    if (list !== 0) for (let i = records[list]!; i > 0; i--) this.passages.startIn(records[list + i]!);
    for (; entries > 0; entries--) {
      const parity = placeParity(records, xy, at, this.place);
      if ((parity & ODD) !== 0) this.passages.startIn(records[at]! >> 1);
      at += 2 + 2 * records[at + 1]!;
    }
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
