/** Distances and directions on the WGS 84 ellipsoid. Exact ones for decisions about geometry, quick ones for gates. */
import geographiclib from 'geographiclib-geodesic';
import { type Degrees, type Metres, type Position, RADIANS_PER_DEGREE } from './units.ts';

const wgs84 = geographiclib.Geodesic.WGS84;

/** Geodesic distance, exact to nanometres. @source Karney 2013, "Algorithms for geodesics". */
export const geodesicDistance = (a: Position, b: Position): Metres =>
  wgs84.Inverse(a.lat, a.lon, b.lat, b.lon).s12!;

/** Azimuth at `a` towards `b`, degrees clockwise from north in [-180, 180]. */
export const geodesicAzimuth = (a: Position, b: Position): Degrees =>
  wgs84.Inverse(a.lat, a.lon, b.lat, b.lon).azi1!;

/** The place `distance` metres from `from` along `azimuth`. */
export function destination(from: Position, azimuth: Degrees, distance: Metres): Position {
  const end = wgs84.Direct(from.lat, from.lon, azimuth, distance);
  return { lon: end.lon2!, lat: end.lat2! };
}

/** Mean Earth radius of WGS 84 (IUGG R1). */
const MEAN_RADIUS: Metres = 6_371_008.8;

/** Metres per degree of latitude on the mean sphere. */
export const METRES_PER_DEGREE = MEAN_RADIUS * RADIANS_PER_DEGREE;

/**
 * Quick distance on the mean sphere in a local plane: within 0.6 % below 300 km and 70 degrees of latitude.
 * For gates and screens, never for a verdict's inside or outside.
 */
export function quickDistance(lon1: Degrees, lat1: Degrees, lon2: Degrees, lat2: Degrees): Metres {
  let dLon = lon2 - lon1;
  if (dLon > 180) dLon -= 360;
  else if (dLon < -180) dLon += 360;
  const x = dLon * Math.cos(((lat1 + lat2) / 2) * RADIANS_PER_DEGREE);
  const y = lat2 - lat1;
  return METRES_PER_DEGREE * Math.sqrt(x * x + y * y);
}
