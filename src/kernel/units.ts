/**
 * Units as types. A number that crosses a folder's door says what it measures; the brand exists only
 * for the compiler. Hot loops work on plain typed arrays whose column names and docs carry the unit.
 */
declare const unit: unique symbol;
type Branded<Name extends string> = number & { readonly [unit]?: Name };

export type Metres = Branded<'m'>;
export type MetresPerSecond = Branded<'m/s'>;
export type Degrees = Branded<'deg'>;
export type Radians = Branded<'rad'>;

/** Exact by definition: international yard and pound agreement (1959), international nautical mile. */
export const METRES_PER_FOOT = 0.3048;
export const METRES_PER_NAUTICAL_MILE = 1852;
export const METRES_PER_SECOND_PER_KNOT = METRES_PER_NAUTICAL_MILE / 3600;
export const METRES_PER_FLIGHT_LEVEL = 100 * METRES_PER_FOOT;
export const RADIANS_PER_DEGREE = Math.PI / 180;

/** A place on the WGS 84 ellipsoid. `lon` in [-180, 180], `lat` in [-90, 90]. */
export interface Position {
  readonly lon: Degrees;
  readonly lat: Degrees;
}

/** What a height is measured from: the ellipsoid, mean sea level, or the 1013.25 hPa pressure surface. */
export const ALTITUDE_DATUMS = ['ellipsoidal', 'msl', 'pressure', 'surface'] as const;
export type AltitudeDatum = (typeof ALTITUDE_DATUMS)[number];
