/**
 * Compact position reporting: the globe is cut into zones of latitude and longitude, 60 in the even and
 * 59 in the odd layout, and a message says only where in its zone it is, in 17 bits. An even and an odd
 * message together tell the zone (global decoding); so does a known place nearby (local decoding).
 * On the surface the zones are a quarter as wide, so a pair still leaves four places to choose from.
 *
 * Results go to `found` instead of a new object, because this runs for every position message.
 *
 * @source ICAO Doc 9871 (2nd ed.), C.2.6 and RTCA DO-260B, A.1.7 (CPR algorithm)
 */

/** Encoded values count 2¹⁷ steps to a zone. */
const STEPS = 131_072;
const EVEN_ZONES = 60;
const ODD_ZONES = 59;
/** Zone layouts repeat over the whole circle in the air, over a quarter of it on the surface. */
const AIRBORNE_SPAN = 360;
const SURFACE_SPAN = 90;

export const FOUND_LATITUDE = 0;
export const FOUND_LONGITUDE = 1;
/** Where the last successful decoding put the message, degrees WGS 84. */
export const found = new Float64Array(2);

/** Latitudes at which the number of longitude zones drops: `TRANSITIONS[n]` is where n zones begin. */
const TRANSITIONS = new Float64Array(EVEN_ZONES).map((_, zones) => {
  if (zones < 2) return 90;
  // 87 degrees itself still has two.
  if (zones === 2) return 87.00000000000001;
  const ratio = (1 - Math.cos(Math.PI / (2 * 15))) / (1 - Math.cos((2 * Math.PI) / zones));
  return (180 / Math.PI) * Math.acos(Math.sqrt(ratio));
});

/** Zones at the lower edge of each quarter degree; no quarter degree holds two transitions. */
const QUARTERS = 4;
const ZONES_AT = new Uint8Array(90 * QUARTERS + 1).map((_, quarter) => {
  let zones = EVEN_ZONES - 1;
  while (zones > 1 && quarter / QUARTERS >= TRANSITIONS[zones]!) zones--;
  return zones;
});

/** Number of longitude zones of the even layout at a latitude in [-90, 90]: NL, from 59 down to 1. */
export function longitudeZones(latitude: number): number {
  const absolute = Math.abs(latitude);
  const zones = ZONES_AT[(absolute * QUARTERS) | 0]!;
  return zones > 1 && absolute >= TRANSITIONS[zones]! ? zones - 1 : zones;
}

const modulo = (value: number, by: number): number => value - by * Math.floor(value / by);

/** As `modulo` for whole numbers below 2³¹, without a division of doubles. */
function wholeModulo(value: number, by: number): number {
  const rest = (value % by) | 0;
  return rest < 0 ? rest + by : rest;
}

/**
 * Place of the newer of an even and an odd airborne message. False when the two latitudes lie in
 * different longitude zones, or beyond a pole: such a pair says nothing.
 */
export function globalAirborne(
  evenLat: number,
  evenLon: number,
  oddLat: number,
  oddLon: number,
  odd: boolean,
): boolean {
  const zone = Math.floor((ODD_ZONES * evenLat - EVEN_ZONES * oddLat) / STEPS + 0.5) | 0;
  let latEven = (AIRBORNE_SPAN / EVEN_ZONES) * (wholeModulo(zone, EVEN_ZONES) + evenLat / STEPS);
  let latOdd = (AIRBORNE_SPAN / ODD_ZONES) * (wholeModulo(zone, ODD_ZONES) + oddLat / STEPS);
  if (latEven >= 270) latEven -= 360;
  if (latOdd >= 270) latOdd -= 360;
  if (!(Math.abs(latEven) <= 90 && Math.abs(latOdd) <= 90)) return false;
  const zones = longitudeZones(latEven);
  if (zones !== longitudeZones(latOdd)) return false;
  const longitude = globalLongitude(zones, evenLon, oddLon, odd, AIRBORNE_SPAN);
  found[FOUND_LATITUDE] = odd ? latOdd : latEven;
  found[FOUND_LONGITUDE] = longitude >= 180 ? longitude - 360 : longitude;
  return true;
}

/**
 * As `globalAirborne` for surface messages: of the places that fit, the one nearest to the reference.
 */
export function globalSurface(
  evenLat: number,
  evenLon: number,
  oddLat: number,
  oddLon: number,
  odd: boolean,
  nearLatitude: number,
  nearLongitude: number,
): boolean {
  const zone = Math.floor((ODD_ZONES * evenLat - EVEN_ZONES * oddLat) / STEPS + 0.5) | 0;
  let latEven = (SURFACE_SPAN / EVEN_ZONES) * (wholeModulo(zone, EVEN_ZONES) + evenLat / STEPS);
  let latOdd = (SURFACE_SPAN / ODD_ZONES) * (wholeModulo(zone, ODD_ZONES) + oddLat / STEPS);
  const north = odd ? latOdd : latEven;
  if (Math.abs(north - SURFACE_SPAN - nearLatitude) < Math.abs(north - nearLatitude)) {
    latEven -= SURFACE_SPAN;
    latOdd -= SURFACE_SPAN;
  }
  if (!(Math.abs(latEven) <= 90 && Math.abs(latOdd) <= 90)) return false;
  const zones = longitudeZones(latEven);
  if (zones !== longitudeZones(latOdd)) return false;
  const first = globalLongitude(zones, evenLon, oddLon, odd, SURFACE_SPAN);
  const quarters = Math.round((nearLongitude - first) / SURFACE_SPAN);
  found[FOUND_LATITUDE] = odd ? latOdd : latEven;
  found[FOUND_LONGITUDE] = modulo(first + quarters * SURFACE_SPAN + 180, 360) - 180;
  return true;
}

function globalLongitude(zones: number, evenLon: number, oddLon: number, odd: boolean, span: number): number {
  const count = Math.max(odd ? zones - 1 : zones, 1);
  const zone = Math.floor((evenLon * (zones - 1) - oddLon * zones) / STEPS + 0.5) | 0;
  return (span / count) * (wholeModulo(zone, count) + (odd ? oddLon : evenLon) / STEPS);
}

/**
 * Place of one message within half a zone of a reference (180 NM in the air, 45 NM on the surface).
 * False beyond a pole. The caller decides whether the reference can be that near.
 */
export function localPosition(
  lat: number,
  lon: number,
  odd: boolean,
  surface: boolean,
  nearLatitude: number,
  nearLongitude: number,
): boolean {
  const span = surface ? SURFACE_SPAN : AIRBORNE_SPAN;
  const latitude = nearest(lat / STEPS, span / (odd ? ODD_ZONES : EVEN_ZONES), nearLatitude);
  if (!(Math.abs(latitude) <= 90)) return false;
  const zones = longitudeZones(latitude);
  const width = span / Math.max(odd ? zones - 1 : zones, 1);
  const longitude = nearest(lon / STEPS, width, nearLongitude);
  found[FOUND_LATITUDE] = latitude;
  found[FOUND_LONGITUDE] =
    longitude >= 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
  return true;
}

/** The value that lies `share` into a zone of `width` and is nearest to `near`. */
const nearest = (share: number, width: number, near: number): number =>
  width * (Math.floor(near / width - share + 0.5) + share);
