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
  /** Metres per degree at the place last measured. */
  #east = 1;
  #north = 1;
  /** Metres around the place last measured within which every edge was looked at. */
  #reach = 0;

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
    return distance <= this.#reach ? distance : Infinity;
  }

  /** See `AreaIndex.measure`. */
  measure(lon: Degrees, lat: Degrees, reach: Metres): Metres {
    this.count = 0;
    this.#question = (this.#question + 1) | 0;
    this.#scaleAt(lat);
    const free = this.#freeAround(lon, lat);
    this.#reach = Math.max(reach, free);
    if (free >= reach) return free;
    const wide = this.#leafStep(lon, lat);
    const halfWidth = Math.max(reach / this.#east, wide);
    const halfHeight = Math.max(reach / this.#north, wide);
    this.#reach = Math.min(halfWidth * this.#east, halfHeight * this.#north);
    this.#leaves.count = 0;
    this.#look(lon, lat, halfWidth, halfHeight);
    if (lon + halfWidth > 180) this.#look(lon - 360, lat, halfWidth, halfHeight);
    if (lon - halfWidth < -180) this.#look(lon + 360, lat, halfWidth, halfHeight);
    return this.#gather();
  }

  #scaleAt(lat: Degrees): void {
    const sine = Math.sin(lat * RADIANS_PER_DEGREE);
    const w = 1 - ECCENTRICITY_SQUARED * sine * sine;
    const normal = (SEMI_MAJOR / Math.sqrt(w)) * RADIANS_PER_DEGREE;
    this.#east = normal * Math.max(1e-6, Math.sqrt(1 - sine * sine));
    this.#north = (normal * (1 - ECCENTRICITY_SQUARED)) / w;
  }

  /** A radius around the place without an edge, from whole cells alone; 0 when its own cell holds one. */
  #freeAround(lon: Degrees, lat: Degrees): Metres {
    const { west, south, size, columns, rows, free } = this.#cells;
    const column = Math.floor((lon - west) / size);
    const row = Math.floor((lat - south) / size);
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return this.#freeOutside(lon, lat);
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
  #freeOutside(lon: Degrees, lat: Degrees): Metres {
    const { west, south, size, columns, rows } = this.#cells;
    const beside = Math.max(west - lon, lon - (west + columns * size));
    const above = Math.max(south - lat, lat - (south + rows * size));
    const seam = 180 - Math.abs(lon);
    const width = Math.min(Math.max(0, beside), seam) * narrowAt(lat);
    return Math.min(MOST_FREE, Math.max(width, above * LEAST_PER_DEGREE_NORTH, 0));
  }

  /** Side of the fine cells around the place: so far it costs little to look. */
  #leafStep(lon: Degrees, lat: Degrees): Degrees {
    const { west, south, size, columns, rows, coarse, bits } = this.#cells;
    const column = Math.floor((lon - west) / size);
    const row = Math.floor((lat - south) / size);
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return 0;
    const at = coarse[row * columns + column]!;
    return at < 0 ? size / (1 << bits[-1 - at]!) : 0;
  }

  #look(lon: Degrees, lat: Degrees, halfWidth: Degrees, halfHeight: Degrees): void {
    const { records } = this.#cells;
    this.#leaves.count = 0;
    this.#leaves.around(lon - halfWidth, lat - halfHeight, lon + halfWidth, lat + halfHeight);
    for (let leaf = 0; leaf < this.#leaves.count; leaf++) {
      const record = this.#leaves.found[leaf]!;
      let at = record + 2 + records[record]!;
      for (let entries = records[record + 1]!; entries > 0; entries--) {
        const area = records[at]! >> 1;
        const end = at + 2 + 2 * records[at + 1]!;
        let nearest = Infinity;
        for (at += 2; at < end; at += 2) {
          nearest = Math.min(nearest, this.#squaredToRun(records[at]!, records[at + 1]!, lon, lat));
        }
        this.#note(area, nearest);
      }
    }
  }

  #note(area: number, squared: number): void {
    if (this.#asked[area] === this.#question) {
      if (squared < this.#squared[area]!) this.#squared[area] = squared;
      return;
    }
    this.#asked[area] = this.#question;
    this.#squared[area] = squared;
    this.areas[this.count++] = area;
  }

  /** Squared metres to the nearest of some consecutive edges. */
  #squaredToRun(first: number, edges: number, lon: Degrees, lat: Degrees): number {
    const { xy } = this.#cells;
    let nearest = Infinity;
    for (let v = 2 * first; v < 2 * (first + edges); v += 2) {
      if (isMapEnd(xy[v]!, xy[v + 1]!, xy[v + 2]!, xy[v + 3]!)) continue;
      const ax = (xy[v]! - lon) * this.#east;
      const ay = (xy[v + 1]! - lat) * this.#north;
      const dx = (xy[v + 2]! - lon) * this.#east - ax;
      const dy = (xy[v + 3]! - lat) * this.#north - ay;
      const length = dx * dx + dy * dy;
      let t = length === 0 ? 0 : -(ax * dx + ay * dy) / length;
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const x = ax + t * dx;
      const y = ay + t * dy;
      const squared = x * x + y * y;
      if (squared < nearest) nearest = squared;
    }
    return nearest;
  }

  /** Keeps the areas within reach, with their distances, and returns the clearance. */
  #gather(): Metres {
    let clearance = this.#reach;
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      const area = this.areas[i]!;
      const distance = Math.sqrt(this.#squared[area]!);
      if (distance > this.#reach) continue;
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
