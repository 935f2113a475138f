/**
 * Which areas a straight way passes through, and where it enters and leaves them. Each edge near the way is
 * tested once, without ties: the whole way is thought moved by the same infinitely small step as every place in
 * `edge-side.ts`, so it meets no corner and runs along no edge, and the crossings of an area always match
 * where the way starts.
 */
import { orient2d } from 'robust-predicates';
import type { AreaCells } from './area-cells.ts';
import { LeafSearch } from './leaf-search.ts';
import { sortByAreaAndFraction } from './sort-crossings.ts';

/** Stretches nearer to one another than this share of the way are one: rounding, or the antimeridian. */
const JOIN = 1e-12;

export class Passages {
  /** Stretches in order of area, then of the way. A value at `count` or beyond means nothing. */
  count = 0;
  areas = new Int32Array(64);
  /** Where on the way a stretch begins and ends, from 0 to 1. */
  enters = new Float64Array(64);
  leaves = new Float64Array(64);

  readonly #cells: AreaCells;
  readonly #leaves: LeafSearch;
  readonly #seen: Int32Array;
  #question = 0;
  /** Each crossing of an edge; a start inside an area counts as one at 0. */
  #crossings = 0;
  #crossedAreas = new Int32Array(64);
  #crossedAt = new Float64Array(64);

  constructor(cells: AreaCells) {
    this.#cells = cells;
    this.#leaves = new LeafSearch(cells);
    this.#seen = new Int32Array(cells.xy.length >> 1);
  }

  /** Ends of the way to follow. In an array, since doubles passed as arguments may be boxed. */
  get way(): Float64Array {
    return this.#leaves.query;
  }

  begin(): void {
    this.#crossings = 0;
  }

  startIn(area: number): void {
    this.#cross(area, 0);
  }

  /** Meets the edges along a way whose ends lie in `way`: lon, lat of the start, lon, lat of the end. */
  follow(): void {
    const { records } = this.#cells;
    this.#question = (this.#question + 1) | 0;
    this.#leaves.along();
    for (let leaf = 0; leaf < this.#leaves.count; leaf++) {
      const record = this.#leaves.found[leaf]!;
      let at = record + 2;
      for (let entries = records[record + 1]!; entries > 0; entries--) {
        const area = records[at]! >> 1;
        const end = at + 2 + 2 * records[at + 1]!;
        for (at += 2; at < end; at += 2) this.#followRun(area, records[at]!, records[at + 1]!);
      }
    }
  }

  #followRun(area: number, first: number, edges: number): void {
    const { xy } = this.#cells;
    const { query } = this.#leaves;
    const ax = query[0]!;
    const ay = query[1]!;
    const bx = query[2]!;
    const by = query[3]!;
    for (let edge = first; edge < first + edges; edge++) {
      const x1 = xy[2 * edge]!;
      const y1 = xy[2 * edge + 1]!;
      const x2 = xy[2 * edge + 2]!;
      const y2 = xy[2 * edge + 3]!;
      if ((x1 < ax && x1 < bx && x2 < ax && x2 < bx) || (x1 > ax && x1 > bx && x2 > ax && x2 > bx)) continue;
      if ((y1 < ay && y1 < by && y2 < ay && y2 < by) || (y1 > ay && y1 > by && y2 > ay && y2 > by)) continue;
      if (this.#seen[edge] === this.#question) continue;
      this.#seen[edge] = this.#question;
      const atA = orient2d(x1, y1, x2, y2, ax, ay);
      const atB = orient2d(x1, y1, x2, y2, bx, by);
      // a way that touches the edge's line lies, once moved, on this side of it
      const tie = y2 < y1 || (y2 === y1 && x2 > x1);
      if ((atA === 0 ? tie : atA < 0) === (atB === 0 ? tie : atB < 0)) continue;
      const from = orient2d(ax, ay, bx, by, x1, y1);
      const to = orient2d(ax, ay, bx, by, x2, y2);
      const tieOfWay = by > ay || (by === ay && bx < ax);
      if ((from === 0 ? tieOfWay : from < 0) === (to === 0 ? tieOfWay : to < 0)) continue;
      this.#cross(area, atA / (atA - atB));
    }
  }

  #cross(area: number, at: number): void {
    if (this.#crossings === this.#crossedAreas.length) this.#growCrossings();
    this.#crossedAreas[this.#crossings] = area;
    this.#crossedAt[this.#crossings++] = at;
  }

  /** Pairs the crossings of each area; a last one without a partner means that the way ends inside. */
  finish(): number {
    const areas = this.#crossedAreas;
    const at = this.#crossedAt;
    sortByAreaAndFraction(areas, at, this.#crossings);
    this.count = 0;
    for (let i = 0; i < this.#crossings; ) {
      const area = areas[i]!;
      const paired = i + 1 < this.#crossings && areas[i + 1] === area;
      this.#stretch(area, at[i]!, paired ? at[i + 1]! : 1);
      i += paired ? 2 : 1;
    }
    return this.count;
  }

  #stretch(area: number, enters: number, leaves: number): void {
    if (leaves <= enters && !(enters === 0 && leaves === 1)) return;
    const last = this.count - 1;
    if (last >= 0 && this.areas[last] === area && enters - this.leaves[last]! <= JOIN) {
      this.leaves[last] = leaves;
      return;
    }
    if (this.count === this.areas.length) this.#growStretches();
    this.areas[this.count] = area;
    this.enters[this.count] = enters;
    this.leaves[this.count++] = leaves;
  }

  #growCrossings(): void {
    this.#crossedAreas = twice(this.#crossedAreas, Int32Array);
    this.#crossedAt = twice(this.#crossedAt, Float64Array);
  }

  #growStretches(): void {
    this.areas = twice(this.areas, Int32Array);
    this.enters = twice(this.enters, Float64Array);
    this.leaves = twice(this.leaves, Float64Array);
  }
}

function twice<Values extends Int32Array | Float64Array>(
  values: Values,
  kind: new (size: number) => Values,
): Values {
  const larger = new kind(2 * values.length);
  larger.set(values);
  return larger;
}
