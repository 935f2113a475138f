import type { AreaCells } from './area-cells.ts';
import { PAD, RowSpan } from './row-span.ts';

/**
 * The records with edges of all leaves that a straight way or a rectangle touches. A leaf that is only just
 * missed may be among them. The list is reused, so that a search allocates nothing once it has grown.
 */
export class LeafSearch {
  /** What to search, set before the search: a way's x1, y1, x2, y2 or a rectangle's west, south, east, north. */
  readonly query = new Float64Array(4);
  found = new Int32Array(64);
  count = 0;
  readonly #cells: AreaCells;
  readonly #coarseSpan = new RowSpan();
  readonly #fineSpan = new RowSpan();

  constructor(cells: AreaCells) {
    this.#cells = cells;
  }

  along(): void {
    this.count = 0;
    const x1 = this.query[0]!;
    const y1 = this.query[1]!;
    const x2 = this.query[2]!;
    const y2 = this.query[3]!;
    const { west, south, size, columns, rows, coarse } = this.#cells;
    const span = this.#coarseSpan;
    const low = Math.max(0, Math.floor((Math.min(y1, y2) - PAD - south) / size));
    const high = Math.min(rows - 1, Math.floor((Math.max(y1, y2) + PAD - south) / size));
    for (let row = low; row <= high; row++) {
      const bottom = south + row * size;
      span.set(x1, y1, x2, y2, bottom, bottom + size);
      const from = Math.max(0, Math.floor((span.ends[0]! - west) / size));
      const to = Math.min(columns - 1, Math.floor((span.ends[1]! - west) / size));
      for (let column = from; column <= to; column++) {
        const at = coarse[row * columns + column]!;
        if (at > 0) this.#add(at);
        else if (at < 0) this.#alongFine(-1 - at, column, row);
      }
    }
  }

  #alongFine(division: number, coarseColumn: number, coarseRow: number): void {
    const { west, south, bits, start, fine, size } = this.#cells;
    const x1 = this.query[0]!;
    const y1 = this.query[1]!;
    const x2 = this.query[2]!;
    const y2 = this.query[3]!;
    const left = west + coarseColumn * size;
    const bottom = south + coarseRow * size;
    const across = 1 << bits[division]!;
    const step = size / across;
    const span = this.#fineSpan;
    const low = Math.max(0, Math.floor((Math.min(y1, y2) - PAD - bottom) / step));
    const high = Math.min(across - 1, Math.floor((Math.max(y1, y2) + PAD - bottom) / step));
    for (let row = low; row <= high; row++) {
      span.set(x1, y1, x2, y2, bottom + row * step, bottom + (row + 1) * step);
      const from = Math.max(0, Math.floor((span.ends[0]! - left) / step));
      const to = Math.min(across - 1, Math.floor((span.ends[1]! - left) / step));
      for (let column = from; column <= to; column++) {
        const at = fine[start[division]! + row * across + column]!;
        if (at > 0) this.#add(at);
      }
    }
  }

  /** All leaves that a rectangle touches. */
  around(): void {
    this.count = 0;
    const { west, south, size, columns, rows, coarse } = this.#cells;
    const from = Math.max(0, Math.floor((this.query[0]! - west) / size));
    const low = Math.max(0, Math.floor((this.query[1]! - south) / size));
    const to = Math.min(columns - 1, Math.floor((this.query[2]! - west) / size));
    const high = Math.min(rows - 1, Math.floor((this.query[3]! - south) / size));
    for (let row = low; row <= high; row++) {
      for (let column = from; column <= to; column++) {
        const at = coarse[row * columns + column]!;
        if (at > 0) this.#add(at);
        else if (at < 0) this.#aroundFine(-1 - at, column, row);
      }
    }
  }

  #aroundFine(division: number, coarseColumn: number, coarseRow: number): void {
    const { west, south, size, bits, start, fine } = this.#cells;
    const across = 1 << bits[division]!;
    const step = size / across;
    const left = west + coarseColumn * size;
    const bottom = south + coarseRow * size;
    const from = Math.max(0, Math.floor((this.query[0]! - left) / step));
    const low = Math.max(0, Math.floor((this.query[1]! - bottom) / step));
    const to = Math.min(across - 1, Math.floor((this.query[2]! - left) / step));
    const high = Math.min(across - 1, Math.floor((this.query[3]! - bottom) / step));
    for (let row = low; row <= high; row++) {
      for (let column = from; column <= to; column++) {
        const at = fine[start[division]! + row * across + column]!;
        if (at > 0) this.#add(at);
      }
    }
  }

  #add(record: number): void {
    if (this.#cells.records[record + 1] === 0) return;
    if (this.count === this.found.length) {
      const larger = new Int32Array(2 * this.count);
      larger.set(this.found);
      this.found = larger;
    }
    this.found[this.count++] = record;
  }
}
