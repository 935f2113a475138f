/**
 * A uniform grid over the edges of all zones, in flat arrays: which edges meet a cell, and how many rings
 * of cells around it are free of edges. It answers how far the nearest boundary is, never what is inside.
 */
import { type AreaGeometry, ringsOf } from '../../kernel/geometry/index.ts';
import type { Degrees } from '../../kernel/index.ts';

export interface Grid {
  readonly west: Degrees;
  readonly south: Degrees;
  /** Side of a cell in degrees, the same in both directions. */
  readonly cell: Degrees;
  readonly columns: number;
  readonly rows: number;
  /** Four degrees per edge: x1, y1, x2, y2. */
  readonly edges: Float64Array;
  readonly edgeZone: Int32Array;
  /** Edges of cell c are `cellEdges[cellStart[c]] … cellEdges[cellStart[c + 1] - 1]`. */
  readonly cellStart: Int32Array;
  readonly cellEdges: Int32Array;
  /** Rings of edge-free cells around a cell, itself counted: 0 in a cell with edges; at most 255. */
  readonly free: Uint8Array;
}

/** Cells per edge: more gives fewer edges to look at near a boundary, and more memory. */
const CELLS_PER_EDGE = 8;
const FEWEST_CELLS = 1 << 12;
const MOST_CELLS = 1 << 23;

export function makeGrid(zones: readonly AreaGeometry[]): Grid {
  const { edges, edgeZone } = collectEdges(zones);
  const bounds = boundsOfEdges(edges);
  const [width, height] = [
    Math.max(bounds.east - bounds.west, 0.01),
    Math.max(bounds.north - bounds.south, 0.01),
  ];
  const cells = Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, edgeZone.length * CELLS_PER_EDGE));
  const cell = Math.max(Math.sqrt((width * height) / cells), Math.max(width, height) / 8192);
  const columns = Math.ceil(width / cell) + 3;
  const rows = Math.ceil(height / cell) + 3;
  const shape = { west: bounds.west - cell, south: bounds.south - cell, cell, columns, rows };
  const { cellStart, cellEdges } = binEdges(shape, edges);
  return { ...shape, edges, edgeZone, cellStart, cellEdges, free: freeRings(columns, rows, cellStart) };
}

function collectEdges(zones: readonly AreaGeometry[]) {
  let count = 0;
  for (const zone of zones) for (const ring of ringsOf(zone)) count += ring.length - 1;
  const edges = new Float64Array(count * 4);
  const edgeZone = new Int32Array(count);
  let e = 0;
  zones.forEach((zone, z) => {
    for (const ring of ringsOf(zone)) {
      for (let i = 1; i < ring.length; i++, e++) {
        edges.set(ring[i - 1]!, e * 4);
        edges.set(ring[i]!, e * 4 + 2);
        edgeZone[e] = z;
      }
    }
  });
  return { edges, edgeZone };
}

function boundsOfEdges(edges: Float64Array) {
  if (edges.length === 0) return { west: 0, south: 0, east: 0, north: 0 };
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    west = Math.min(west, edges[i]!);
    east = Math.max(east, edges[i]!);
    south = Math.min(south, edges[i + 1]!);
    north = Math.max(north, edges[i + 1]!);
  }
  return { west, south, east, north };
}

type Shape = Pick<Grid, 'west' | 'south' | 'cell' | 'columns' | 'rows'>;

function binEdges(shape: Shape, edges: Float64Array) {
  const cellStart = new Int32Array(shape.columns * shape.rows + 1);
  eachCellOfEdges(shape, edges, (c) => {
    cellStart[c + 1]!++;
  });
  for (let c = 0; c < shape.columns * shape.rows; c++) cellStart[c + 1]! += cellStart[c]!;
  const cellEdges = new Int32Array(cellStart.at(-1)!);
  const filled = cellStart.slice();
  eachCellOfEdges(shape, edges, (c, e) => {
    cellEdges[filled[c]!++] = e;
  });
  return { cellStart, cellEdges };
}

/** Visits, row by row, every cell that an edge may touch; one more at a corner does no harm. */
function eachCellOfEdges(shape: Shape, edges: Float64Array, visit: (cell: number, edge: number) => void) {
  const { west, south, cell, columns, rows } = shape;
  const slack = 1e-9;
  for (let e = 0; e < edges.length / 4; e++) {
    const x1 = (edges[e * 4]! - west) / cell;
    const y1 = (edges[e * 4 + 1]! - south) / cell;
    const x2 = (edges[e * 4 + 2]! - west) / cell;
    const y2 = (edges[e * 4 + 3]! - south) / cell;
    const slope = y2 === y1 ? 0 : (x2 - x1) / (y2 - y1);
    const [low, high] = y1 < y2 ? [y1, y2] : [y2, y1];
    const first = Math.max(0, Math.floor(low - slack));
    const last = Math.min(rows - 1, Math.floor(high + slack));
    for (let row = first; row <= last; row++) {
      const from = y2 === y1 ? x1 : x1 + (Math.max(low, row) - y1) * slope;
      const to = y2 === y1 ? x2 : x1 + (Math.min(high, row + 1) - y1) * slope;
      const left = Math.max(0, Math.floor(Math.min(from, to) - slack));
      const right = Math.min(columns - 1, Math.floor(Math.max(from, to) + slack));
      for (let column = left; column <= right; column++) visit(row * columns + column, e);
    }
  }
}

/** Chessboard distance to the nearest cell with an edge, by two sweeps. @source Rosenfeld and Pfaltz 1968. */
function freeRings(columns: number, rows: number, cellStart: Int32Array): Uint8Array {
  const free = new Uint8Array(columns * rows);
  for (let c = 0; c < free.length; c++) free[c] = cellStart[c + 1]! > cellStart[c]! ? 0 : 255;
  sweep(free, columns, rows, 0, 1);
  sweep(free, columns, rows, free.length - 1, -1);
  return free;
}

function sweep(free: Uint8Array, columns: number, rows: number, start: number, step: number): void {
  for (let c = start; c >= 0 && c < columns * rows; c += step) {
    const column = c % columns;
    let best = free[c]!;
    const look = (other: number, inside: boolean) => {
      if (inside && other >= 0 && other < free.length && free[other]! + 1 < best) best = free[other]! + 1;
    };
    look(c - step, step > 0 ? column > 0 : column < columns - 1);
    look(c - step * columns, true);
    look(c - step * columns - 1, column > 0);
    look(c - step * columns + 1, column < columns - 1);
    free[c] = best;
  }
}
