/**
 * Which areas have an edge near a place, and how near. Only cells within reach are looked at; where none of
 * them holds an edge, the number of free rings around the place's cell answers at once.
 *
 * Edges along the antimeridian or at a pole are where maps end, not where areas do: they are passed over, and
 * the search goes on at the other side.
 */
import { type Degrees, type Metres, RADIANS_PER_DEGREE } from '../units.ts';
import type { AreaCells } from './area-cells.ts';
import { LeafSearch } from './leaf-search.ts';

/** WGS 84: semi-major axis in metres, first eccentricity squared. @source NIMA TR 8350.2, 3rd ed., table 3.1. */
const SEMI_MAJOR = 6_378_137;
const ECCENTRICITY_SQUARED = 0.00669437999014;

/** Least metres per degree of latitude, reached at the equator, and of longitude there. */
const LEAST_PER_DEGREE_NORTH: Metres = SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED) * RADIANS_PER_DEGREE;
const PER_DEGREE_EAST_AT_EQUATOR: Metres = SEMI_MAJOR * RADIANS_PER_DEGREE;

/** A free radius is not followed further: beyond it a plane says little. */
const MOST_FREE: Metres = 500_000;

/** Least metres per degree of longitude within `MOST_FREE` of a latitude, since meridians draw together. */
const narrowAt = (lat: Degrees): Metres =>
  PER_DEGREE_EAST_AT_EQUATOR * Math.cos(Math.min(90, Math.abs(lat) + 5) * RADIANS_PER_DEGREE);

/** The place being measured, what is known about it, and how far from it is looked. */
const SLOT = {
  lon: 0,
  lat: 1,
  /** Metres per degree there. */
  east: 2,
  north: 3,
  /** Metres within which every edge is looked at, and the same in degrees. */
  reach: 4,
  halfWidth: 5,
  halfHeight: 6,
} as const;

export class EdgesNear {
  /** How many areas have an edge within reach, which, and the distance to its nearest edge in metres. */
  count = 0;
  readonly areas: Int32Array;
  readonly distances: Float64Array;

  readonly #cells: AreaCells;
  readonly #leaves: LeafSearch;
  readonly #squared: Float64Array;
  readonly #asked: Int32Array;
  #question = 0;
  /** See `SLOT`; in an array, since doubles in plain fields and arguments may be boxed. */
  readonly #at = new Float64Array(7);

  constructor(cells: AreaCells) {
    this.#cells = cells;
    this.#leaves = new LeafSearch(cells);
    this.areas = new Int32Array(cells.areas);
    this.distances = new Float64Array(cells.areas);
    this.#squared = new Float64Array(cells.areas);
    this.#asked = new Int32Array(cells.areas);
  }

  /** Metres from the place last measured to an area's nearest edge; Infinity when none was within reach. */
  distanceTo(area: number): Metres {
    if (this.#asked[area] !== this.#question) return Infinity;
    const distance = Math.sqrt(this.#squared[area]!);
    return distance <= this.#at[SLOT.reach]! ? distance : Infinity;
  }

  /** See `AreaIndex.measure`. */
  measure(lon: Degrees, lat: Degrees, reach: Metres): Metres {
    this.count = 0;
    this.#question = (this.#question + 1) | 0;
    const at = this.#at;
    at[SLOT.lon] = lon;
    at[SLOT.lat] = lat;
    at[SLOT.reach] = this.#freeAround();
    if (at[SLOT.reach]! >= reach) return at[SLOT.reach]!;
    this.#scale();
    const step = this.#leafStep();
    const halfWidth = Math.max(reach / at[SLOT.east]!, step);
    const halfHeight = Math.max(reach / at[SLOT.north]!, step);
    at[SLOT.halfWidth] = halfWidth;
    at[SLOT.halfHeight] = halfHeight;
    at[SLOT.reach] = Math.min(halfWidth * at[SLOT.east]!, halfHeight * at[SLOT.north]!);
    this.#look(0);
    if (lon + halfWidth > 180) this.#look(-1);
    if (lon - halfWidth < -180) this.#look(1);
    return this.#gather();
  }

  #scale(): void {
    const sine = Math.sin(this.#at[SLOT.lat]! * RADIANS_PER_DEGREE);
    const w = 1 - ECCENTRICITY_SQUARED * sine * sine;
    const normal = (SEMI_MAJOR / Math.sqrt(w)) * RADIANS_PER_DEGREE;
    this.#at[SLOT.east] = normal * Math.max(1e-6, Math.sqrt(1 - sine * sine));
    this.#at[SLOT.north] = (normal * (1 - ECCENTRICITY_SQUARED)) / w;
  }

  /** A radius around the place without an edge, from whole cells alone; 0 when its own cell holds one. */
  #freeAround(): Metres {
    const { west, south, size, columns, rows, free } = this.#cells;
    const lon = this.#at[SLOT.lon]!;
    const lat = this.#at[SLOT.lat]!;
    const column = Math.floor((lon - west) / size);
    const row = Math.floor((lat - south) / size);
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return this.#freeOutside();
    const rings = free[row * columns + column]! - 1;
    if (rings < 0) return 0;
    const left = lon - (west + (column - rings) * size);
    const right = west + (column + rings + 1) * size - lon;
    const below = lat - (south + (row - rings) * size);
    const above = south + (row + rings + 1) * size - lat;
    const height = Math.min(below, above);
    const width = Math.min(left, right, 180 - Math.abs(lon));
    return Math.min(MOST_FREE, height * LEAST_PER_DEGREE_NORTH, width * narrowAt(lat));
  }

  /** The same for a place outside the grid, whose outermost cells hold no edges. */
  #freeOutside(): Metres {
    const { west, south, size, columns, rows } = this.#cells;
    const lon = this.#at[SLOT.lon]!;
    const lat = this.#at[SLOT.lat]!;
    const beside = Math.max(west - lon, lon - (west + columns * size));
    const above = Math.max(south - lat, lat - (south + rows * size));
    const seam = 180 - Math.abs(lon);
    const width = Math.min(Math.max(0, beside), seam) * narrowAt(lat);
    return Math.min(MOST_FREE, Math.max(width, above * LEAST_PER_DEGREE_NORTH, 0));
  }

  /** Side of the fine cells around the place: so far it costs little to look. */
  #leafStep(): Degrees {
    const { west, south, size, columns, rows, coarse, bits } = this.#cells;
    const column = Math.floor((this.#at[SLOT.lon]! - west) / size);
    const row = Math.floor((this.#at[SLOT.lat]! - south) / size);
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return 0;
    const at = coarse[row * columns + column]!;
    return at < 0 ? size / (1 << bits[-1 - at]!) : 0;
  }

  /** Looks at every leaf within reach, with the place moved by whole turns round the Earth. */
  #look(turns: number): void {
    const { records } = this.#cells;
    const { query } = this.#leaves;
    const at = this.#at;
    const lon = at[SLOT.lon]!;
    const moved = lon + 360 * turns;
    query[0] = moved - at[SLOT.halfWidth]!;
    query[1] = at[SLOT.lat]! - at[SLOT.halfHeight]!;
    query[2] = moved + at[SLOT.halfWidth]!;
    query[3] = at[SLOT.lat]! + at[SLOT.halfHeight]!;
    this.#leaves.around();
    at[SLOT.lon] = moved;
    for (let leaf = 0; leaf < this.#leaves.count; leaf++) {
      const record = this.#leaves.found[leaf]!;
      let entry = record + 2;
      for (let entries = records[record + 1]!; entries > 0; entries--) {
        this.#lookAtEntry(entry);
        entry += 2 + 2 * records[entry + 1]!;
      }
    }
    at[SLOT.lon] = lon;
  }

  /** Notes the squared metres to the nearest of an entry's edges. */
  #lookAtEntry(entry: number): void {
    const { records, xy } = this.#cells;
    const lon = this.#at[SLOT.lon]!;
    const lat = this.#at[SLOT.lat]!;
    const east = this.#at[SLOT.east]!;
    const north = this.#at[SLOT.north]!;
    const area = records[entry]! >> 1;
    const known = this.#asked[area] === this.#question;
    let nearest = known ? this.#squared[area]! : Infinity;
    const end = entry + 2 + 2 * records[entry + 1]!;
    for (let run = entry + 2; run < end; run += 2) {
      const first = 2 * records[run]!;
      const last = first + 2 * records[run + 1]!;
      for (let v = first; v < last; v += 2) {
        if (isMapEnd(xy[v]!, xy[v + 1]!, xy[v + 2]!, xy[v + 3]!)) continue;
        const ax = (xy[v]! - lon) * east;
        const ay = (xy[v + 1]! - lat) * north;
        const dx = (xy[v + 2]! - lon) * east - ax;
        const dy = (xy[v + 3]! - lat) * north - ay;
        const length = dx * dx + dy * dy;
        let t = length === 0 ? 0 : -(ax * dx + ay * dy) / length;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        const x = ax + t * dx;
        const y = ay + t * dy;
        const squared = x * x + y * y;
        if (squared < nearest) nearest = squared;
      }
    }
    this.#squared[area] = nearest;
    if (known) return;
    this.#asked[area] = this.#question;
    this.areas[this.count++] = area;
  }

  /** Keeps the areas within reach, with their distances, and returns the clearance. */
  #gather(): Metres {
    const reach = this.#at[SLOT.reach]!;
    let clearance = reach;
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      const area = this.areas[i]!;
      const distance = Math.sqrt(this.#squared[area]!);
      if (distance > reach) continue;
      this.areas[kept] = area;
      this.distances[kept++] = distance;
      if (distance < clearance) clearance = distance;
    }
    this.count = kept;
    return clearance;
  }
}

const isMapEnd = (x1: number, y1: number, x2: number, y2: number): boolean =>
  (x1 === x2 && Math.abs(x1) === 180) || (y1 === y2 && Math.abs(y1) === 90);
