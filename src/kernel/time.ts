/**
 * Instants are milliseconds since 1970-01-01T00:00:00Z on the UTC scale without leap seconds, as a plain
 * number. The core never asks what time it is; it is told.
 */
import type { Place } from './errors.ts';
import { fail, type Result, succeed } from './errors.ts';

export type Instant = number;
export type Milliseconds = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Half-open: `from` is in, `until` is not. An open end is ±Infinity. */
export interface Interval {
  readonly from: Instant;
  readonly until: Instant;
}

export const inInterval = (interval: Interval, at: Instant): boolean =>
  at >= interval.from && at < interval.until;

interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01 of a proleptic Gregorian date. @source Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
export function daysFromCivil({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `daysFromCivil`. @source Hinnant, as above, civil_from_days. */
export function civilFromDays(days: number): CivilDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** How exactly a text gave its time: an end written to the minute includes that minute. */
export type Precision = 'day' | 'minute' | 'second' | 'millisecond';

export interface WrittenInstant {
  readonly at: Instant;
  readonly precision: Precision;
}

const PRECISION_LENGTH: Readonly<Record<Precision, Milliseconds>> = {
  day: DAY,
  minute: MINUTE,
  second: SECOND,
  millisecond: 1,
};

/** The first instant after what was written: the half-open end of a text's inclusive `until`. */
export const endOf = ({ at, precision }: WrittenInstant): Instant => at + PRECISION_LENGTH[precision];

/**
 * Reads an ISO 8601 date or date-time. A time needs `Z` or an offset; a bare date is its midnight UTC.
 * @returns `TIME_UNREADABLE` for another form or a field out of range (31 June, 25:00, +30:00).
 */
export function parseInstant(text: string, place?: Place): Result<WrittenInstant> {
  const match = ISO.exec(text);
  const unreadable = fail({
    code: 'TIME_UNREADABLE',
    message: `"${text}" is not a time Garant can read`,
    mend: 'write it as 2025-09-08T00:00Z (UTC) or with an offset, 2025-09-08T03:00+03:00',
    ...(place ? { place } : {}),
  });
  if (!match) return unreadable;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  if (hour !== undefined && zone === undefined) return unreadable;
  const civil = { year: Number(year), month: Number(month), day: Number(day) };
  const days = daysFromCivil(civil);
  const back = civilFromDays(days);
  const outOfRange =
    back.month !== civil.month ||
    back.day !== civil.day ||
    Number(hour ?? 0) > 23 ||
    Number(minute ?? 0) > 59 ||
    Number(second ?? 0) > 59;
  const offset = zoneOffset(zone);
  if (outOfRange || Number.isNaN(offset)) return unreadable;
  const millis = fraction === undefined ? 0 : Math.round(Number(`0.${fraction}`) * SECOND);
  const clock = Number(hour ?? 0) * HOUR + Number(minute ?? 0) * MINUTE + Number(second ?? 0) * SECOND;
  const precision = precisionOf(hour, second, fraction);
  return succeed({ at: days * DAY + clock + millis - offset, precision });
}

function precisionOf(hour?: string, second?: string, fraction?: string): Precision {
  if (hour === undefined) return 'day';
  if (second === undefined) return 'minute';
  return fraction === undefined ? 'second' : 'millisecond';
}

/** No clock is farther from UTC: what lies beyond is a slip of the pen. */
const MOST_OFFSET = 14 * HOUR;

/** NaN: no clock in the world is set so. */
function zoneOffset(zone: string | undefined): Milliseconds {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(-2));
  const size = Number(zone.slice(1, 3)) * HOUR + minutes * MINUTE;
  if (minutes > 59 || size > MOST_OFFSET) return Number.NaN;
  return zone.startsWith('-') ? -size : size;
}

const two = (value: number) => String(value).padStart(2, '0');

function split(at: Instant) {
  const days = Math.floor(at / DAY);
  const rest = at - days * DAY;
  return {
    ...civilFromDays(days),
    hour: Math.floor(rest / HOUR),
    minute: Math.floor((rest % HOUR) / MINUTE),
    second: Math.floor((rest % MINUTE) / SECOND),
    millisecond: Math.floor(rest % SECOND),
  };
}

/** ISO 8601 in UTC with milliseconds, `2025-09-08T00:00:00.000Z`: the form of every machine output. */
export function formatInstant(at: Instant): string {
  const t = split(at);
  const date = `${String(t.year).padStart(4, '0')}-${two(t.month)}-${two(t.day)}`;
  return `${date}T${two(t.hour)}:${two(t.minute)}:${two(t.second)}.${String(t.millisecond).padStart(3, '0')}Z`;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Date-time group `211430ZNOV26`, the form people read first; never localised. */
export function formatDtg(at: Instant): string {
  const t = split(at);
  return `${two(t.day)}${two(t.hour)}${two(t.minute)}Z${MONTHS[t.month - 1]}${two(t.year % 100)}`;
}

const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h|d)$/;
const DURATION_UNITS: Readonly<Record<string, Milliseconds>> = {
  ms: 1,
  s: SECOND,
  min: MINUTE,
  h: HOUR,
  d: DAY,
};

/** Reads `30 s`, `10 min`, `2 h`, `3 d`. @returns `DURATION_UNREADABLE` for anything else. */
export function parseDuration(text: string, place?: Place): Result<Milliseconds> {
  const match = DURATION.exec(text.trim());
  if (match) return succeed(Number(match[1]) * DURATION_UNITS[match[2]!]!);
  return fail({
    code: 'DURATION_UNREADABLE',
    message: `"${text}" is not a duration`,
    mend: 'write a number and one of ms, s, min, h, d: "30 s"',
    ...(place ? { place } : {}),
  });
}
