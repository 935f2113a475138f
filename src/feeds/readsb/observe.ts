/** Rows of readsb's JSON → claims. */
import { type Category, METRES_PER_FOOT, METRES_PER_SECOND_PER_KNOT, SECOND } from '../../kernel/index.ts';
import { DATUM } from '../../picture/index.ts';
import { emitterCategory, METRES_PER_SECOND_PER_FOOT_PER_MINUTE, readAddress } from '../aircraft-claims.ts';
import { observeAircraft } from '../observe-aircraft.ts';
import type { Observing } from '../rows.ts';
import { isObject, type JsonObject, numberField, textField } from '../text/json-fields.ts';
import { badLine } from '../text/problems.ts';

/** Bit of `dbFlags`: readsb's aircraft database calls the airframe military. */
const MILITARY = 1;
/** Position sources that others computed: multilateration and the rebroadcasts of ground stations. */
const DERIVED = /^(mlat|tisb|adsr)/;

/** readsb forgets an aircraft after an hour; larger ages are damage. */
const OLDEST = 86_400;

const first = (...values: readonly number[]): number => values.find((v) => !Number.isNaN(v)) ?? Number.NaN;
const category = (row: JsonObject): Category | undefined =>
  (first(numberField(row, 'dbFlags'), 0) & MILITARY) !== 0
    ? 'aircraft.military'
    : emitterCategory(textField(row, 'category'));

/** A whole number from 0 to `most`, else -1. */
function level(row: JsonObject, key: string, most: number): number {
  const value = numberField(row, key);
  return Number.isInteger(value) && value >= 0 && value <= most ? value : -1;
}

/** Seconds since the position, or else the aircraft, was last heard. */
function age(row: JsonObject): number {
  const seconds = first(numberField(row, 'seen_pos'), numberField(row, 'seen'), 0);
  return seconds >= 0 && seconds < OLDEST ? seconds : 0;
}

/** Metres of a height in feet, and what it is measured from. */
function height(row: JsonObject): { readonly altitude: number; readonly datum: number } {
  const pressure = numberField(row, 'alt_baro');
  const geometric = numberField(row, 'alt_geom');
  return Number.isNaN(pressure)
    ? { altitude: geometric * METRES_PER_FOOT, datum: DATUM.ellipsoidal }
    : { altitude: pressure * METRES_PER_FOOT, datum: DATUM.pressure };
}

/** A record of a position report keeps the full report in `flightdict`; its own fields come first. */
const withDetails = (row: JsonObject): JsonObject =>
  isObject(row.flightdict) ? { ...row.flightdict, ...row } : row;

export const makeReadsbObserver = (observing: Observing) => {
  const observe = observeAircraft(observing);
  return (bare: JsonObject, line: number) => {
    const row = withDetails(bare);
    const address = readAddress(textField(row, 'hex'));
    if (!address) {
      observing.sink.reject('unreadable-address', badLine('readsb', 'unreadable address in "hex"', line));
      return;
    }
    const rate = first(numberField(row, 'baro_rate'), numberField(row, 'geom_rate'));
    observe({
      at: (numberField(row, 'now') - age(row)) * SECOND,
      address,
      longitude: numberField(row, 'lon'),
      latitude: numberField(row, 'lat'),
      ...height(row),
      speed: first(numberField(row, 'gs'), numberField(row, 'gscp')) * METRES_PER_SECOND_PER_KNOT,
      course: numberField(row, 'track'),
      climb: rate * METRES_PER_SECOND_PER_FOOT_PER_MINUTE,
      accuracy: Number.NaN,
      nic: level(row, 'nic', 11),
      nacp: level(row, 'nac_p', 11),
      sil: level(row, 'sil', 3),
      isOnGround: textField(row, 'alt_baro') === 'ground',
      isDerived: DERIVED.test(textField(row, 'type')),
      callsign: textField(row, 'flight').trim(),
      squawk: textField(row, 'squawk'),
      category: category(row),
    });
  };
};
