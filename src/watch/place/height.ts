/**
 * Is an object between an area's floor and ceiling, when the two are measured from different levels?
 * Garant holds no terrain, no geoid and no weather here, so a conversion is an interval: the true height
 * lies between `altitude - below` and `altitude + above`. Only when the whole interval lies on one side
 * is the answer yes or no.
 */
import type { AccordHeightBand } from '../../accord/index.ts';
import { ALTITUDE_DATUMS, type AltitudeDatum, type Metres } from '../../kernel/index.ts';

export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;
/** Three-valued answer in a typed array: `NO`, `YES` or `UNKNOWN`. */
export type Answer = typeof NO | typeof YES | typeof UNKNOWN;

/**
 * Metres by which a pressure altitude may differ from the height above mean sea level: 8.2 m for each hPa
 * that sea-level pressure is off 1013.25 (deep lows: 60 hPa and more), and 4 % of height for each 10 °C that
 * the air is off the standard atmosphere. @source ICAO Doc 7488; ICAO Doc 8168 vol. I (temperature).
 */
export const PRESSURE_MARGIN: Metres = 1_100;

/** Undulation of the geoid, -107 to +86 m. @source NGA, EGM96. */
export const GEOID_MARGIN: Metres = 110;

/** The lowest shore and the highest summit: what the ground below may be. */
const LOWEST_GROUND: Metres = -440;
const HIGHEST_GROUND: Metres = 8_850;

/** What to add to a height to reach sea level: least and most. */
const TO_SEA_LEVEL: Readonly<Record<AltitudeDatum, readonly [least: Metres, most: Metres]>> = {
  msl: [0, 0],
  ellipsoidal: [-GEOID_MARGIN, GEOID_MARGIN],
  pressure: [-PRESSURE_MARGIN, PRESSURE_MARGIN],
  surface: [LOWEST_GROUND, HIGHEST_GROUND],
};

/** How far a height in `from` may lie below and above the same number in `to`. */
export function datumMargin(from: AltitudeDatum, to: AltitudeDatum): readonly [below: Metres, above: Metres] {
  if (from === to) return [0, 0];
  const [least, most] = TO_SEA_LEVEL[from];
  const [leastBack, mostBack] = TO_SEA_LEVEL[to];
  return [mostBack - least, most - leastBack];
}

const MARGIN_BELOW = new Float64Array(16);
const MARGIN_ABOVE = new Float64Array(16);
ALTITUDE_DATUMS.forEach((from, i) => {
  ALTITUDE_DATUMS.forEach((to, j) => {
    const [below, above] = datumMargin(from, to);
    MARGIN_BELOW[i * 4 + j] = below;
    MARGIN_ABOVE[i * 4 + j] = above;
  });
});

/** A height as it was said. */
export interface Height {
  /** NaN: nobody said it. */
  readonly altitude: Metres;
  /** Position in `ALTITUDE_DATUMS`. */
  readonly datum: number;
}

export interface BandColumns {
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
  readonly datum: Uint8Array;
}

/** A floor of 0 or less is "from the surface": nothing is below it, whatever the level is called. */
export const bandColumns = (bands: readonly AccordHeightBand[]): BandColumns => ({
  floor: Float64Array.from(bands, ({ floor }) => (floor <= 0 ? -Infinity : floor)),
  ceiling: Float64Array.from(bands, ({ ceiling }) => ceiling),
  datum: Uint8Array.from(bands, ({ datum }) => ALTITUDE_DATUMS.indexOf(datum)),
});

/** Metres beyond floor or ceiling before an object that was inside counts as outside: two altitude steps. */
export const HEIGHT_HYSTERESIS: Metres = 2 * 100 * 0.3048;

/**
 * Is the height `altitude[row]` inside a zone's band? NaN is unknown unless the band is open. Whoever was inside,
 * or may have been, has the hysteresis on its side; asked again with its own answer it gives the same one.
 * A column and a row, since a number with a fraction is boxed at a call that is not inlined.
 */
export function insideBand(
  bands: BandColumns,
  zone: number,
  altitude: Float32Array,
  row: number,
  datum: number,
  was: Answer,
): Answer {
  const answer = insideSlackBand(bands, zone, altitude, row, datum, was === NO ? 0 : HEIGHT_HYSTERESIS);
  if (was !== NO || answer === NO) return answer;
  return insideSlackBand(bands, zone, altitude, row, datum, HEIGHT_HYSTERESIS);
}

/** The same for one height and one band, where nothing was asked before. */
export const bandHolds = (band: AccordHeightBand, { altitude, datum }: Height): Answer =>
  insideBand(bandColumns([band]), 0, Float32Array.of(altitude), 0, datum, NO);

function insideSlackBand(
  bands: BandColumns,
  zone: number,
  altitude: Float32Array,
  row: number,
  datum: number,
  slack: Metres,
): Answer {
  const floor = bands.floor[zone]!;
  const ceiling = bands.ceiling[zone]!;
  if (floor === -Infinity && ceiling === Infinity) return YES;
  const margin = datum * 4 + bands.datum[zone]!;
  const low = altitude[row]! - MARGIN_BELOW[margin]!;
  const high = altitude[row]! + MARGIN_ABOVE[margin]!;
  if (high < floor - slack || low >= ceiling + slack) return NO;
  return low >= floor - slack && high < ceiling + slack ? YES : UNKNOWN;
}

/** Narrows `into[at]`…`into[at + 1]` around the height `altitude[row]` to where no answer for the band can change. */
export function narrowToBand(
  bands: BandColumns,
  zone: number,
  altitude: Float32Array,
  row: number,
  datum: number,
  answer: Answer,
  into: Float64Array,
  at: number,
): void {
  const margin = datum * 4 + bands.datum[zone]!;
  const slack = answer === NO ? 0 : HEIGHT_HYSTERESIS;
  const floor = bands.floor[zone]! - slack;
  const ceiling = bands.ceiling[zone]! + slack;
  if (floor === -Infinity && ceiling === Infinity) return;
  limits[0] = floor - MARGIN_ABOVE[margin]!;
  limits[1] = floor + MARGIN_BELOW[margin]!;
  limits[2] = ceiling - MARGIN_ABOVE[margin]!;
  limits[3] = ceiling + MARGIN_BELOW[margin]!;
  for (let k = 0; k < limits.length; k++) narrow(into, at, altitude[row]!, limits[k]!);
}

/** The same for an answer that does not follow one before it, as `bandHolds` gives. */
export function narrowToBands(
  bands: BandColumns,
  altitude: Float32Array,
  row: number,
  datum: number,
  into: Float64Array,
  at: number,
): void {
  for (let band = 0; band < bands.floor.length; band++) {
    narrowToBand(bands, band, altitude, row, datum, NO, into, at);
    narrowToBand(bands, band, altitude, row, datum, YES, into, at);
  }
}

/** Heights at which the answer for the band last asked about may change; in one place, so that `narrow` is inlined. */
const limits = new Float64Array(4);

/** Narrows the open interval `into[at]`…`into[at + 1]` around a value by one limit; NaN leaves none. */
export function narrow(into: Float64Array, at: number, value: number, limit: number): void {
  if (!(value > limit) && !(limit > into[at + 1]!)) into[at + 1] = limit;
  if (!(value < limit) && !(limit < into[at]!)) into[at] = limit;
}
