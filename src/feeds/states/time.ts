/** Times in tables of states, which write them as seconds, milliseconds or text. */
import { type Instant, parseInstant, SECOND } from '../../kernel/index.ts';
import type { JsonObject } from '../text/json-fields.ts';

/** Larger numbers are milliseconds: as seconds they would lie in the year 5138. */
const MOST_SECONDS = 1e11;
/** 1 January 2100, the latest time taken for one. */
const LATEST = 4_102_444_800_000;

/** The instant in `object[key]`, NaN when it is none. */
export function instantField(object: JsonObject, key: string): Instant {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (typeof value === 'number') {
    const at = value > MOST_SECONDS ? value : value * SECOND;
    return at > 0 && at < LATEST ? at : Number.NaN;
  }
  if (typeof value !== 'string') return Number.NaN;
  const written = parseInstant(/[Zz]$|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}Z`);
  return written.ok ? written.value.at : Number.NaN;
}

/** When the row was made. */
export function timeOf(row: JsonObject): Instant {
  const at = instantField(row, 'timestamp');
  return Number.isNaN(at) ? instantField(row, 'time') : at;
}
