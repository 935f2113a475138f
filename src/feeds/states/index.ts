/**
 * State vectors: one row says where one aircraft was, how it moved and when its position was last heard.
 * OpenSky's CSV and JSON (metres, m/s) and tables in the names of the `traffic` library (feet, knots).
 * Rows keep the names of their table.
 *
 * @source OpenSky Network, "Historical data", state vectors; Schäfer et al. 2014.
 */
import type { Json } from '../../kernel/index.ts';
import type { OpenFeed } from '../feed.ts';
import { type EmitRow, feedOfRows, type OpenRows, type RejectRow, type RowReader } from '../rows.ts';
import { isObject } from '../text/json-fields.ts';
import { badLine, wrongFormat } from '../text/problems.ts';
import { type Cell, openCsv } from '../text/read-csv.ts';
import { openJson } from '../text/read-json.ts';
import { makeStatesObserver } from './observe.ts';
import { recordsOf } from './tables.ts';
import { timeOf } from './time.ts';

export type StatesRow = { readonly [field: string]: Json };

const CSV_NUMBERS = [
  ...['time', 'lat', 'lon', 'velocity', 'heading', 'vertrate', 'baroaltitude', 'geoaltitude'],
  ...['lastposupdate', 'lastcontact'],
];
const CSV_TEXTS = ['icao24', 'callsign', 'squawk'];
const CSV_FLAGS = ['onground', 'alert', 'spi'];

function readCsvRow(cell: Cell): StatesRow | string {
  const row: { [field: string]: Json } = {};
  for (const name of CSV_NUMBERS) {
    const text = cell(name).trim();
    const value = Number(text);
    row[name] = text === '' || !Number.isFinite(value) ? null : value;
  }
  for (const name of CSV_TEXTS) row[name] = cell(name).trim();
  // Some exports write squawks as numbers: 1174.0.
  row.squawk = String(row.squawk)
    .replace(/\.0$/, '')
    .padStart(4, '0')
    .replace(/^0000$/, '');
  for (const name of CSV_FLAGS) row[name] = cell(name).trim().toLowerCase() === 'true';
  return Number.isNaN(timeOf(row)) ? 'unreadable-time' : row;
}

/** Takes the records of every JSON value; a whole table is put into the order of time when `sorted`. */
function openTables(emit: EmitRow<StatesRow>, reject: RejectRow, isSorted: boolean): RowReader {
  const take = (value: unknown, line: number, text: string) => {
    const records = recordsOf(value);
    if (records === undefined) {
      const expected = 'records or columns with icao24';
      if (line === 1) reject('wrong-format', wrongFormat('states', expected, text, line));
      else reject('unknown-shape', badLine('states', `${expected} were expected`, line));
      return;
    }
    const numberOf = (i: number) => (records.length === 1 ? line : i + 1);
    const rows: { readonly row: StatesRow; readonly at: number; readonly line: number }[] = [];
    records.forEach((record, i) => {
      const at = isObject(record) ? timeOf(record) : Number.NaN;
      if (!isObject(record)) reject('not-a-record', badLine('states', 'not a record', numberOf(i)));
      else if (Number.isNaN(at)) reject('unreadable-time', badLine('states', 'unreadable time', numberOf(i)));
      else rows.push({ row: record as StatesRow, at, line: numberOf(i) });
    });
    if (isSorted) rows.sort((a, b) => a.at - b.at);
    for (const { row, line: place } of rows) emit(row, place);
  };
  return openJson('states', take, reject);
}

const openRows =
  (isSorted: boolean): OpenRows<StatesRow> =>
  (emit, reject) => {
    let reader: RowReader | undefined;
    const csv = { format: 'states', required: ['time', 'icao24', 'lat', 'lon'], readRow: readCsvRow };
    /** The first byte that is not white space decides: JSON begins with a bracket. */
    const choose = (bytes: Uint8Array) => {
      const begin = bytes.find((byte) => byte > 0x20);
      if (begin === undefined) return undefined;
      return begin === 0x5b || begin === 0x7b
        ? openTables(emit, reject, isSorted)
        : openCsv(csv, emit, reject);
    };
    return {
      push(bytes) {
        reader ??= choose(bytes);
        reader?.push(bytes);
      },
      end: () => reader?.end(),
    };
  };

/** In the order of the input, for `garant decode states`. */
export const openStatesRows: OpenRows<StatesRow> = openRows(false);

/** A table has no order of arrival: as a feed its rows come in the order of their time. */
export const openStates: OpenFeed = feedOfRows(openRows(true), makeStatesObserver);
