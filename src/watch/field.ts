/**
 * What the hot path asks about the zones: which hold a place, how far their boundaries are, and where a
 * straight way from fix to fix crosses them. Answers are left in arrays that the next question overwrites,
 * and questions are handed on in one, since a number with a fraction may be boxed where it is an argument or
 * a result: so asking allocates nothing.
 *
 * Inside and outside come from exact geometry. Distances are measured in a plane that touches the Earth at
 * the place asked about; they feed probabilities and say how long nothing can change, never more.
 */
import { type AreaGeometry, AreaIndex } from '../kernel/geometry/index.ts';
import { type Degrees, METRES_PER_DEGREE, type Metres, RADIANS_PER_DEGREE } from '../kernel/index.ts';
import { makeGrid } from './grid.ts';

export interface Field {
  readonly zones: number;
  /** How many zones hold the place; they are `found[0 … n-1]`. A boundary belongs to its zone. */
  locate(lon: Degrees, lat: Degrees): number;
  readonly found: Int32Array;
  /**
   * Fills `distance` for every zone with a boundary nearby and returns the clearance: no boundary of any
   * zone is nearer. Zones farther than `reach` may be left out; ask with `distanceOf`.
   */
  measure(lon: Degrees, lat: Degrees, reach: Metres): Metres;
  /** Metres from the place last measured to the zone's boundary; what is not near is at the reach or beyond. */
  distanceOf(zone: number): Metres;
  /** How often the way crosses boundaries: zones in `crossedZone`, place on the way (0 to 1) in `crossedAt`. */
  cross(lon1: Degrees, lat1: Degrees, lon2: Degrees, lat2: Degrees): number;
  readonly crossedZone: Int32Array;
  readonly crossedAt: Float64Array;
}

/** Metres per degree of longitude at a latitude; never 0, so that the poles do no harm. */
export const metresPerDegreeEast = (lat: Degrees): Metres =>
  METRES_PER_DEGREE * Math.max(0.01, Math.cos(lat * RADIANS_PER_DEGREE));

const MOST_CROSSINGS = 1 << 14;

/** The place asked about, or the way to it, how far to look in metres, and the clearance that was found. */
const ASKED = { lon: 0, lat: 1, fromLon: 2, fromLat: 3, reach: 4, clearance: 5 } as const;

export function makeField(areas: readonly AreaGeometry[]): Field {
  const { west, south, cell, columns, rows, edges, edgeZone, cellStart, cellEdges, free } = makeGrid(areas);
  const index = new AreaIndex(areas);
  const found = new Int32Array(Math.max(1, areas.length));
  const distance = new Float64Array(areas.length);
  const measured = new Uint32Array(areas.length);
  const edgeSeen = new Uint32Array(edgeZone.length);
  const crossedZone = new Int32Array(MOST_CROSSINGS);
  const crossedAt = new Float64Array(MOST_CROSSINGS);
  const asked = new Float64Array(6);
  let question = 0;
  let way = 0;

  /** Nearest edge of each zone within the block; the nearest of all limits the clearance. */
  function scanBlock(column: number, row: number, rings: number): void {
    const lon = asked[ASKED.lon]!;
    const lat = asked[ASKED.lat]!;
    const east = metresPerDegreeEast(lat);
    const left = Math.max(0, column - rings);
    const right = Math.min(columns - 1, column + rings);
    const low = Math.max(0, row - rings);
    const high = Math.min(rows - 1, row + rings);
    let nearest = Infinity;
    for (let r = low; r <= high; r++) {
      const until = cellStart[r * columns + right + 1]!;
      for (let i = cellStart[r * columns + left]!; i < until; i++) {
        const e = cellEdges[i]!;
        const squared = squaredToEdge(e, lon, lat, east);
        const zone = edgeZone[e]!;
        if (measured[zone] !== question || squared < distance[zone]!) {
          measured[zone] = question;
          distance[zone] = squared;
        }
        if (squared < nearest) nearest = squared;
      }
    }
    asked[ASKED.clearance] = Math.min(asked[ASKED.clearance]!, Math.sqrt(nearest));
  }

  /** Squared metres from a place to an edge. */
  function squaredToEdge(e: number, lon: Degrees, lat: Degrees, east: number): number {
    const ax = (edges[e * 4]! - lon) * east;
    const ay = (edges[e * 4 + 1]! - lat) * METRES_PER_DEGREE;
    const dx = (edges[e * 4 + 2]! - lon) * east - ax;
    const dy = (edges[e * 4 + 3]! - lat) * METRES_PER_DEGREE - ay;
    const length = dx * dx + dy * dy;
    let at = length === 0 ? 0 : -(ax * dx + ay * dy) / length;
    at = at < 0 ? 0 : at > 1 ? 1 : at;
    const x = ax + at * dx;
    const y = ay + at * dy;
    return x * x + y * y;
  }

  function measureAround(): void {
    question++;
    const lon = asked[ASKED.lon]!;
    const lat = asked[ASKED.lat]!;
    const reach = asked[ASKED.reach]!;
    const east = metresPerDegreeEast(lat);
    const x = (lon - west) / cell;
    const y = (lat - south) / cell;
    const seam = (180 - Math.abs(lon)) * east;
    if (!(x >= 0 && y >= 0 && x < columns && y < rows)) {
      const off = Math.max(-x, x - columns) * east;
      const above = Math.max(-y, y - rows) * METRES_PER_DEGREE;
      asked[ASKED.clearance] = Math.min(seam, Math.max(off, above, 0) * cell);
      return;
    }
    const column = Math.floor(x);
    const row = Math.floor(y);
    const own = row * columns + column;
    const crowded = cellStart[own + 1]! - cellStart[own]! > CROWDED;
    let rings = crowded ? 0 : Math.max(1, free[own]! - 1);
    // cells from the place to the sides of its own; the block around it is larger by the rings
    const side = Math.min(x - column, column + 1 - x);
    const upright = Math.min(y - row, row + 1 - y);
    let radius = 0;
    for (; ; rings++) {
      radius = Math.min((side + rings) * east, (upright + rings) * METRES_PER_DEGREE) * cell;
      if (radius >= reach || rings >= MOST_RINGS) break;
    }
    asked[ASKED.clearance] = Math.min(seam, radius);
    if (rings >= free[own]!) scanBlock(column, row, rings);
  }

  function crossAlong(): number {
    const lon1 = asked[ASKED.fromLon]!;
    const lat1 = asked[ASKED.fromLat]!;
    const lon2 = asked[ASKED.lon]!;
    const lat2 = asked[ASKED.lat]!;
    if (Math.abs(lon2 - lon1) > 180) return 0;
    way++;
    const left = Math.max(0, Math.floor((Math.min(lon1, lon2) - west) / cell));
    const right = Math.min(columns - 1, Math.floor((Math.max(lon1, lon2) - west) / cell));
    const low = Math.max(0, Math.floor((Math.min(lat1, lat2) - south) / cell));
    const high = Math.min(rows - 1, Math.floor((Math.max(lat1, lat2) - south) / cell));
    const dx = lon2 - lon1;
    const dy = lat2 - lat1;
    let count = 0;
    for (let r = low; r <= high; r++) {
      const until = cellStart[r * columns + right + 1]!;
      for (let i = left > right ? until : cellStart[r * columns + left]!; i < until; i++) {
        const e = cellEdges[i]!;
        if (edgeSeen[e] === way) continue;
        edgeSeen[e] = way;
        const at = meeting(e, lon1, lat1, dx, dy);
        if (at < 0 || count === MOST_CROSSINGS) continue;
        crossedZone[count] = edgeZone[e]!;
        crossedAt[count++] = at;
      }
    }
    return count;
  }

  /** Where on the way (0 to 1) it meets edge `e`; -1 when it does not, or runs along it. */
  function meeting(e: number, lon: Degrees, lat: Degrees, dx: Degrees, dy: Degrees): number {
    const ax = edges[e * 4]! - lon;
    const ay = edges[e * 4 + 1]! - lat;
    const ex = edges[e * 4 + 2]! - lon - ax;
    const ey = edges[e * 4 + 3]! - lat - ay;
    const cross = dx * ey - dy * ex;
    if (cross === 0) return -1;
    const at = (ax * ey - ay * ex) / cross;
    const along = (ax * dy - ay * dx) / cross;
    return at >= 0 && at <= 1 && along >= 0 && along <= 1 ? at : -1;
  }

  return {
    zones: areas.length,
    locate: (lon, lat) => index.query(lon, lat, found),
    found,
    measure: (lon, lat, reach) => {
      asked[ASKED.lon] = lon;
      asked[ASKED.lat] = lat;
      asked[ASKED.reach] = reach;
      measureAround();
      return asked[ASKED.clearance]!;
    },
    distanceOf: (zone) => (measured[zone] === question ? Math.sqrt(distance[zone]!) : asked[ASKED.reach]!),
    cross: (lon1, lat1, lon2, lat2) => {
      asked[ASKED.fromLon] = lon1;
      asked[ASKED.fromLat] = lat1;
      asked[ASKED.lon] = lon2;
      asked[ASKED.lat] = lat2;
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
