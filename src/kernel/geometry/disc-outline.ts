/**
 * The outline of all discs of one radius around places close to one another: of a line with very many
 * positions it gives the neighbourhood in a moment, where uniting its pieces would take minutes. Of each disc's
 * circle only what lies in no other disc is outline; where one circle goes under another the outline goes on
 * along that one. Directions and distances between discs are taken on the ellipsoid's middle latitude, true to
 * 1e-4 of the radius up to `WIDEST`; the outline's corners are geodesic.
 */
import { destination } from '../geodesy.ts';
import { type Degrees, type Metres, RADIANS_PER_DEGREE } from '../units.ts';
import { DiscGrid } from './disc-grid.ts';
import { place } from './resample.ts';
import type { LonLat, Ring } from './shape.ts';

type Radians = number;

/** Beyond it the middle latitude is no longer good enough. */
export const WIDEST: Metres = 100_000;

/** Longest chord for a piece of a circle, 5.6 degrees: it lies 0.12 % of the radius inside at its middle. */
const ARC_STEP: Radians = 5.625 * RADIANS_PER_DEGREE;

const FULL: Radians = 2 * Math.PI;

/** A piece of a circle that lies in no other disc; clockwise, with the discs between which it lies. */
interface Arc {
  readonly disc: number;
  readonly from: Radians;
  readonly to: Radians;
  readonly after: number;
  readonly before: number;
}

/** Rings with the discs on their right; undefined where rounding leaves an outline open. */
export function outlineOfDiscs(centres: readonly LonLat[], radius: Metres): Ring[] | undefined {
  const grid = new DiscGrid(centres, radius);
  const arcs = centres.flatMap((_, disc) => arcsOf(disc, centres.length, grid));
  const starts = new Map(arcs.map((arc) => [arc.disc * centres.length + arc.after, arc]));
  const rings: Ring[] = [];
  while (starts.size > 0) {
    const ring = follow(starts, centres, radius);
    if (!ring) return undefined;
    rings.push(ring);
  }
  return rings;
}

/** One ring, taken out of `starts`: each arc ends where the arc of the next disc begins that comes out of this one. */
function follow(starts: Map<number, Arc>, centres: readonly LonLat[], radius: Metres): Ring | undefined {
  const [[firstKey, first]] = starts as unknown as [[number, Arc]];
  const ring: LonLat[] = [];
  let key = firstKey;
  for (let arc: Arc | undefined = first; arc; arc = starts.get(key)) {
    starts.delete(key);
    corners(arc, centres[arc.disc]!, radius, ring);
    key = arc.before * centres.length + arc.disc;
    if (key === firstKey) return [...ring, ring[0]!];
  }
  return undefined;
}

function corners({ from, to }: Arc, centre: LonLat, radius: Metres, ring: LonLat[]): void {
  const steps = Math.ceil((to - from) / ARC_STEP);
  for (let step = 0; step < steps; step++) {
    const azimuth: Degrees = (from + ((to - from) * step) / steps) / RADIANS_PER_DEGREE;
    const { lon, lat } = destination(place(centre), azimuth, radius);
    ring.push([lon + 360 * Math.round((centre[0] - lon) / 360), lat]);
  }
}

/** Neighbours along the line first: they cover nearly all of a circle, and most circles wholly. */
function arcsOf(disc: number, count: number, grid: DiscGrid): Arc[] {
  let open: Arc[] = [];
  let alone = true;
  const coverBy = (other: number): void => {
    const cover = other === disc ? undefined : grid.coverOf(disc, other);
    if (!cover) return;
    const { middle, half } = cover;
    if (alone) {
      open = [{ disc, from: middle + half, to: middle - half + FULL, after: other, before: other }];
    } else if (open.some((arc) => reaches(arc, middle, half))) {
      open = open.flatMap((arc) => without(arc, middle - half, middle + half, other));
    }
    alone = false;
  };
  for (let near = 1; near <= NEAR && (alone || open.length > 0); near++) {
    if (disc >= near) coverBy(disc - near);
    if (disc + near < count) coverBy(disc + near);
  }
  if (!alone && open.length === 0) return [];
  for (const other of grid.around(disc)) {
    if (Math.abs(other - disc) <= NEAR) continue;
    coverBy(other);
    if (open.length === 0) return [];
  }
  return open;
}

/** Places on either side along the line that are asked first. */
const NEAR = 100;

/** Whether another disc covers any of an arc. */
function reaches({ from, to }: Arc, middle: Radians, half: Radians): boolean {
  const off = middle - (from + to) / 2;
  return Math.abs(off - FULL * Math.round(off / FULL)) < half + (to - from) / 2;
}

/** What is left of an arc outside another disc, which covers [from, to]. */
function without(arc: Arc, from: Radians, to: Radians, by: number): Arc[] {
  const turns = Math.floor((arc.to - from) / FULL) * FULL;
  const [start, end] = [from + turns, to + turns];
  // Covered at the turn that begins last before the arc's end, and perhaps at the one before.
  const pieces = cut(arc, start, end, by);
  return pieces.flatMap((piece) => cut(piece, start - FULL, end - FULL, by));
}

function cut(arc: Arc, from: Radians, to: Radians, by: number): Arc[] {
  if (to <= arc.from || from >= arc.to) return [arc];
  const left = from > arc.from ? [{ ...arc, to: from, before: by }] : [];
  const right = to < arc.to ? [{ ...arc, from: to, after: by }] : [];
  return [...left, ...right];
}
