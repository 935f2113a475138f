import type { Degrees } from '../units.ts';

/**
 * Cells are widened by this on each side when edges are laid into them. It is far more than any rounding
 * of a cell's index or border and far less than a cell, so a place never misses an edge of its cell.
 */
export const PAD: Degrees = 1e-9;

/** Shortest height that is interpolated over; flatter edges take their whole width in every row they touch. */
const FLAT: Degrees = 4 * PAD;

/** The west and east end of what an edge does in one row of cells. Reused, so that nothing is allocated. */
export class RowSpan {
  /** West, east. Kept in an array, since doubles in plain fields may be boxed anew at each write. */
  readonly ends = new Float64Array(2);

  /** The part of the edge between two latitudes, widened by the pad. The edge must reach the row. */
  set(x1: number, y1: number, x2: number, y2: number, bottom: number, top: number): void {
    let from = x1;
    let to = x2;
    if (Math.abs(y2 - y1) > FLAT) {
      const slope = (x2 - x1) / (y2 - y1);
      const low = bottom - PAD;
      const high = top + PAD;
      if (y1 < low) from = x1 + (low - y1) * slope;
      else if (y1 > high) from = x1 + (high - y1) * slope;
      if (y2 < low) to = x1 + (low - y1) * slope;
      else if (y2 > high) to = x1 + (high - y1) * slope;
    }
    this.ends[0] = (from < to ? from : to) - PAD;
    this.ends[1] = (from < to ? to : from) + PAD;
  }
}
