/**
 * Times as an accord writes them: in UTC, with an offset, or by the clocks of a named zone. Read into the span that
 * was written: that minute, that day, that second.
 */
import {
  DAY,
  endOf,
  fail,
  formatInstant,
  type Instant,
  type Interval,
  MINUTE,
  type Milliseconds,
  type Place,
  type Problem,
  parseInstant,
  type Result,
  succeed,
} from '../../kernel/index.ts';
import { type Clocks, clocksOf, instantsShowing, offsetsAround, turnOver } from './zone-clocks.ts';

/** Abbreviations are left out: some stand for two zones, and none says when clocks are changed. */
const ZONE = '(?:UTC|[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_-]+)+)';
const DATE = '\\d{4}-\\d\\d-\\d\\d';
const CLOCK = '[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?';

export const TIME_PATTERN = `^${DATE}(?:(?:${CLOCK})? ${ZONE}|${CLOCK}(?:Z|[+-]\\d\\d:?\\d\\d))?$`;

const ZONED = new RegExp(`^(\\S.*\\S)\\s+(${ZONE})$`);
const IS_DAY = new RegExp(`^${DATE}$`);

/**
 * The span that was written, half-open: `2025-09-08T00:00Z` is that minute, `2025-03-18 Europe/Moscow` that day there.
 * @returns `TIME_UNREADABLE`, or `ACCORD_CLOCKS` for a time that a change of clocks skips or repeats.
 */
export function parseTime(text: string, place?: Place): Result<Interval> {
  const [, shown, zone] = ZONED.exec(text) ?? [];
  if (shown !== undefined && zone !== undefined) return parseZoned({ text, shown, zone, place });
  const written = parseInstant(text, place);
  if (!written.ok) return fail(...written.problems.map(mentionZones));
  return succeed({ from: written.value.at, until: endOf(written.value) });
}

const mentionZones = (found: Problem): Problem => ({
  ...found,
  mend: `${found.mend}, or with its zone, 2025-09-08T03:00 Europe/Kyiv`,
});

interface Zoned {
  readonly text: string;
  readonly shown: string;
  readonly zone: string;
  readonly place: Place | undefined;
}

function parseZoned({ text, shown, zone, place }: Zoned): Result<Interval> {
  const clocks = clocksOf(zone);
  if (!clocks) {
    const mend = 'write its name in the IANA database, as Europe/Kyiv, or an offset';
    return wrong('TIME_UNREADABLE', `"${zone}" is not a time zone known here`, mend, place);
  }
  const isDay = IS_DAY.test(shown);
  const written = parseInstant(isDay ? shown : `${shown}Z`);
  if (!written.ok) {
    const mend = 'write it as 2025-09-08T03:00 Europe/Kyiv, with a zone or an offset and not with both';
    return wrong('TIME_UNREADABLE', `"${text}" is not a time Garant can read`, mend, place);
  }
  const { at } = written.value;
  if (isDay) return parseDay({ text, clocks, place }, at);
  const from = onlyInstant({ text, clocks, place }, at);
  return from.ok ? succeed({ from: from.value, until: from.value + endOf(written.value) - at }) : from;
}

interface ByClocks {
  readonly text: string;
  readonly clocks: Clocks;
  readonly place: Place | undefined;
}

/** A day is as long as its clocks make it, and begins even where they skip midnight. */
function parseDay(day: ByClocks, shown: Instant): Result<Interval> {
  const from = beginning(day, shown);
  if (!from.ok) return from;
  const until = beginning(day, shown + DAY);
  if (!until.ok) return until;
  if (from.value < until.value) return succeed({ from: from.value, until: until.value });
  return wrong('ACCORD_CLOCKS', `"${day.text}" was left out there`, 'write another day', day.place);
}

const beginning = (day: ByClocks, midnight: Instant): Result<Instant> =>
  instantsShowing(day.clocks, midnight).length === 0
    ? succeed(turnOver(day.clocks, midnight))
    : onlyInstant(day, midnight);

function onlyInstant({ text, clocks, place }: ByClocks, shown: Instant): Result<Instant> {
  const [first, second] = instantsShowing(clocks, shown);
  if (first !== undefined && second === undefined) return succeed(first);
  const forms = offsetsAround(clocks, shown).map((offset) => withOffset(shown, offset));
  const message = `a change of clocks ${first === undefined ? 'skips' : 'repeats'} "${text}"`;
  return wrong('ACCORD_CLOCKS', message, `write which is meant: ${forms.join(' or ')}`, place);
}

/** A local mean time has seconds, which no offset is written with. */
function withOffset(shown: Instant, offset: Milliseconds): string {
  if (offset % MINUTE !== 0) return formatInstant(shown - offset);
  const size = formatInstant(Math.abs(offset)).slice(11, 16);
  return `${formatInstant(shown).slice(0, 16)}${offset < 0 ? '-' : '+'}${size}`;
}

const wrong = (
  code: 'TIME_UNREADABLE' | 'ACCORD_CLOCKS',
  message: string,
  mend: string,
  place: Place | undefined,
): Result<never> => fail({ code, message, mend, ...(place ? { place } : {}) });
