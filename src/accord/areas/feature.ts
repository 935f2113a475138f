/**
 * Features of `areas.geojson`: named geometries in versions. Features of one name are versions of one thing;
 * a version without `until` holds until the next one starts.
 */
import type { Geometry } from '../../kernel/geometry/index.ts';
import { type Instant, type Interval, type Place, type Problem, repeatedKey } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { inSequence } from '../periods/in-sequence.ts';
import { ALWAYS } from '../periods/period.ts';
import { isSlipOf } from '../text/nearest-word.ts';
import { makeReport, type Report } from '../text/report.ts';
import { placeIn, soundText } from '../text/sound-text.ts';
import { parseTime } from '../text/written-time.ts';
import { readSoundGeometry } from './feature-geometry.ts';

export interface FeatureVersion {
  readonly geometry: Geometry;
  readonly inForce: Interval;
}
export type Features = ReadonlyMap<string, readonly FeatureVersion[]>;

/** Far beyond the geometry of any agreement. Characters. */
const LONGEST_AREAS = 8_000_000;

/** A file with more than this is wrong as a whole; each place is looked for from its start. */
const MOST_PROBLEMS = 50;

interface RawVersion {
  /** Worked out only for a problem: long files are searched from their start. */
  readonly place: () => Place;
  /** Undefined: it could not be read. */
  readonly read?: {
    readonly geometry: Geometry;
    readonly from: Instant;
    readonly until: Instant | undefined;
  };
}

/**
 * Reads all features; `file` is named in problems. Features with problems are left out but defined.
 * Undefined when the file as a whole cannot be read.
 */
export function readFeatures(written: string, file: string, report: Report): Features | undefined {
  const text = soundText(written, file, report);
  const features = text === undefined ? undefined : featuresOf(text, file, report);
  if (text === undefined || !features) return undefined;
  const versions = new Map<string, RawVersion[]>();
  for (const [index, feature] of features.entries()) {
    if (report.problems.length > MOST_PROBLEMS) break;
    const name = nameOfFeature(feature);
    if (name === undefined) {
      const mend = 'give it a "name" under "properties", as a text';
      const place = placeOfFeature(text, file, index);
      report.problems.push(problem('ACCORD_GEOJSON', place, `feature ${index} has no name`, mend));
      continue;
    }
    const earlier = versions.get(name) ?? [];
    const place = () => placeOfName(text, file, name, earlier.length);
    if (earlier.length === 0) report.definitions.push({ kind: 'feature', name, place: { file } });
    versions.set(name, [...earlier, { ...readVersion(name, feature, place, report), place }]);
  }
  return new Map([...versions].map(([name, raw]) => [name, versionsOf(name, raw, report)]));
}

interface RawFeature {
  readonly id?: unknown;
  readonly geometry?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

function featuresOf(text: string, file: string, report: Report): readonly RawFeature[] | undefined {
  const parsed = parseJson(text, file, report);
  if (parsed === undefined) return undefined;
  const { features, crs } = (parsed ?? {}) as { features?: unknown; crs?: unknown };
  checkReference(crs, text, file, report);
  const isFeature = (value: unknown) => typeof value === 'object' && value !== null;
  if (Array.isArray(features) && features.every(isFeature)) return features as RawFeature[];
  const message = 'the file is not a FeatureCollection';
  report.problems.push(
    problem(
      'ACCORD_GEOJSON',
      { file, line: 1, column: 1 },
      message,
      'put the features under "features": [...]',
    ),
  );
  return undefined;
}

function parseJson(text: string, file: string, report: Report): unknown {
  if (text.length > LONGEST_AREAS) {
    const message = `the text is longer than ${LONGEST_AREAS} characters`;
    const mend =
      'leave out features that no area uses, and positions nearer to one another than anybody measures';
    report.problems.push(problem('ACCORD_GEOJSON', { file, line: 1, column: 1 }, message, mend));
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    const twice = repeatedKey(text, value);
    if (!twice) return value;
    const message = `"${twice.key}" stands here twice`;
    const place = placeIn(text, file, twice.offset);
    report.problems.push(problem('ACCORD_KEY_TWICE', place, message, 'keep one of the two'));
    return undefined;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : '';
    const offset = /position (\d+)/.exec(said)?.[1];
    const place = placeIn(text, file, offset === undefined ? text.length : Number(offset));
    report.problems.push(
      problem('ACCORD_GEOJSON', place, 'the text is not JSON', 'look for a missing comma or bracket'),
    );
    return undefined;
  }
}

/** Names of WGS 84 in degrees, which is what GeoJSON is in. @source RFC 7946, section 4. */
const WGS_84 = /CRS:?84$|EPSG:+(?:4326|4979)$/;

/** Earlier GeoJSON could name another reference system; coordinates in it would be taken for other places. */
function checkReference(crs: unknown, text: string, file: string, report: Report): void {
  if (crs === undefined || crs === null) return;
  const { name } = (crs as { properties?: { name?: unknown } }).properties ?? {};
  if (typeof name === 'string' && WGS_84.test(name)) return;
  const said = `the coordinates are in ${typeof name === 'string' ? `"${name}"` : 'a reference system of their own'}`;
  const mend = 'export them in WGS 84, longitude and latitude in degrees, and leave "crs" out';
  const at = Math.max(text.indexOf('"crs"'), 0);
  report.problems.push(problem('ACCORD_GEOJSON', placeIn(text, file, at), said, mend));
}

const TIMES = ['from', 'until'];

/** Programs write properties of all kinds beside ours; one that is nearly ours would be passed over. */
function checkProperties(properties: RawFeature['properties'], said: (found: Problem) => void): void {
  for (const key of Object.keys(properties ?? {})) {
    const meant = TIMES.find((known) => isSlipOf(key, known));
    if (meant === undefined) continue;
    const message = `"${key}" under "properties" means nothing`;
    said({ code: 'ACCORD_KEY_UNKNOWN', message, mend: `did you mean "${meant}"? if not, rename it` });
  }
}

function nameOfFeature({ properties, id }: RawFeature): string | undefined {
  const name = properties?.name ?? id;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Where the name of a feature's nth version stands: JSON keeps no places, but names are easily found. */
function placeOfName(text: string, file: string, name: string, nth: number): Place {
  const written = JSON.stringify(name);
  let at = text.indexOf(written);
  for (let i = 0; i < nth && at >= 0; i++) at = text.indexOf(written, at + 1);
  return at < 0 ? { file } : placeIn(text, file, at);
}

/** Where the nth feature begins: the text is known to be JSON, so only texts and brackets are looked at. */
function placeOfFeature(text: string, file: string, nth: number): Place {
  const list = /"features"\s*:\s*\[/.exec(text);
  if (!list) return { file, line: 1, column: 1 };
  const marks = /"(?:[^"\\]|\\.)*"|[[\]{}]/g;
  marks.lastIndex = list.index + list[0].length;
  let depth = 0;
  let seen = 0;
  for (let mark = marks.exec(text); mark && depth >= 0; mark = marks.exec(text)) {
    const opens = mark[0] === '{' || mark[0] === '[';
    if (opens && depth === 0 && seen++ === nth) return placeIn(text, file, mark.index);
    if (opens) depth++;
    else if (mark[0] === '}' || mark[0] === ']') depth--;
  }
  return { file, line: 1, column: 1 };
}

function readVersion(
  name: string,
  { geometry: raw, properties }: RawFeature,
  place: () => Place,
  report: Report,
): Omit<RawVersion, 'place'> {
  const said = (found: Problem) =>
    report.problems.push({ ...found, message: `feature "${name}": ${found.message}`, place: place() });
  checkProperties(properties, said);
  const { from, until } = properties ?? {};
  const start = readTime(from);
  const end = readTime(until);
  const geometry = readSoundGeometry(raw);
  for (const result of [start, end, geometry]) if (result && !result.ok) result.problems.forEach(said);
  if (!geometry.ok || start?.ok === false || end?.ok === false) return {};
  return {
    read: {
      geometry: geometry.value,
      from: start ? start.value.from : ALWAYS.from,
      until: end?.value.until,
    },
  };
}

/** Programs that write GeoJSON say null for what is left out. */
const readTime = (written: unknown) =>
  written === undefined || written === null
    ? undefined
    : parseTime(typeof written === 'string' ? written : JSON.stringify(written));

function versionsOf(name: string, raw: readonly RawVersion[], report: Report): readonly FeatureVersion[] {
  const readable = raw.flatMap(({ read, place }) => (read ? [{ ...read, place }] : []));
  return inSequence(readable).map(({ version: { geometry, place }, inForce, clashes }) => {
    if (clashes) {
      const message = `two versions of feature "${name}" hold at the same time, or one ends before it starts`;
      const mend = 'give each version its own "from" and "until"; a last minute is included';
      report.problems.push(problem('ACCORD_AREA_VERSIONS', place(), message, mend));
    }
    return { geometry, inForce };
  });
}

/**
 * Reports every feature of a file that has the name of one below and does not say `"replaces": true`; what stands in
 * for another takes over its name.
 */
export function standingIn(below: Features, written: string | undefined, file: string, report: Report): void {
  const text = written ?? '';
  const features = written === undefined ? [] : (featuresOf(text, file, makeReport()) ?? []);
  const names = new Set(features.map(nameOfFeature).filter((name) => name !== undefined));
  for (const name of names) {
    if (!below.has(name)) continue;
    const first = report.definitions.findIndex((one) => one.kind === 'feature' && one.name === name);
    report.definitions.splice(first, 1);
    if (features.some((feature) => nameOfFeature(feature) === name && feature.properties?.replaces === true))
      continue;
    const message = `the feature "${name}" stands in the accord that this one extends`;
    const mend = 'put "replaces": true under "properties" if it stands in for that, else rename it';
    report.problems.push(problem('ACCORD_KEY_TWICE', placeOfName(text, file, name, 0), message, mend));
  }
}
