/**
 * What is known only to have been somewhere in a circle, at some time in a span: was it where a duty binds, and
 * while it does? Only when every place of the circle and every moment of the span says so is the answer yes.
 */
import { type AreaGeometry, inside, type Ring, ringsOf } from '../../kernel/geometry/index.ts';
import {
  type Instant,
  METRES_PER_DEGREE,
  type Metres,
  type Position,
  quickDistance,
  RADIANS_PER_DEGREE,
} from '../../kernel/index.ts';
import type { CompiledAccords } from '../compile.ts';
import { type Answer, NO, UNKNOWN, YES } from './height.ts';

export interface Whereabouts {
  readonly position: Position;
  /** It was no farther from `position`. */
  readonly radius: Metres;
  /** First and last moment at which it may have been. */
  readonly from: Instant;
  readonly until: Instant;
}

/** Was it in the duty's area, in the version that held, while the duty bound? */
export function wasInside(compiled: CompiledAccords, d: number, it: Whereabouts): Answer {
  const { dutyFrom, dutyUntil, zoneFrom, zoneUntil, zones } = compiled;
  const from = Math.max(it.from, dutyFrom[d]!);
  const until = Math.min(it.until, dutyUntil[d]!);
  if (from > until || it.from >= dutyUntil[d]!) return NO;
  const versions = compiled.areas[compiled.duties[d]!.area]!.zones.filter(
    (zone) => zoneFrom[zone]! <= until && zoneUntil[zone]! > from,
  );
  const answers = versions.map((zone) => circleIn(zones[zone]!, it.position, it.radius));
  if (answers.every((answer) => answer === NO)) return NO;
  const always =
    dutyFrom[d]! <= it.from &&
    dutyUntil[d]! > it.until &&
    zoneFrom[versions[0]!]! <= it.from &&
    zoneUntil[versions.at(-1)!]! > it.until;
  return always && answers.every((answer) => answer === YES) ? YES : UNKNOWN;
}

/** Does all of a circle lie in an area, some of it perhaps, or none? A boundary belongs to its area. */
export function circleIn(area: AreaGeometry, centre: Position, radius: Metres): Answer {
  if (radius > 0 && ringsOf(area).some((ring) => comesWithin(ring, centre, widened(radius)))) return UNKNOWN;
  return inside(area, centre.lon, centre.lat) === 'outside' ? NO : YES;
}

/**
 * Distances are measured in a plane around the centre. That is true to 1 % up to some hundred kilometres, and the
 * wider the circle the less; the circle is taken so much wider that the error goes against being sure.
 */
const widened = (radius: Metres): Metres => radius * (1.01 + radius / 1_000_000);

function comesWithin(ring: Ring, { lon, lat }: Position, reach: Metres): boolean {
  const east = METRES_PER_DEGREE * Math.max(0.01, Math.cos(lat * RADIANS_PER_DEGREE));
  for (let i = 1; i < ring.length; i++) {
    const [lon1, lat1] = ring[i - 1]!;
    const [lon2, lat2] = ring[i]!;
    const x = shortWay(lon1 - lon) * east;
    const y = (lat1 - lat) * METRES_PER_DEGREE;
    const dx = (lon2 - lon1) * east;
    const dy = (lat2 - lat1) * METRES_PER_DEGREE;
    const along = Math.min(1, Math.max(0, -(x * dx + y * dy) / (dx * dx + dy * dy || 1)));
    if ((x + along * dx) ** 2 + (y + along * dy) ** 2 < reach * reach) return true;
  }
  return false;
}

/** Degrees of longitude, the short way around. */
const shortWay = (degrees: number): number =>
  degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;

/** Metres between the circles, and milliseconds between the spans; 0 or less where they meet. */
export function gapBetween(
  a: Whereabouts,
  b: Whereabouts,
): { readonly metres: number; readonly time: number } {
  return {
    metres: apart(a, b) - a.radius - b.radius,
    time: Math.max(a.from, b.from) - Math.min(a.until, b.until),
  };
}

const apart = (a: Whereabouts, b: Whereabouts): Metres =>
  quickDistance(a.position.lon, a.position.lat, b.position.lon, b.position.lat);
