/** Surface of areas on the ellipsoid, and what share of one another covers. */
import { type Result, succeed } from '../errors.ts';
import { type Degrees, RADIANS_PER_DEGREE } from '../units.ts';
import { intersect, subtract } from './combine.ts';
import type { AreaGeometry, Ring } from './shape.ts';

export type SquareMetres = number;

/** WGS 84: semi-major axis in metres and first eccentricity. @source NIMA TR 8350.2, 3rd ed., table 3.1. */
const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));

/**
 * Surface between the equator and a latitude, per radian of longitude.
 * @source Snyder 1987, Map Projections (USGS PP 1395), equation 3-12: a² q / 2.
 */
function surfaceFromEquator(lat: Degrees): SquareMetres {
  const sine = Math.sin(lat * RADIANS_PER_DEGREE);
  const es = ECCENTRICITY * sine;
  const q = (1 - ECCENTRICITY ** 2) * (sine / (1 - es * es) + Math.atanh(es) / ECCENTRICITY);
  return (SEMI_MAJOR ** 2 * q) / 2;
}

/** Gauss–Legendre nodes and weights of order 5 on [0, 1]. @source Abramowitz and Stegun, table 25.4. */
const NODES = [0.046910077030668, 0.2307653449471585, 0.5, 0.7692346550528415, 0.953089922969332];
const WEIGHTS = [
  0.1184634425280945, 0.2393143352496832, 0.2844444444444444, 0.2393143352496832, 0.1184634425280945,
];

/** Longest span of latitude that one set of nodes serves; the error stays below 1e-12 of the surface. */
const LONGEST_SPAN: Degrees = 10;

/** Surface under one edge, exact for a line that is straight in longitude and latitude. */
function surfaceUnder(x1: Degrees, y1: Degrees, x2: Degrees, y2: Degrees): SquareMetres {
  const pieces = Math.max(1, Math.ceil(Math.abs(y2 - y1) / LONGEST_SPAN));
  let mean = 0;
  for (let piece = 0; piece < pieces; piece++) {
    for (let i = 0; i < NODES.length; i++) {
      mean += WEIGHTS[i]! * surfaceFromEquator(y1 + ((y2 - y1) * (piece + NODES[i]!)) / pieces);
    }
  }
  return ((x2 - x1) * RADIANS_PER_DEGREE * mean) / pieces;
}

function ringSurface(ring: Ring): SquareMetres {
  let total = 0;
  for (let i = 1; i < ring.length; i++) total += surfaceUnder(...ring[i - 1]!, ...ring[i]!);
  return Math.abs(total);
}

/** The area's surface on WGS 84, for rings that do not cross: each polygon's first ring less its holes. */
export function surfaceOf(area: AreaGeometry): SquareMetres {
  let total = 0;
  for (const [outer, ...holes] of area.coordinates) {
    if (outer) total += ringSurface(outer) - holes.reduce((sum, hole) => sum + ringSurface(hole), 0);
  }
  return total;
}

/** The share of `of` that lies in `by`, in [0, 1]; an empty `of` is wholly covered. */
export function coveredShare(by: AreaGeometry, of: AreaGeometry): Result<number> {
  const whole = surfaceOf(of);
  if (whole === 0) return succeed(1);
  const shared = intersect([by, of]);
  return shared.ok ? succeed(Math.min(1, surfaceOf(shared.value) / whole)) : shared;
}

/** What may be left over, as a share, from rounding where edges cross. */
export const COVER_TOLERANCE = 1e-9;

/** Whether nothing of `of` lies outside `by`. */
export function covers(by: AreaGeometry, of: AreaGeometry): Result<boolean> {
  const left = subtract(of, [by]);
  return left.ok ? succeed(surfaceOf(left.value) <= COVER_TOLERANCE * surfaceOf(of)) : left;
}
