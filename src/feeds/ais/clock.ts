/**
 * What time it is in a stream of NMEA lines. Three kinds of line say so: a TAG block's `c:` (when the
 * sentence was received), `$PGHP` before a sentence (the same), and a GNSS receiver's RMC (its own time).
 * The first two date one sentence; all of them move the stream's clock, which dates what has no own time.
 *
 * @source NMEA 0183 v4.10 (RMC, TAG blocks); Gatehouse `$PGHP` type 1: type, year, month, day, hour,
 * minute, second, millisecond, country, region, station, online, checksum of the sentence that follows.
 */
import { DAY, daysFromCivil, HOUR, type Instant, MINUTE, SECOND } from '../../kernel/index.ts';
import { TIME_SOURCE } from './columns.ts';
import { hexByte, naturalNumber } from './text.ts';

/** Larger `c:` values are milliseconds: as seconds they would lie in the year 5138. */
const MOST_SECONDS = 1e11;

export interface StreamClock {
  /** NaN until something said what time it is. */
  now: Instant;
  source: number;
  /** When the line came that last said so; NaN for a file. */
  heardAt: Instant;
  /** Time of the sentence with checksum `pghpChecksum` that is about to come; NaN: none. */
  pghpAt: Instant;
  pghpChecksum: number;
}

export const makeClock = (startAt: Instant): StreamClock => ({
  now: startAt,
  source: TIME_SOURCE.reception,
  heardAt: Number.NaN,
  pghpAt: Number.NaN,
  pghpChecksum: -1,
});

export function setClock(clock: StreamClock, at: Instant, source: number, heardAt: Instant): void {
  clock.heardAt = heardAt;
  clock.now = at;
  clock.source = source;
}

/** Instant of a TAG block's `c:` value. */
export const tagInstant = (value: number): Instant => (value > MOST_SECONDS ? value : value * SECOND);

/** Start of each field after the first, filled by `splitFields`. */
const fieldAt = new Int32Array(16);

function splitFields(bytes: Uint8Array, from: number, until: number): number {
  let count = 0;
  for (let i = from; i < until && count < fieldAt.length; i++)
    if (bytes[i] === 0x2c) fieldAt[count++] = i + 1;
  return count;
}

const field = (bytes: Uint8Array, index: number, until: number) =>
  naturalNumber(bytes, fieldAt[index]!, until);

function civilInstant(year: number, month: number, day: number, clock: number): Instant {
  const inRange =
    year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && clock >= 0 && clock < DAY + SECOND;
  return inRange ? daysFromCivil({ year, month, day }) * DAY + clock : Number.NaN;
}

/** Reads a `$PGHP` line, its checksum already verified, `until` being the place of its `*`. */
export function readPghp(
  clock: StreamClock,
  bytes: Uint8Array,
  from: number,
  until: number,
  heardAt: Instant,
): void {
  if (splitFields(bytes, from, until) < 13 || field(bytes, 0, until) !== 1) return;
  const time =
    field(bytes, 4, until) * HOUR +
    field(bytes, 5, until) * MINUTE +
    field(bytes, 6, until) * SECOND +
    Math.max(0, field(bytes, 7, until));
  const at = civilInstant(field(bytes, 1, until), field(bytes, 2, until), field(bytes, 3, until), time);
  if (Number.isNaN(at)) return;
  clock.pghpAt = at;
  clock.pghpChecksum = hexByte(bytes, fieldAt[12]!);
  setClock(clock, at, TIME_SOURCE.pghp, heardAt);
}

/** Reads an RMC line likewise. One without a date, or that its receiver calls invalid, says nothing. */
export function readRmc(
  clock: StreamClock,
  bytes: Uint8Array,
  from: number,
  until: number,
  heardAt: Instant,
): void {
  if (splitFields(bytes, from, until) < 9 || bytes[fieldAt[1]!] !== 0x41) return;
  const hms = field(bytes, 0, until);
  const dmy = field(bytes, 8, until);
  if (hms < 0 || dmy < 0) return;
  const time =
    Math.floor(hms / 10_000) * HOUR + (Math.floor(hms / 100) % 100) * MINUTE + (hms % 100) * SECOND;
  const year = dmy % 100;
  const century = year < 80 ? 2000 : 1900;
  const at = civilInstant(century + year, Math.floor(dmy / 100) % 100, Math.floor(dmy / 10_000), time);
  if (!Number.isNaN(at)) setClock(clock, at, TIME_SOURCE.rmc, heardAt);
}
