/** Quantities as an accord writes them: a number and its unit. Read into metres, m/s and milliseconds. */
import {
  type AltitudeDatum,
  type Instant,
  type Interval,
  METRES_PER_FLIGHT_LEVEL,
  METRES_PER_FOOT,
  METRES_PER_NAUTICAL_MILE,
  METRES_PER_SECOND_PER_KNOT,
  type Metres,
  type MetresPerSecond,
  type Milliseconds,
  type Place,
  type Problem,
  parseDuration,
  type Result,
} from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { nearestWord } from './nearest-word.ts';
import type { Report } from './report.ts';
import { type Shape, scalar } from './shape.ts';
import type { ScalarNode } from './tree.ts';
import { parseTime, TIME_PATTERN } from './written-time.ts';

const NUMBER = '\\d+(?:\\.\\d+)?';
const DURATION_PATTERN = `^${NUMBER}\\s*(ms|s|min|h|d)$`;

function take<T>(result: Result<T>, report: Report): T | undefined {
  if (result.ok) return result.value;
  report.problems.push(...result.problems);
  return undefined;
}

/** A century: what is longer is a slip of the pen. */
const LONGEST: Milliseconds = 36_525 * 86_400_000;

function takeDuration(
  text: string,
  { place, written }: ScalarNode,
  report: Report,
): Milliseconds | undefined {
  const value = take(parseDuration(text, place), report);
  if (value === undefined || value <= LONGEST) return value;
  report.problems.push(tooMuch(place, written, '36525 d'));
  return undefined;
}

/** `30 s`, `10 min`, `2 h`, `3 d`. */
export const duration: Shape<Milliseconds> = scalar(
  'a duration',
  { type: 'string', pattern: DURATION_PATTERN },
  (node, report) => takeDuration(node.written, node, report),
);

/** A duration that lasts: 0 s is refused. */
export const lasting: Shape<Milliseconds> = {
  schema: duration.schema,
  read: (node, report) => {
    const value = duration.read(node, report);
    if (value !== 0) return value;
    report.problems.push(
      problem('ACCORD_VALUE', node.place, 'this must last longer than 0 s', 'write how long'),
    );
    return undefined;
  },
};

const tooMuch = (place: Place, written: string, most: string): Problem =>
  problem('ACCORD_VALUE', place, `"${shortened(written)}" is more than ${most}`, `write ${most} or less`);

/** A slip of the pen may be long. */
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** `continuous` is 0: watched without a pause. */
export const revisitTime: Shape<Milliseconds> = scalar(
  'a duration or "continuous"',
  { type: 'string', pattern: `^continuous$|${DURATION_PATTERN}` },
  (node, report) => (node.written === 'continuous' ? 0 : duration.read(node, report)),
);

/** `2 h before`: how long before it takes effect a notice must have been given. */
export const leadTime: Shape<Milliseconds> = scalar(
  'a duration and "before"',
  { type: 'string', pattern: `^${NUMBER}\\s*(ms|s|min|h|d) before$` },
  (node, report) => {
    const match = /^(.*\S)\s+before$/.exec(node.written);
    if (match) return takeDuration(match[1]!, node, report);
    return unreadable(node, 'a lead time', 'write a duration and the word before: "2 h before"', report);
  },
);

/** What was written as a span: that minute, that day. */
const writtenTime: Shape<Interval> = scalar(
  'a time',
  { type: 'string', pattern: TIME_PATTERN },
  (node, report) => take(parseTime(node.written, node.place), report),
);

/** The instant at which what was written begins. */
export const instant: Shape<Instant> = {
  schema: writtenTime.schema,
  read: (node, report) => writtenTime.read(node, report)?.from,
};

/** The instant at which what was written is over: an end written to the minute includes that minute. */
export const inclusiveEnd: Shape<Instant> = {
  schema: writtenTime.schema,
  read: (node, report) => writtenTime.read(node, report)?.until,
};

function unreadable(node: ScalarNode, what: string, mend: string, report: Report): undefined {
  report.problems.push(problem('ACCORD_VALUE', node.place, `"${node.written}" is not ${what}`, mend));
  return undefined;
}

/** A unit that was mistyped or is in the wrong case is suggested, else all of them. */
function mendUnit(written: string, units: readonly string[]): string {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([a-z/]+)$/i.exec(written) ?? [];
  const nearest = unit === undefined ? undefined : nearestWord(unit, units);
  return nearest === undefined
    ? `write a number and one of ${units.join(', ')}`
    : `did you mean "${number} ${nearest}"?`;
}

/** A number with one of these units, converted by its factor. */
function measured<T extends number>(
  what: string,
  units: Readonly<Record<string, number>>,
  most: { readonly value: number; readonly written: string },
): Shape<T> {
  const names = Object.keys(units);
  const pattern = `^(${NUMBER})\\s*(${names.join('|')})$`;
  const form = new RegExp(pattern);
  return scalar(what, { type: 'string', pattern }, (node, report) => {
    const match = form.exec(node.written);
    const value = match && Number(match[1]) * units[match[2]!]!;
    if (value !== null && value <= most.value) return value as T;
    if (value !== null) {
      report.problems.push(tooMuch(node.place, node.written, most.written));
      return undefined;
    }
    return unreadable(node, what, mendUnit(node.written, names), report);
  });
}

/** `10 km`, `500 m`, `12 NM`; at most half way around the Earth. */
export const distance = measured<Metres>(
  'a distance',
  { m: 1, km: 1000, NM: METRES_PER_NAUTICAL_MILE, ft: METRES_PER_FOOT },
  { value: 20_000_000, written: '20000 km' },
);

/** `12 kn`, `80 km/h`, `5 m/s`; at most what leaves the Earth. */
export const speed = measured<MetresPerSecond>(
  'a speed',
  { kn: METRES_PER_SECOND_PER_KNOT, 'km/h': 1000 / 3600, 'm/s': 1 },
  { value: 12_000, written: '12000 m/s' },
);

/** `8500 t`: metric tonnes. */
export const tonnage = measured<number>(
  'a tonnage',
  { t: 1 },
  { value: 1_000_000_000, written: '1000000000 t' },
);

/** `152 mm`: of a barrel, in millimetres; at most 5 m. */
export const calibre = measured<number>('a calibre', { mm: 1, cm: 10 }, { value: 5_000, written: '5000 mm' });

/** A limit of height. `surface` and `unlimited` fit every datum. */
export type WrittenHeight =
  | 'surface'
  | 'unlimited'
  | { readonly metres: Metres; readonly datum: AltitudeDatum };

/** Metres. What has no ceiling says `unlimited`. */
const HIGHEST = 1_000_000;

const HEIGHT_PATTERN = `^(?:surface|unlimited|FL(\\d{1,3})|(-?${NUMBER})\\s*(m|ft) (msl|ellipsoidal|pressure|above surface))$`;
const HEIGHT = new RegExp(HEIGHT_PATTERN);

/** `surface`, `unlimited`, `FL660`, `3000 m msl`, `10000 ft ellipsoidal`, `150 m above surface`. */
export const height: Shape<WrittenHeight> = scalar(
  'a height',
  { type: 'string', pattern: HEIGHT_PATTERN },
  (node, report) => {
    const match = HEIGHT.exec(node.written);
    const mend =
      'write surface, unlimited, FL660, or a number, m or ft, and msl, ellipsoidal or above surface';
    if (!match) return unreadable(node, 'a height with its datum', mend, report);
    const [whole, level, value, unit, reference] = match;
    if (whole === 'surface' || whole === 'unlimited') return whole;
    if (level !== undefined) return { metres: Number(level) * METRES_PER_FLIGHT_LEVEL, datum: 'pressure' };
    const datum = reference === 'above surface' ? 'surface' : (reference as AltitudeDatum);
    const metres = Number(value) * (unit === 'ft' ? METRES_PER_FOOT : 1);
    if (Math.abs(metres) <= HIGHEST) return { metres, datum };
    report.problems.push(tooMuch(node.place, node.written, '1000000 m'));
    return undefined;
  },
);
