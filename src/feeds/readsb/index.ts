/**
 * readsb's JSON in its three shapes: `aircraft.json` (all aircraft now), `trace_full_*.json` (one aircraft's
 * day), and lines of single position reports. Every shape gives rows with readsb's own names.
 *
 * @source readsb, README-json.md; times in seconds since 1970 UTC, altitudes in feet, speeds in knots.
 */
import type { Json } from '../../kernel/index.ts';
import { feedOfRows, type OpenRows } from '../rows.ts';
import { isObject, type JsonObject, numberField, textField } from '../text/json-fields.ts';
import { badLine, wrongFormat } from '../text/problems.ts';
import { openJson } from '../text/read-json.ts';
import { recognise } from '../text/recognise.ts';
import { makeReadsbObserver } from './observe.ts';

/** One aircraft at one moment: `now`, `hex`, and what readsb knew. */
export type ReadsbRow = { readonly [field: string]: Json };

/** Highest plausible instant, seconds: the year 2100. Larger ones are milliseconds or nonsense. */
const MOST_SECONDS = 4.1e9;
const isTime = (value: number) => value > 0 && value < MOST_SECONDS;

/** Fields of a trace point in their order. */
const POINT = {
  after: 0,
  lat: 1,
  lon: 2,
  altitude: 3,
  speed: 4,
  track: 5,
  flags: 6,
  rate: 7,
  more: 8,
  type: 9,
};
const GEOMETRIC_RATE = 4;
const GEOMETRIC_ALTITUDE = 8;

function traceRow(trace: JsonObject, start: number, point: unknown): ReadsbRow | string {
  if (!Array.isArray(point) || point.length < POINT.more) return 'unreadable-point';
  const values = point as readonly unknown[];
  const now = start + Number(values[POINT.after]);
  if (!isTime(now)) return 'unreadable-time';
  const flags = Number(values[POINT.flags] ?? 0);
  const more = isObject(values[POINT.more]) ? (values[POINT.more] as JsonObject) : {};
  return {
    ...(more as ReadsbRow),
    now,
    hex: textField(trace, 'icao'),
    lat: values[POINT.lat] as Json,
    lon: values[POINT.lon] as Json,
    [(flags & GEOMETRIC_ALTITUDE) === 0 ? 'alt_baro' : 'alt_geom']: values[POINT.altitude] as Json,
    gs: values[POINT.speed] as Json,
    track: values[POINT.track] as Json,
    [(flags & GEOMETRIC_RATE) === 0 ? 'baro_rate' : 'geom_rate']: values[POINT.rate] as Json,
    ...(typeof values[POINT.type] === 'string' ? { type: values[POINT.type] as string } : {}),
    ...(Number.isNaN(numberField(trace, 'dbFlags')) ? {} : { dbFlags: numberField(trace, 'dbFlags') }),
  };
}

/** Every row of a JSON value; a reason for each that is none. Undefined: the value is no shape of readsb's. */
function rowsOf(value: unknown): readonly (ReadsbRow | string)[] | undefined {
  if (!isObject(value)) return undefined;
  if (Array.isArray(value.trace)) {
    const start = numberField(value, 'timestamp');
    if (!isTime(start)) return ['unreadable-time'];
    return value.trace.map((point: unknown) => traceRow(value, start, point));
  }
  const now = numberField(value, 'now');
  if (Number.isNaN(now)) return undefined;
  if (!isTime(now)) return ['unreadable-time'];
  if (!Array.isArray(value.aircraft))
    return [Object.hasOwn(value, 'hex') ? (value as ReadsbRow) : 'no-address'];
  return value.aircraft.map((aircraft: unknown) =>
    isObject(aircraft) ? { ...(aircraft as ReadsbRow), now } : 'unreadable-aircraft',
  );
}

export const openReadsbRows: OpenRows<ReadsbRow> = (emit, reject) => {
  let isWrong = false;
  const take = (value: unknown, line: number, text: string) => {
    if (isWrong) return;
    const rows = rowsOf(value);
    if (rows === undefined) {
      isWrong = line === 1 && recognise(text) !== 'readsb' && recognise(text) !== undefined;
      const expected = 'an object with "now" or "trace"';
      if (isWrong) reject('wrong-format', wrongFormat('readsb', expected, text, line));
      else reject('unknown-shape', badLine('readsb', `${expected} was expected`, line));
      return;
    }
    for (const row of rows) {
      if (typeof row === 'string') reject(row, badLine('readsb', row.replaceAll('-', ' '), line));
      else emit(row, line);
    }
  };
  return openJson('readsb', take, reject);
};

export const openReadsb = feedOfRows(openReadsbRows, makeReadsbObserver);
