/** Files edges and whole-cell covers into one grid; used once for the coarse grid and once per divided cell. */
import { CornerParity, type Corners } from './corner-parity.ts';
import type { CoverSets } from './cover-sets.ts';
import { EdgeBins } from './edge-bins.ts';

/** The edges of one area that reach a grid. */
export interface EdgeGroup {
  readonly area: number;
  /** First vertex of each edge. */
  readonly edges: Int32Array;
  /** The part of the grid that the area reaches, as corners of its own, and where it begins in the grid. */
  readonly frame: Corners;
  readonly column: number;
  readonly row: number;
  /** Whether the area is inside (1) at the frame's first corner. */
  readonly parity: number;
}

export class FiledEdges {
  readonly #bins = new EdgeBins();
  readonly #parity = new CornerParity();
  /** The number of the set of areas that hold a whole cell. */
  coverSet = new Int32Array(0);
  #lastArea = new Int32Array(0);
  readonly #xy: Float64Array;
  readonly #sets: CoverSets;

  constructor(xy: Float64Array, sets: CoverSets) {
    this.#xy = xy;
    this.#sets = sets;
  }

  /** An item is `edge * 2 + parity of its area at the cell's corner`; items of one area are neighbours. */
  items(cell: number): Int32Array {
    return this.#bins.items.subarray(this.#bins.first[cell]!, this.#bins.first[cell + 1]!);
  }

  /** Replaces what was filed before. `covered`: the set of areas that hold the whole grid. */
  file(grid: Corners, groups: readonly EdgeGroup[], covered: number): void {
    const cells = grid.columns * grid.rows;
    if (this.coverSet.length < cells) {
      this.coverSet = new Int32Array(cells);
      this.#lastArea = new Int32Array(cells);
    }
    this.coverSet.fill(covered, 0, cells);
    this.#lastArea.fill(-1, 0, cells);
    this.#bins.start(grid);
    for (const { edges } of groups)
      this.#each(edges, (_, x1, y1, x2, y2) => this.#bins.count(x1, y1, x2, y2));
    this.#bins.allot();
    for (const group of groups) this.#fileGroup(grid, group);
  }

  #fileGroup(grid: Corners, { area, edges, frame, column, row, parity }: EdgeGroup): void {
    this.#parity.start(frame);
    this.#each(edges, (_, x1, y1, x2, y2) => this.#parity.edge(x1, y1, x2, y2));
    this.#parity.finish(parity);
    const { inside } = this.#parity;
    const first = row * grid.columns + column;
    this.#each(edges, (edge, x1, y1, x2, y2) => {
      this.#bins.put(x1, y1, x2, y2, (cell) => {
        this.#lastArea[cell] = area;
        const x = (cell % grid.columns) - column;
        const y = Math.floor(cell / grid.columns) - row;
        return edge * 2 + inside[y * frame.columns + x]!;
      });
    });
    for (let y = 0; y < frame.rows; y++) {
      for (let x = 0; x < frame.columns; x++) {
        const cell = first + y * grid.columns + x;
        if (inside[y * frame.columns + x] === 0 || this.#lastArea[cell] === area) continue;
        this.coverSet[cell] = this.#sets.with(this.coverSet[cell]!, area);
      }
    }
  }

  #each(
    edges: Int32Array,
    act: (edge: number, x1: number, y1: number, x2: number, y2: number) => void,
  ): void {
    const xy = this.#xy;
    for (const edge of edges) {
      act(edge, xy[2 * edge]!, xy[2 * edge + 1]!, xy[2 * edge + 2]!, xy[2 * edge + 3]!);
    }
  }
}
