/**
 * Features of `areas.geojson`: named geometries in versions. Features of one name are versions of one thing;
 * a version without `until` holds until the next one starts.
 */
import { type Geometry, readGeometry } from '../kernel/geometry/index.ts';
import { endOf, type Instant, type Interval, type Problem, parseInstant } from '../kernel/index.ts';
import { problem } from './errors.ts';
import { ALWAYS } from './period.ts';
import type { Report } from './report.ts';

export interface FeatureVersion {
  readonly geometry: Geometry;
  readonly inForce: Interval;
}
export type Features = ReadonlyMap<string, readonly FeatureVersion[]>;

interface RawVersion {
  readonly name: string;
  readonly geometry: Geometry;
  readonly from: Instant;
  readonly until: Instant | undefined;
}

/** Reads all features; `file` is named in problems. Features with problems are left out but defined. */
export function readFeatures(text: string, file: string, report: Report): Features {
  const versions = new Map<string, RawVersion[]>();
  for (const [index, feature] of featuresOf(text, file, report).entries()) {
    const name = nameOfFeature(feature);
    if (name === undefined) {
      const mend = 'give it a "name" under "properties"';
      report.problems.push(problem('ACCORD_GEOJSON', { file }, `feature ${index} has no name`, mend));
      continue;
    }
    if (!versions.has(name)) {
      versions.set(name, []);
      report.definitions.push({ kind: 'feature', name, place: { file } });
    }
    const version = readVersion(name, feature, file, report);
    if (version) versions.get(name)!.push(version);
  }
  return new Map([...versions].map(([name, raw]) => [name, inSequence(name, raw, file, report)]));
}

interface RawFeature {
  readonly id?: unknown;
  readonly geometry?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

function featuresOf(text: string, file: string, report: Report): readonly RawFeature[] {
  const parsed = parseJson(text, file, report);
  if (parsed === undefined) return [];
  const { features } = (parsed ?? {}) as { features?: unknown };
  const isFeature = (value: unknown) => typeof value === 'object' && value !== null;
  if (Array.isArray(features) && features.every(isFeature)) return features as RawFeature[];
  const message = 'the file is not a FeatureCollection';
  report.problems.push(
    problem('ACCORD_GEOJSON', { file }, message, 'put the features under "features": [...]'),
  );
  return [];
}

function parseJson(text: string, file: string, report: Report): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : '';
    const offset = /position (\d+)/.exec(said)?.[1];
    const before = text.slice(0, offset === undefined ? text.length : Number(offset)).split('\n');
    const place = { file, line: before.length, column: before.at(-1)!.length + 1 };
    report.problems.push(
      problem('ACCORD_GEOJSON', place, 'the text is not JSON', 'look for a missing comma or bracket'),
    );
    return undefined;
  }
}

function nameOfFeature({ properties, id }: RawFeature): string | undefined {
  const name = properties?.name ?? id;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function readVersion(
  name: string,
  feature: RawFeature,
  file: string,
  report: Report,
): RawVersion | undefined {
  const said = (found: Problem) =>
    report.problems.push({ ...found, message: `feature "${name}": ${found.message}`, place: { file } });
  const from = feature.properties?.from;
  const until = feature.properties?.until;
  const start = from === undefined ? undefined : parseInstant(String(from));
  const end = until === undefined ? undefined : parseInstant(String(until));
  const geometry = readGeometry(feature.geometry);
  for (const result of [start, end, geometry]) if (result && !result.ok) result.problems.forEach(said);
  if (!geometry.ok || start?.ok === false || end?.ok === false) return undefined;
  return {
    name,
    geometry: geometry.value,
    from: start ? start.value.at : ALWAYS.from,
    until: end ? endOf(end.value) : undefined,
  };
}

function inSequence(
  name: string,
  raw: RawVersion[],
  file: string,
  report: Report,
): readonly FeatureVersion[] {
  const ordered = raw.toSorted((a, b) => a.from - b.from);
  return ordered.map(({ geometry, from, until }, i) => {
    const next = ordered[i + 1]?.from ?? ALWAYS.until;
    const end = until ?? next;
    if (end > next || from >= end) {
      const message = `two versions of feature "${name}" hold at the same time, or one ends before it starts`;
      const mend = 'give each version its own "from" and "until"';
      report.problems.push(problem('ACCORD_AREA_VERSIONS', { file }, message, mend));
    }
    return { geometry, inForce: { from, until: end } };
  });
}
