/** Quantities as a sources file writes them, in the same form as in an accord: a number and its unit. */
import {
  type AltitudeDatum,
  METRES_PER_FLIGHT_LEVEL,
  METRES_PER_FOOT,
  METRES_PER_NAUTICAL_MILE,
  type Metres,
  type Milliseconds,
  parseDuration,
} from '../../kernel/index.ts';
import type { HeightBand } from '../source.ts';
import { complain, type Fields, type Located, type Reading, writtenOf } from './located.ts';

const DISTANCE = /^(\d+(?:\.\d+)?)\s*(m|km|NM|ft)$/;
const UNITS: Readonly<Record<string, number>> = {
  m: 1,
  km: 1000,
  NM: METRES_PER_NAUTICAL_MILE,
  ft: METRES_PER_FOOT,
};
const HEIGHT =
  /^(?:surface|unlimited|FL(\d{1,3})|(-?\d+(?:\.\d+)?)\s*(m|ft) (msl|ellipsoidal|pressure|above surface))$/;

/** `120 km`, `800 m`, `60 NM`. */
export function distanceOf(reading: Reading, located: Located, what: string): Metres | undefined {
  const written = writtenOf(reading, located, what);
  if (written === undefined) return undefined;
  const match = DISTANCE.exec(written);
  if (match) return Number(match[1]) * UNITS[match[2]!]!;
  const mend = 'write a number and one of m, km, NM, ft: "120 km"';
  return complain(reading, located.place, 'SOURCES_QUANTITY', `"${written}" is not a distance`, mend);
}

/** `8500 t`, metric tonnes. */
export const tonnageOf = (reading: Reading, located: Located, what: string): number | undefined =>
  amountOf(reading, located, what, 't', '8500 t');

/** `122 mm`, millimetres. */
export const calibreOf = (reading: Reading, located: Located, what: string): number | undefined =>
  amountOf(reading, located, what, 'mm', '122 mm');

function amountOf(
  reading: Reading,
  located: Located,
  what: string,
  unit: string,
  example: string,
): number | undefined {
  const written = writtenOf(reading, located, what);
  if (written === undefined) return undefined;
  const [, amount] = new RegExp(`^(\\d+(?:\\.\\d+)?)\\s*${unit}$`).exec(written) ?? [];
  if (amount !== undefined) return Number(amount);
  const mend = `write a number and ${unit}: "${example}"`;
  return complain(reading, located.place, 'SOURCES_QUANTITY', `"${written}" is not a ${what}`, mend);
}

/** `4 s`, `12 h`. */
export function durationOf(reading: Reading, located: Located, what: string): Milliseconds | undefined {
  const written = writtenOf(reading, located, what);
  if (written === undefined) return undefined;
  const read = parseDuration(written, located.place);
  if (read.ok) return read.value;
  reading.problems.push(...read.problems);
  return undefined;
}

export function numberOf(reading: Reading, located: Located, what: string, most: number): number | undefined {
  const written = writtenOf(reading, located, what);
  if (written === undefined) return undefined;
  const value = Number(written);
  if (written.trim() !== '' && Math.abs(value) <= most) return value;
  const message = `"${written}" is no ${what}`;
  return complain(reading, located.place, 'SOURCES_QUANTITY', message, `write degrees within ±${most}`);
}

type Limit = { readonly metres: Metres; readonly datum: AltitudeDatum | undefined };

function limitOf(reading: Reading, located: Located, open: Metres): Limit | undefined {
  const written = writtenOf(reading, located, 'height');
  if (written === undefined) return undefined;
  const match = HEIGHT.exec(written);
  if (!match) {
    const mend =
      'write surface, unlimited, FL660, or a number, m or ft, and msl, ellipsoidal or above surface';
    return complain(
      reading,
      located.place,
      'SOURCES_QUANTITY',
      `"${written}" is not a height with its datum`,
      mend,
    );
  }
  const [whole, level, value, unit, reference] = match;
  if (whole === 'surface' || whole === 'unlimited') return { metres: open, datum: undefined };
  if (level !== undefined) return { metres: Number(level) * METRES_PER_FLIGHT_LEVEL, datum: 'pressure' };
  const datum = reference === 'above surface' ? 'surface' : (reference as AltitudeDatum);
  return { metres: Number(value) * (unit === 'ft' ? METRES_PER_FOOT : 1), datum };
}

/** From `from:` and `to:`; left out, a limit is open. `surface` as a floor lets in whatever is on the ground. */
export function heightsOf(reading: Reading, fields: Fields): HeightBand {
  const from = fields.get('from');
  const to = fields.get('to');
  const floor = from && limitOf(reading, from, Number.NEGATIVE_INFINITY);
  const ceiling = to && limitOf(reading, to, Number.POSITIVE_INFINITY);
  if (to && floor?.datum && ceiling?.datum && floor.datum !== ceiling.datum) {
    const message = `the floor is ${floor.datum}, the ceiling ${ceiling.datum}`;
    complain(reading, to.place, 'SOURCES_HEIGHTS', message, 'write both in one datum');
  } else if (to && floor && ceiling && floor.metres >= ceiling.metres) {
    complain(reading, to.place, 'SOURCES_HEIGHTS', 'the ceiling does not lie above the floor', 'raise it');
  }
  return {
    floor: floor?.metres ?? Number.NEGATIVE_INFINITY,
    ceiling: ceiling?.metres ?? Number.POSITIVE_INFINITY,
    datum: ceiling?.datum ?? floor?.datum ?? 'ellipsoidal',
  };
}
