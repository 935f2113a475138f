import type { Degrees } from '../units.ts';

/**
 * What an area index is made of: plain columns, so that queries touch few cache lines and workers can share
 * them. A coarse grid of square cells lies over all areas; a coarse cell with many edges is divided into
 * 2^bits × 2^bits fine ones. A cell, coarse or fine, that is not divided is a leaf.
 *
 * `coarse[cell]`: 0 when no area reaches the leaf, > 0 the position of its record, < 0 divided: -1 - division.
 * `fine[start[division] + cell]`: 0 or the position of a record.
 *
 * A record in `records`:
 *   covers, entries, then for each area with edges near the leaf:
 *   area * 2 + parity at the leaf's south-west corner, runs, then per run: first vertex, edges.
 * `covers` is 0 or the position of a list of the areas that hold the whole leaf: how many, then each.
 * Edge i of a run goes from vertex first + i to the next one in `xy` (x, y, x, y, …).
 */
export interface AreaCells {
  readonly areas: number;
  readonly west: Degrees;
  readonly south: Degrees;
  /** A power of two, so that all borders are exact numbers. */
  readonly size: Degrees;
  readonly columns: number;
  readonly rows: number;
  readonly coarse: Int32Array;
  readonly start: Int32Array;
  readonly bits: Uint8Array;
  readonly fine: Int32Array;
  readonly records: Int32Array;
  readonly xy: Float64Array;
}

/** Memory of the columns in bytes. */
export const sizeOfCells = (cells: AreaCells): number =>
  cells.coarse.byteLength +
  cells.start.byteLength +
  cells.bits.byteLength +
  cells.fine.byteLength +
  cells.records.byteLength +
  cells.xy.byteLength;
