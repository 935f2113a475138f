/**
 * The shapes in which tables of state vectors are written as JSON: an array of records, one array or one
 * object per column, `columns` beside `data`, and the answer of OpenSky's own interface.
 *
 * @source pandas, DataFrame.to_json, parameter `orient`; OpenSky REST API, "All State Vectors".
 */
import { isObject, type JsonObject } from '../text/json-fields.ts';

/** Positions of OpenSky's state array, named as in its history tables. */
const OPENSKY = [
  ...['icao24', 'callsign', 'origin_country', 'lastposupdate', 'lastcontact', 'lon', 'lat', 'baroaltitude'],
  ...[
    'onground',
    'velocity',
    'heading',
    'vertrate',
    'sensors',
    'geoaltitude',
    'squawk',
    'spi',
    'position_source',
  ],
] as const;

const isColumn = (value: unknown): value is JsonObject | readonly unknown[] =>
  typeof value === 'object' && value !== null;

/** Records of the table; undefined: the value is none of the shapes. */
export function recordsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return undefined;
  if (Array.isArray(value.states)) return fromOpenSky(value, value.states);
  if (Array.isArray(value.columns) && Array.isArray(value.data)) return fromSplit(value.columns, value.data);
  if (isColumn(value.icao24)) return fromColumns(value);
  return typeof value.icao24 === 'string' ? [value] : undefined;
}

const fromOpenSky = (answer: JsonObject, states: readonly unknown[]): readonly unknown[] =>
  states.map((state) =>
    Array.isArray(state)
      ? { time: answer.time, ...Object.fromEntries(OPENSKY.map((name, i) => [name, state[i]])) }
      : state,
  );

const fromSplit = (columns: readonly unknown[], data: readonly unknown[]): readonly unknown[] =>
  data.map((cells) =>
    Array.isArray(cells) ? Object.fromEntries(columns.map((name, i) => [String(name), cells[i]])) : cells,
  );

/** Rows in the order of the column of addresses, whose keys name them. */
function fromColumns(table: JsonObject): readonly unknown[] {
  const columns = Object.entries(table).filter(([, column]) => isColumn(column)) as [string, JsonObject][];
  return Object.keys(table.icao24 as JsonObject).map((key) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column[key]])),
  );
}
