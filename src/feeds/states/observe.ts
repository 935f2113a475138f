/**
 * Rows of states → claims. A table repeats an aircraft's last position until a newer one is heard; only
 * the first row with a position is a fix of it, at the time it was heard. The others say that the
 * aircraft was there to be heard, and nothing about where.
 */
import {
  type Instant,
  METRES_PER_FOOT,
  METRES_PER_SECOND_PER_KNOT,
  type Milliseconds,
  SECOND,
} from '../../kernel/index.ts';
import { DATUM } from '../../picture/index.ts';
import { METRES_PER_SECOND_PER_FOOT_PER_MINUTE, readAddress } from '../aircraft-claims.ts';
import { observeAircraft } from '../observe-aircraft.ts';
import type { Observing } from '../rows.ts';
import { type JsonObject, numberField, textField } from '../text/json-fields.ts';
import { badLine } from '../text/problems.ts';
import { instantField, timeOf } from './time.ts';

/** A first position older than this says where the aircraft was, not where it is. */
const STALE: Milliseconds = 60 * SECOND;
/** Aircraft whose last position time is remembered. */
const REMEMBERED = 65_536;

const first = (...values: readonly number[]): number => values.find((v) => !Number.isNaN(v)) ?? Number.NaN;

function height(row: JsonObject): { readonly altitude: number; readonly datum: number } {
  const pressure = first(numberField(row, 'baroaltitude'), numberField(row, 'altitude') * METRES_PER_FOOT);
  if (!Number.isNaN(pressure)) return { altitude: pressure, datum: DATUM.pressure };
  return { altitude: numberField(row, 'geoaltitude'), datum: DATUM.ellipsoidal };
}

/** Remembers when each aircraft's position was last heard. */
function makeFreshness(): (address: number, heardAt: Instant, rowAt: Instant) => boolean {
  const last = new Map<number, Instant>();
  return (address, heardAt, rowAt) => {
    const before = last.get(address);
    const isFresh = before === undefined ? rowAt - heardAt <= STALE : heardAt > before;
    if (last.size >= REMEMBERED) last.delete(last.keys().next().value!);
    if (isFresh) last.set(address, heardAt);
    return isFresh;
  };
}

export const makeStatesObserver = (observing: Observing) => {
  const observe = observeAircraft(observing);
  const isFresh = makeFreshness();
  return (row: JsonObject, line: number) => {
    const address = readAddress(textField(row, 'icao24'));
    if (!address) {
      observing.sink.reject('unreadable-address', badLine('states', 'unreadable address in "icao24"', line));
      return;
    }
    const rowAt = timeOf(row);
    const heardAt = first(instantField(row, 'lastposupdate'), instantField(row, 'last_position'), rowAt);
    const isLocated = isFresh(address.address, heardAt, rowAt);
    observe({
      at: isLocated ? heardAt : first(instantField(row, 'lastcontact'), rowAt),
      address,
      longitude: isLocated ? first(numberField(row, 'lon'), numberField(row, 'longitude')) : Number.NaN,
      latitude: isLocated ? first(numberField(row, 'lat'), numberField(row, 'latitude')) : Number.NaN,
      ...height(row),
      speed: first(
        numberField(row, 'velocity'),
        numberField(row, 'groundspeed') * METRES_PER_SECOND_PER_KNOT,
      ),
      course: first(numberField(row, 'heading'), numberField(row, 'track')),
      climb: first(
        numberField(row, 'vertrate'),
        numberField(row, 'vertical_rate') * METRES_PER_SECOND_PER_FOOT_PER_MINUTE,
      ),
      accuracy: Number.NaN,
      nic: -1,
      nacp: -1,
      sil: -1,
      isOnGround: row.onground === true,
      isDerived: false,
      callsign: textField(row, 'callsign').trim(),
      squawk: textField(row, 'squawk'),
      category: undefined,
    });
  };
};
