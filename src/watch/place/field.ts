/**
 * What the hot path asks about the zones: which hold a place, how far their boundaries are, and where a
 * straight way from fix to fix crosses them. Answers are left in arrays that the next question overwrites,
 * and questions are asked by row and handed on in one, since a number with a fraction may be boxed where it is
 * an argument or a result, also of `Math.min` and its like: so asking allocates nothing.
 *
 * Inside and outside come from exact geometry. Distances are measured in a plane that touches the Earth at
 * the place asked about; they feed probabilities and say how long nothing can change, never more.
 */
import { type AreaGeometry, AreaIndex } from '../../kernel/geometry/index.ts';
import { type Degrees, METRES_PER_DEGREE, type Metres, RADIANS_PER_DEGREE } from '../../kernel/index.ts';
import type { FixColumns, TrackedColumns } from '../../picture/index.ts';
import { sureDistance } from './cells.ts';
import { makeGrid } from './grid.ts';

export interface Field {
  readonly zones: number;
  /** How many zones hold the place of row `i`; they are `found[0 … n-1]`. A boundary belongs to its zone. */
  locateRow(fixes: FixColumns, i: number): number;
  /** The same for any place, for those who ask rarely. */
  locate(lon: Degrees, lat: Degrees): number;
  readonly found: Int32Array;
  /**
   * Measures around the place of row `i`, as far as its position is unsure: `near` then tells which zones are too
   * near to be sure of, and `clearance[0]` is the square of a distance in metres within which no boundary of any
   * zone lies; not positive: there is none.
   */
  measureRow(fixes: FixColumns, tracked: TrackedColumns, i: number): void;
  /** The same for any place and reach in metres, for those who ask rarely. */
  measure(lon: Degrees, lat: Degrees, reach: Metres): void;
  readonly clearance: Float64Array;
  /** At the place last measured, see `shrinkingAt`. */
  readonly shrinking: Float64Array;
  /** Is the zone's boundary nearer to the place last measured than the reach asked for? */
  near(zone: number): boolean;
  /** Is any zone's? */
  nearAny(): boolean;
  /**
   * How often the way to row `i` from the track's previous fix crosses boundaries: zones in `crossedZone`, place
   * on the way (0 to 1) in `crossedAt`.
   */
  crossRow(fixes: FixColumns, tracked: TrackedColumns, i: number): number;
  readonly crossedZone: Int32Array;
  readonly crossedAt: Float64Array;
}

/**
 * Length of a degree of longitude at a latitude, against one of latitude; never 0, so that the poles do no harm. The
 * bound is written out: a choice between a computed number and a named one is boxed.
 */
export function shrinkingAt(lat: Degrees): number {
  const cosine = Math.cos(lat * RADIANS_PER_DEGREE);
  return cosine > 0.01 ? cosine : 0.01;
}

/** The cell that holds `x`, counted in cells from the first of `count`; off the grid the nearest one. */
const cellAt = (x: number, count: number): number => (x < 0 ? 0 : x < count ? x | 0 : count - 1);

const MOST_CROSSINGS = 1 << 14;

/**
 * The place asked about, the way to it, how far to look in metres; and, found on the way to an answer, metres per
 * degree of longitude there, metres to the nearer sides of its cell, and squared metres to the nearest edge.
 */
const ASKED = {
  lon: 0,
  lat: 1,
  fromLon: 2,
  fromLat: 3,
  reach: 4,
  east: 5,
  side: 6,
  upright: 7,
  nearest: 8,
} as const;

export function makeField(areas: readonly AreaGeometry[]): Field {
  const { west, south, cell, columns, rows, edges, edgeZone, cellStart, cellEdges, free } = makeGrid(areas);
  const index = new AreaIndex(areas);
  const { place } = index;
  const found = new Int32Array(Math.max(1, areas.length));
  const distance = new Float64Array(areas.length);
  const measured = new Uint32Array(areas.length);
  const edgeSeen = new Uint32Array(edgeZone.length);
  const crossedZone = new Int32Array(MOST_CROSSINGS);
  const crossedAt = new Float64Array(MOST_CROSSINGS);
  const asked = new Float64Array(9);
  const clearance = new Float64Array(1);
  const shrinking = new Float64Array(1);
  let question = 0;
  let way = 0;

  /** Nearest edge of each zone within the block; the nearest of all limits the clearance. */
  function scanBlock(column: number, row: number, rings: number): void {
    const left = Math.max(0, column - rings);
    const right = Math.min(columns - 1, column + rings);
    const low = Math.max(0, row - rings);
    const high = Math.min(rows - 1, row + rings);
    for (let r = low; r <= high; r++)
      scanEdges(cellStart[r * columns + left]!, cellStart[r * columns + right + 1]!);
    if (asked[ASKED.nearest]! < clearance[0]!) clearance[0] = asked[ASKED.nearest]!;
  }

  /** Squared metres to the edges `cellEdges[from … until - 1]`. */
  function scanEdges(from: number, until: number): void {
    const lon = asked[ASKED.lon]!;
    const lat = asked[ASKED.lat]!;
    const east = asked[ASKED.east]!;
    for (let i = from; i < until; i++) {
      const e = cellEdges[i]!;
      const ax = (edges[e * 4]! - lon) * east;
      const ay = (edges[e * 4 + 1]! - lat) * METRES_PER_DEGREE;
      const dx = (edges[e * 4 + 2]! - lon) * east - ax;
      const dy = (edges[e * 4 + 3]! - lat) * METRES_PER_DEGREE - ay;
      const length = dx * dx + dy * dy;
      let at = length === 0 ? 0 : -(ax * dx + ay * dy) / length;
      at = at < 0 ? 0 : at > 1 ? 1 : at;
      const x = ax + at * dx;
      const y = ay + at * dy;
      const squared = x * x + y * y;
      const zone = edgeZone[e]!;
      if (measured[zone] !== question || squared < distance[zone]!) {
        measured[zone] = question;
        distance[zone] = squared;
      }
      if (squared < asked[ASKED.nearest]!) asked[ASKED.nearest] = squared;
    }
  }

  function measureAround(): void {
    question++;
    asked[ASKED.nearest] = Infinity;
    const lon = asked[ASKED.lon]!;
    const lat = asked[ASKED.lat]!;
    shrinking[0] = shrinkingAt(lat);
    const east = METRES_PER_DEGREE * shrinking[0]!;
    asked[ASKED.east] = east;
    const x = (lon - west) / cell;
    const y = (lat - south) / cell;
    const seam = (180 - Math.abs(lon)) * east;
    clearance[0] = seam > 0 ? seam * seam : -1;
    if (!(x >= 0 && y >= 0 && x < columns && y < rows)) {
      const beside = (x < 0 ? -x : x - columns) * east * cell;
      const above = (y < 0 ? -y : y - rows) * METRES_PER_DEGREE * cell;
      const off = beside > above ? beside : above;
      if (off < seam) clearance[0] = off * off;
      const reach = asked[ASKED.reach]!;
      if (off < reach) scanBlock(cellAt(x, columns), cellAt(y, rows), ringsFor(reach / (cell * east)));
      return;
    }
    // whole numbers to the compiler too, which `Math.floor` gives only to people
    const column = x | 0;
    const row = y | 0;
    const own = row * columns + column;
    asked[ASKED.side] = (x - column < 0.5 ? x - column : column + 1 - x) * east * cell;
    asked[ASKED.upright] = (y - row < 0.5 ? y - row : row + 1 - y) * METRES_PER_DEGREE * cell;
    const rings = ringsAround(own);
    if (rings >= free[own]!) scanBlock(column, row, rings);
  }

  /** Rings of cells to look at around one, so that the block reaches as far as was asked; limits the clearance to it. */
  function ringsAround(own: number): number {
    const reach = asked[ASKED.reach]!;
    const east = asked[ASKED.east]!;
    const crowded = cellStart[own + 1]! - cellStart[own]! > CROWDED;
    let rings = free[own]! > 2 ? free[own]! - 1 : 1;
    if (crowded) rings = 0;
    for (; ; rings++) {
      const wide = asked[ASKED.side]! + rings * east * cell;
      const tall = asked[ASKED.upright]! + rings * METRES_PER_DEGREE * cell;
      const radius = wide < tall ? wide : tall;
      if (radius < reach && rings < MOST_RINGS) continue;
      if (radius * radius < clearance[0]!) clearance[0] = radius * radius;
      return rings;
    }
  }

  /** Rings that reach as far as so many cells. */
  const ringsFor = (cells: number): number => (cells < MOST_RINGS ? (cells | 0) + 1 : MOST_RINGS);

  function crossAlong(): number {
    const lon1 = asked[ASKED.fromLon]!;
    const lat1 = asked[ASKED.fromLat]!;
    const lon2 = asked[ASKED.lon]!;
    const lat2 = asked[ASKED.lat]!;
    if (Math.abs(lon2 - lon1) > 180) return 0;
    way++;
    // a way off the grid looks at its outermost cells, which hold no edges
    const left = cellAt(((lon1 < lon2 ? lon1 : lon2) - west) / cell, columns);
    const right = cellAt(((lon1 < lon2 ? lon2 : lon1) - west) / cell, columns);
    const low = cellAt(((lat1 < lat2 ? lat1 : lat2) - south) / cell, rows);
    const high = cellAt(((lat1 < lat2 ? lat2 : lat1) - south) / cell, rows);
    let count = 0;
    for (let r = low; r <= high; r++)
      count = meetEdges(cellStart[r * columns + left]!, cellStart[r * columns + right + 1]!, count);
    return count;
  }

  /** Adds where the way meets edges `cellEdges[from … until - 1]` to `count` crossings; running along one is no crossing. */
  function meetEdges(from: number, until: number, count: number): number {
    const lon = asked[ASKED.fromLon]!;
    const lat = asked[ASKED.fromLat]!;
    const dx = asked[ASKED.lon]! - lon;
    const dy = asked[ASKED.lat]! - lat;
    let met = count;
    for (let i = from; i < until; i++) {
      const e = cellEdges[i]!;
      if (edgeSeen[e] === way) continue;
      edgeSeen[e] = way;
      const ax = edges[e * 4]! - lon;
      const ay = edges[e * 4 + 1]! - lat;
      const ex = edges[e * 4 + 2]! - lon - ax;
      const ey = edges[e * 4 + 3]! - lat - ay;
      const cross = dx * ey - dy * ex;
      if (cross === 0 || met === MOST_CROSSINGS) continue;
      const at = (ax * ey - ay * ex) / cross;
      const along = (ax * dy - ay * dx) / cross;
      if (!(at >= 0 && at <= 1 && along >= 0 && along <= 1)) continue;
      crossedZone[met] = edgeZone[e]!;
      crossedAt[met++] = at;
    }
    return met;
  }

  return {
    zones: areas.length,
    locateRow: (fixes, i) => {
      place[0] = fixes.longitude[i]!;
      place[1] = fixes.latitude[i]!;
      return index.queryPlace(found);
    },
    locate: (lon, lat) => index.query(lon, lat, found),
    found,
    measureRow: (fixes, tracked, i) => {
      asked[ASKED.lon] = fixes.longitude[i]!;
      asked[ASKED.lat] = fixes.latitude[i]!;
      asked[ASKED.reach] = sureDistance(tracked.sigma[i]!);
      measureAround();
    },
    measure: (lon, lat, reach) => {
      asked[ASKED.lon] = lon;
      asked[ASKED.lat] = lat;
      asked[ASKED.reach] = reach;
      measureAround();
    },
    clearance,
    shrinking,
    near: (zone) =>
      measured[zone] === question && distance[zone]! < asked[ASKED.reach]! * asked[ASKED.reach]!,
    nearAny: () => asked[ASKED.nearest]! < asked[ASKED.reach]! * asked[ASKED.reach]!,
    crossRow: (fixes, tracked, i) => {
      asked[ASKED.fromLon] = tracked.previousLongitude[i]!;
      asked[ASKED.fromLat] = tracked.previousLatitude[i]!;
      asked[ASKED.lon] = fixes.longitude[i]!;
      asked[ASKED.lat] = fixes.latitude[i]!;
      return crossAlong();
    },
    crossedZone,
    crossedAt,
  };
}

/** Edges in a cell beyond which its neighbours are left out where reach allows: the nearest edge is near anyway. */
const CROWDED = 16;

/** A position worse than this many cells is measured against fewer edges than its uncertainty would ask. */
const MOST_RINGS = 64;
