/** What kind of station an MMSI says it belongs to, as far as positions of ships are concerned. */
import { CATEGORIES } from '../kernel/index.ts';

const VESSEL = CATEGORIES.indexOf('vessel');
const UNKNOWN = CATEGORIES.indexOf('unknown');

/**
 * Index in `CATEGORIES`. Beacons of distress (970 to 979) send ship's messages and are no ship.
 * @source Recommendation ITU-R M.585-9, annex 2.
 */
export const vesselCategory = (mmsi: number): number =>
  mmsi >= 970_000_000 && mmsi < 980_000_000 ? UNKNOWN : VESSEL;
