import type { Corners } from './corner-parity.ts';
import { PAD, RowSpan } from './row-span.ts';

/**
 * Which edges reach which cell of a grid, as one flat list per cell. Two passes over the same edges in the
 * same order: `count` each, `allot`, `put` each. Widened by the pad: a cell may list an edge that just misses it.
 */
export class EdgeBins {
  /** Items of cell i lie in `items` from `first[i]` to `first[i + 1]`. */
  first: Int32Array = new Int32Array(1);
  items: Int32Array = new Int32Array(0);
  #filled: Int32Array = new Int32Array(0);
  #grid: Corners = { west: 0, south: 0, step: 1, columns: 0, rows: 0 };
  readonly #span = new RowSpan();

  start(grid: Corners): void {
    const cells = grid.columns * grid.rows;
    if (this.first.length <= cells) {
      this.first = new Int32Array(2 * cells + 1);
      this.#filled = new Int32Array(2 * cells + 1);
    }
    this.first.fill(0, 0, cells + 1);
    this.#grid = grid;
  }

  count(x1: number, y1: number, x2: number, y2: number): void {
    this.#walk(x1, y1, x2, y2, (cell) => {
      this.first[cell + 1]!++;
    });
  }

  allot(): void {
    const cells = this.#grid.columns * this.#grid.rows;
    for (let cell = 0; cell < cells; cell++) this.first[cell + 1]! += this.first[cell]!;
    this.#filled.set(this.first.subarray(0, cells));
    const total = this.first[cells]!;
    if (this.items.length < total) this.items = new Int32Array(2 * total);
  }

  put(x1: number, y1: number, x2: number, y2: number, item: (cell: number) => number): void {
    this.#walk(x1, y1, x2, y2, (cell) => {
      this.items[this.#filled[cell]!++] = item(cell);
    });
  }

  #walk(x1: number, y1: number, x2: number, y2: number, visit: (cell: number) => void): void {
    const { west, south, step, columns, rows } = this.#grid;
    const low = Math.max(0, Math.floor((Math.min(y1, y2) - PAD - south) / step));
    const high = Math.min(rows - 1, Math.floor((Math.max(y1, y2) + PAD - south) / step));
    for (let row = low; row <= high; row++) {
      this.#span.set(x1, y1, x2, y2, south + row * step, south + (row + 1) * step);
      const from = Math.max(0, Math.floor((this.#span.ends[0]! - west) / step));
      const to = Math.min(columns - 1, Math.floor((this.#span.ends[1]! - west) / step));
      for (let column = from; column <= to; column++) visit(row * columns + column);
    }
  }
}
