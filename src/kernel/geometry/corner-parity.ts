import { passesBelow, passesLeft } from './edge-side.ts';

/** Corners of a grid: `columns` × `rows` of them, `step` apart, from the south-west one. */
export interface Corners {
  readonly west: number;
  readonly south: number;
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * For one area, whether it is inside (1) or outside (0) at the south-west corner of every cell of a grid.
 * The parity at the first corner is given; one pass over the edges that reach the grid finds the rest: an
 * edge across the west border flips all rows above it, an edge across a row's border all columns right of it.
 * Exact: float estimates only say where to start, `edge-side.ts` decides.
 */
export class CornerParity {
  /** Row by row from the south-west corner; valid until the next `start`. */
  inside: Uint8Array = new Uint8Array(0);
  #flipRow: Uint8Array = new Uint8Array(0);
  #grid: Corners = { west: 0, south: 0, step: 1, columns: 0, rows: 0 };

  start(grid: Corners): void {
    const cells = grid.columns * grid.rows;
    if (this.inside.length < cells) this.inside = new Uint8Array(2 * cells);
    if (this.#flipRow.length <= grid.rows) this.#flipRow = new Uint8Array(2 * grid.rows + 1);
    this.inside.fill(0, 0, cells);
    this.#flipRow.fill(0, 0, grid.rows + 1);
    this.#grid = grid;
  }

  edge(x1: number, y1: number, x2: number, y2: number): void {
    if (x1 > this.#grid.west !== x2 > this.#grid.west) this.#crossWest(x1, y1, x2, y2);
    const { south, step, rows } = this.#grid;
    const low = Math.min(y1, y2);
    const high = Math.max(y1, y2);
    const last = Math.min(rows - 1, Math.floor((high - south) / step) + 1);
    for (let row = Math.max(0, Math.floor((low - south) / step)); row <= last; row++) {
      const y = south + row * step;
      if (y1 > y !== y2 > y) this.#crossRow(row, y, x1, y1, x2, y2);
    }
  }

  /** Turns the flips into parities, given the parity at the first corner. */
  finish(first: number): void {
    const { columns, rows } = this.#grid;
    let atWest = first;
    for (let row = 0; row < rows; row++) {
      atWest ^= this.#flipRow[row]!;
      let parity = atWest;
      for (let i = row * columns; i < (row + 1) * columns; i++) {
        parity ^= this.inside[i]!;
        this.inside[i] = parity;
      }
    }
  }

  #crossWest(x1: number, y1: number, x2: number, y2: number): void {
    const { west, south, step, rows } = this.#grid;
    const y = y1 + ((west - x1) / (x2 - x1)) * (y2 - y1);
    let row = clamp(Math.floor((y - south) / step), rows);
    while (row > 0 && passesBelow(x1, y1, x2, y2, west, south + (row - 1) * step)) row--;
    while (row < rows && !passesBelow(x1, y1, x2, y2, west, south + row * step)) row++;
    if (row > 0) this.#flipRow[row]! ^= 1;
  }

  #crossRow(row: number, y: number, x1: number, y1: number, x2: number, y2: number): void {
    const { west, step, columns } = this.#grid;
    const x = x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
    let column = clamp(Math.floor((x - west) / step), columns);
    while (column > 0 && passesLeft(x1, y1, x2, y2, west + (column - 1) * step, y)) column--;
    while (column < columns && !passesLeft(x1, y1, x2, y2, west + column * step, y)) column++;
    if (column > 0 && column < columns) this.inside[row * columns + column]! ^= 1;
  }
}

const clamp = (index: number, count: number): number => Math.max(0, Math.min(count, index));
