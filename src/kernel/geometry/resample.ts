/**
 * A line with as many positions as its buffer needs and no more: dense stretches are thinned, long edges
 * are split until a geodesic between neighbours stays close to the straight line in longitude and latitude.
 */
import {
  destination,
  geodesicAzimuth,
  geodesicDistance,
  METRES_PER_DEGREE,
  quickDistance,
} from '../geodesy.ts';
import { type Metres, RADIANS_PER_DEGREE } from '../units.ts';
import type { LonLat } from './shape.ts';

/** Only edges up to this long are judged by a formula. */
const SHORT: Metres = 50_000;

/** Longitudes without a jump at the antimeridian: neighbours are at most 180 degrees apart, values may leave [-180, 180]. */
export function unwrap(line: readonly LonLat[]): LonLat[] {
  let turn = 0;
  return line.map(([lon, lat], i) => {
    const step = i === 0 ? 0 : lon - line[i - 1]![0];
    if (step > 180) turn -= 360;
    else if (step < -180) turn += 360;
    return [lon + turn, lat];
  });
}

/** The line within `tolerance` of what it was, on either count. Repeated positions are dropped. */
export const resample = (line: readonly LonLat[], tolerance: Metres): LonLat[] =>
  split(thin(line, tolerance), tolerance);

/** @source Douglas and Peucker 1973, with an explicit stack. */
export function thin(line: readonly LonLat[], tolerance: Metres): LonLat[] {
  const keep = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    let [farthest, most] = [-1, tolerance];
    for (let i = from + 1; i < to; i++) {
      const off = distanceToChord(line[i]!, line[from]!, line[to]!);
      if (off > most) [farthest, most] = [i, off];
    }
    if (farthest < 0) continue;
    keep.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  const kept = line.filter((_, i) => keep.has(i));
  return kept.filter((at, i) => i === 0 || at[0] !== kept[i - 1]![0] || at[1] !== kept[i - 1]![1]);
}

/** Metres from a place to the straight line between two others, in a plane scaled at that place. */
function distanceToChord(at: LonLat, from: LonLat, to: LonLat): Metres {
  const shrink = Math.cos(at[1] * RADIANS_PER_DEGREE);
  const [ax, ay] = [(from[0] - at[0]) * shrink, from[1] - at[1]];
  const [dx, dy] = [(to[0] - from[0]) * shrink, to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return METRES_PER_DEGREE * Math.hypot(ax + t * dx, ay + t * dy);
}

function split(line: readonly LonLat[], tolerance: Metres): LonLat[] {
  const out: LonLat[] = line.slice(0, 1);
  for (let i = 1; i < line.length; i++) halve(line[i - 1]!, line[i]!, tolerance, out);
  return out;
}

/** A straight edge strays from the geodesic by less than length² · tan(latitude) / 8 radii of the Earth; a margin of two. */
function isShort([lon1, lat1]: LonLat, [lon2, lat2]: LonLat, tolerance: Metres): boolean {
  const length = quickDistance(lon1, lat1, lon2, lat2);
  const slope = Math.tan(Math.max(Math.abs(lat1), Math.abs(lat2)) * RADIANS_PER_DEGREE);
  const bent = (length * length * slope * RADIANS_PER_DEGREE) / (4 * METRES_PER_DEGREE);
  return length < SHORT && bent < tolerance;
}

/** Appends what is needed after `from` up to and including `to`. */
function halve(from: LonLat, to: LonLat, tolerance: Metres, out: LonLat[]): void {
  if (isShort(from, to, tolerance)) {
    out.push(to);
    return;
  }
  const middle: LonLat = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const [a, b] = [place(from), place(to)];
  const onGeodesic = destination(a, geodesicAzimuth(a, b), geodesicDistance(a, b) / 2);
  if (geodesicDistance(place(middle), onGeodesic) <= tolerance) {
    out.push(to);
    return;
  }
  halve(from, middle, tolerance, out);
  halve(middle, to, tolerance, out);
}

export const place = ([lon, lat]: LonLat) => ({ lon, lat });
