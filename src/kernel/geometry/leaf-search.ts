import type { AreaCells } from './area-cells.ts';
import { PAD, RowSpan } from './row-span.ts';

/**
 * The records with edges of all leaves that a straight way or a rectangle touches. A leaf that is only just
 * missed may be among them. The list is reused, so that a search allocates nothing once it has grown.
 */
export class LeafSearch {
  found = new Int32Array(64);
  count = 0;
  readonly #cells: AreaCells;
  readonly #coarseSpan = new RowSpan();
  readonly #fineSpan = new RowSpan();

  constructor(cells: AreaCells) {
    this.#cells = cells;
  }

  along(x1: number, y1: number, x2: number, y2: number): void {
    this.count = 0;
    const { west, south, size, columns, rows, coarse } = this.#cells;
    const span = this.#coarseSpan;
    const low = Math.max(0, Math.floor((Math.min(y1, y2) - PAD - south) / size));
    const high = Math.min(rows - 1, Math.floor((Math.max(y1, y2) + PAD - south) / size));
    for (let row = low; row <= high; row++) {
      const bottom = south + row * size;
      span.set(x1, y1, x2, y2, bottom, bottom + size);
      const from = Math.max(0, Math.floor((span.west - west) / size));
      const to = Math.min(columns - 1, Math.floor((span.east - west) / size));
      for (let column = from; column <= to; column++) {
        const at = coarse[row * columns + column]!;
        if (at > 0) this.#add(at);
        else if (at < 0) this.#alongFine(-1 - at, west + column * size, bottom, x1, y1, x2, y2);
      }
    }
  }

  #alongFine(division: number, left: number, bottom: number, x1: number, y1: number, x2: number, y2: number) {
    const { bits, start, fine, size } = this.#cells;
    const across = 1 << bits[division]!;
    const step = size / across;
    const span = this.#fineSpan;
    const low = Math.max(0, Math.floor((Math.min(y1, y2) - PAD - bottom) / step));
    const high = Math.min(across - 1, Math.floor((Math.max(y1, y2) + PAD - bottom) / step));
    for (let row = low; row <= high; row++) {
      span.set(x1, y1, x2, y2, bottom + row * step, bottom + (row + 1) * step);
      const from = Math.max(0, Math.floor((span.west - left) / step));
      const to = Math.min(across - 1, Math.floor((span.east - left) / step));
      for (let column = from; column <= to; column++) {
        const at = fine[start[division]! + row * across + column]!;
        if (at > 0) this.#add(at);
      }
    }
  }

  /** All leaves that a rectangle touches, added to those found before. */
  around(west: number, south: number, east: number, north: number): void {
    const cells = this.#cells;
    const low = Math.max(0, Math.floor((south - cells.south) / cells.size));
    const high = Math.min(cells.rows - 1, Math.floor((north - cells.south) / cells.size));
    const from = Math.max(0, Math.floor((west - cells.west) / cells.size));
    const to = Math.min(cells.columns - 1, Math.floor((east - cells.west) / cells.size));
    for (let row = low; row <= high; row++) {
      for (let column = from; column <= to; column++) {
        const at = cells.coarse[row * cells.columns + column]!;
        if (at > 0) this.#add(at);
        if (at >= 0) continue;
        const left = cells.west + column * cells.size;
        const bottom = cells.south + row * cells.size;
        this.#aroundFine(-1 - at, west - left, south - bottom, east - left, north - bottom);
      }
    }
  }

  #aroundFine(division: number, west: number, south: number, east: number, north: number): void {
    const { bits, start, fine, size } = this.#cells;
    const across = 1 << bits[division]!;
    const step = size / across;
    const low = Math.max(0, Math.floor(south / step));
    const high = Math.min(across - 1, Math.floor(north / step));
    const from = Math.max(0, Math.floor(west / step));
    const to = Math.min(across - 1, Math.floor(east / step));
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
