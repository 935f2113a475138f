/**
 * Airborne velocity, register 0,9, type code 19.
 *
 * | ME bit       | 1–5 | 6–8     | 9      | 10  | 11–13 | 14–35    | 36             | 37   | 38–46 | 47–48 | 49   | 50–56 |
 * |--------------|-----|---------|--------|-----|-------|----------|----------------|------|-------|-------|------|-------|
 * |              | 19  | subtype | intent | IFR | NACv  | velocity | 0 GNSS, 1 baro | down | rate  | –     | below | GNSS height less baro |
 * | subtype 1, 2 | 14: west | 15–24: east-west + 1 | 25: south | 26–35: north-south + 1 (×4 kt in subtype 2) |
 * | subtype 3, 4 | 14: heading known | 15–24: heading, 360/1024° | 25: 0 IAS, 1 TAS | 26–35: airspeed + 1 (×4 kt in subtype 4) |
 *
 * A code of 0 is no information, 1 is zero.
 *
 * @source ICAO Doc 9871 (2nd ed.), tables A-2-9a and A-2-9b, A.2.3.5
 */
import type { ModesColumns } from './columns.ts';

const DEGREES_PER_RADIAN = 180 / Math.PI;
const SUPERSONIC_STEP = 4;
const FEET_PER_MINUTE_STEP = 64;
const HEIGHT_DIFFERENCE_STEP = 25;

export function decodeVelocity(columns: ModesColumns, row: number, bytes: Uint8Array, me: number): void {
  columns.bds[row] = 0x09;
  const b0 = bytes[me]!;
  const b1 = bytes[me + 1]!;
  const b2 = bytes[me + 2]!;
  const b3 = bytes[me + 3]!;
  const b4 = bytes[me + 4]!;
  const b5 = bytes[me + 5]!;
  const subtype = b0 & 7;
  columns.nacV[row] = (b1 >> 3) & 7;
  const first = ((b1 & 3) << 8) | b2;
  const second = ((b3 & 0x7f) << 3) | (b4 >> 5);
  const step = subtype === 2 || subtype === 4 ? SUPERSONIC_STEP : 1;
  if (subtype === 1 || subtype === 2) {
    groundVelocity(columns, row, (b1 & 4) !== 0, first, (b3 & 0x80) !== 0, second, step);
  } else if (subtype === 3 || subtype === 4) {
    if (b1 & 4) columns.heading[row] = (first * 360) / 1024;
    if (second !== 0) {
      const airspeed = (second - 1) * step;
      if (b3 & 0x80) columns.trueAirspeed[row] = airspeed;
      else columns.indicatedAirspeed[row] = airspeed;
    }
  }
  columns.verticalRateBaro[row] = (b4 >> 4) & 1;
  const rate = ((b4 & 7) << 6) | (b5 >> 2);
  if (rate !== 0) columns.verticalRate[row] = (b4 & 8 ? 1 - rate : rate - 1) * FEET_PER_MINUTE_STEP;
  const difference = bytes[me + 6]! & 0x7f;
  if (difference !== 0) {
    columns.geoMinusBaro[row] =
      (bytes[me + 6]! & 0x80 ? 1 - difference : difference - 1) * HEIGHT_DIFFERENCE_STEP;
  }
}

function groundVelocity(
  columns: ModesColumns,
  row: number,
  west: boolean,
  eastWest: number,
  south: boolean,
  northSouth: number,
  step: number,
): void {
  if (eastWest === 0 || northSouth === 0) return;
  const east = (west ? 1 - eastWest : eastWest - 1) * step;
  const north = (south ? 1 - northSouth : northSouth - 1) * step;
  columns.groundspeed[row] = Math.sqrt(east * east + north * north);
  // `+ 0` turns -0 into 0, whose angle would be 180 degrees off.
  const track = Math.atan2(east + 0, north + 0) * DEGREES_PER_RADIAN;
  columns.track[row] = track < 0 ? track + 360 : track;
}
