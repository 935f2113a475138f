/** Lays areas into cells (`area-cells.ts`): once into the coarse grid, then once more into each divided cell. */
import type { AreaCells } from './area-cells.ts';
import type { Bounds } from './bounds.ts';
import type { Corners } from './corner-parity.ts';
import { CoverSets } from './cover-sets.ts';
import { type EdgeGroup, FiledEdges } from './file-edges.ts';
import { type LaidAreas, layAreas } from './lay-areas.ts';
import { Column, LeafRecords } from './leaf-records.ts';
import type { AreaGeometry } from './shape.ts';

/** Bounds on the number of coarse cells; between them there is about one for each edge. */
const FEWEST_CELLS = 1 << 12;
const MOST_CELLS = 1 << 18;

/** Coarse cells summed over all areas' rectangles: what a build has to visit. */
const MOST_VISITS = 1 << 22;

/** A cell is divided until a fine one on the boundary of a single area holds about this many edges, … */
const EDGES_PER_AREA = 4;

/** … and where many areas overlap, this many of all of them: to divide further multiplies cells, not speed. */
const EDGES_PER_LEAF = 32;

/** At most 64 × 64 fine cells. */
const MOST_BITS = 6;

export function buildCells(areas: readonly AreaGeometry[]): AreaCells {
  const laid = layAreas(areas);
  const grid = chooseGrid(laid);
  const sets = new CoverSets(laid.areas);
  const records = new LeafRecords(sets, laid.areaOf);
  const filed = new FiledEdges(laid.xy, sets);
  filed.file(grid, coarseGroups(laid, grid), 0);
  const divisions = new Divisions(laid, sets, records);
  const coarse = new Int32Array(grid.columns * grid.rows);
  for (let cell = 0; cell < coarse.length; cell++) {
    const items = filed.items(cell);
    const bits = bitsFor(laid, items);
    const covered = filed.coverSet[cell]!;
    const whole = bits === 0 ? records.add(covered, items) : -1;
    coarse[cell] = whole >= 0 ? whole : -1 - divisions.add(fineGrid(grid, cell, bits), bits, items, covered);
  }
  return {
    areas: laid.areas,
    west: grid.west,
    south: grid.south,
    size: grid.step,
    columns: grid.columns,
    rows: grid.rows,
    coarse,
    start: divisions.start.toArray(),
    bits: Uint8Array.from(divisions.bits.toArray()),
    fine: divisions.fine.toArray(),
    records: records.column.toArray(),
    xy: laid.xy,
  };
}

/** The coarse cells that were divided. */
class Divisions {
  readonly start = new Column();
  readonly bits = new Column();
  readonly fine = new Column();
  readonly #laid: LaidAreas;
  readonly #records: LeafRecords;
  readonly #filed: FiledEdges;

  constructor(laid: LaidAreas, sets: CoverSets, records: LeafRecords) {
    this.#laid = laid;
    this.#records = records;
    this.#filed = new FiledEdges(laid.xy, sets);
  }

  /** Divides one cell and returns the division's number. */
  add(grid: Corners, bits: number, items: Int32Array, covered: number): number {
    this.#filed.file(grid, fineGroups(this.#laid, grid, items), covered);
    const cells = grid.columns * grid.rows;
    const start = this.fine.extend(cells);
    for (let cell = 0; cell < cells; cell++) {
      this.fine.set(start + cell, this.#records.add(this.#filed.coverSet[cell]!, this.#filed.items(cell)));
    }
    this.start.push(start);
    this.bits.push(bits);
    return this.bits.length - 1;
  }
}

function bitsFor({ areaOf }: LaidAreas, items: Int32Array): number {
  if (items.length === 0) return 0;
  let areas = 0;
  for (let i = 0, last = -1; i < items.length; i++) {
    const area = areaOf[items[i]! >> 1]!;
    if (area !== last) areas++;
    last = area;
  }
  const across = Math.max(items.length / (EDGES_PER_AREA * areas), items.length / EDGES_PER_LEAF);
  return across <= 2 ? 0 : Math.min(MOST_BITS, Math.ceil(Math.log2(across)));
}

/** Cells of a power of two degrees, with one cell to spare on each side, so that all first corners are outside. */
function chooseGrid({ bounds, edges }: LaidAreas): Corners {
  const used = bounds.filter(({ west, east }) => west <= east);
  const west = Math.min(...used.map((b) => b.west));
  const east = Math.max(...used.map((b) => b.east));
  const south = Math.min(...used.map((b) => b.south));
  const north = Math.max(...used.map((b) => b.north));
  if (used.length === 0) return { west: 0, south: 0, step: 1, columns: 0, rows: 0 };
  const most = Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, edges.length));
  const cellsAt = (b: Bounds, step: number) =>
    ((b.east - b.west) / step + 3) * ((b.north - b.south) / step + 3);
  const fits = (step: number) =>
    cellsAt({ west, east, south, north }, step) <= most &&
    used.reduce((sum, b) => sum + cellsAt(b, step), 0) <= MOST_VISITS;
  let step = 64;
  while (step > 2 ** -20 && fits(step / 2)) step /= 2;
  const [column, row] = [Math.floor(west / step) - 1, Math.floor(south / step) - 1];
  return {
    west: column * step,
    south: row * step,
    step,
    columns: Math.floor(east / step) + 2 - column,
    rows: Math.floor(north / step) + 2 - row,
  };
}

function coarseGroups(laid: LaidAreas, grid: Corners): EdgeGroup[] {
  const { step } = grid;
  return laid.bounds.flatMap(({ west, south, east, north }, area) => {
    if (west > east) return [];
    const column = Math.floor((west - grid.west) / step) - 1;
    const row = Math.floor((south - grid.south) / step) - 1;
    const frame: Corners = {
      west: grid.west + column * step,
      south: grid.south + row * step,
      step,
      columns: Math.floor((east - grid.west) / step) + 2 - column,
      rows: Math.floor((north - grid.south) / step) + 2 - row,
    };
    const edges = laid.edges.subarray(laid.firstEdge[area], laid.firstEdge[area + 1]);
    return [{ area, edges, frame, column, row, parity: 0 }];
  });
}

function fineGrid(grid: Corners, cell: number, bits: number): Corners {
  const across = 2 ** bits;
  return {
    west: grid.west + (cell % grid.columns) * grid.step,
    south: grid.south + Math.floor(cell / grid.columns) * grid.step,
    step: grid.step / across,
    columns: across,
    rows: across,
  };
}

function fineGroups({ areaOf }: LaidAreas, frame: Corners, items: Int32Array): EdgeGroup[] {
  const groups: EdgeGroup[] = [];
  for (let from = 0, to = 0; from < items.length; from = to) {
    const area = areaOf[items[from]! >> 1]!;
    while (to < items.length && areaOf[items[to]! >> 1] === area) to++;
    const edges = items.subarray(from, to).map((item) => item >> 1);
    groups.push({ area, edges, frame, column: 0, row: 0, parity: items[from]! & 1 });
  }
  return groups;
}
