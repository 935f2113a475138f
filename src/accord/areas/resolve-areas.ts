/**
 * From written areas to geometries in versions. An area made of others has a new version whenever one of
 * them has; where one of them has no version, a union or difference goes on without it.
 */
import {
  type AreaGeometry,
  type Geometry,
  intersect,
  isEmptyArea,
  subtract,
  unite,
  within,
} from '../../kernel/geometry/index.ts';
import { type Interval, inInterval, type Place, type Result } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import type { NamedEntry } from '../text/collection-shape.ts';
import type { Report } from '../text/report.ts';
import type { Located } from '../text/shape.ts';
import type { AccordHeightBand } from './area.ts';
import type { WrittenArea } from './area-document.ts';
import type { Features, FeatureVersion } from './feature.ts';
import { readHeights } from './heights.ts';

/** An area as far as geometry goes: it may still be a line or a point that others are made of. */
export interface ResolvedArea {
  readonly name: string;
  readonly place: Place;
  readonly written: WrittenArea;
  readonly heights: AccordHeightBand;
  readonly versions: readonly FeatureVersion[];
}
export type ResolvedAreas = ReadonlyMap<string, ResolvedArea>;

type Written = NamedEntry<Located<WrittenArea>>;

/** Names of the areas an area is made of. */
export function partsOf({ form, terms }: WrittenArea): readonly Located<string>[] {
  switch (form) {
    case 'feature':
      return [];
    case 'within':
      return [terms.of];
    case 'union':
      return terms.union;
    case 'intersection':
      return terms.intersection;
    case 'difference':
      return terms.difference;
  }
}

/** Resolves every area that can be; what is wrong with the others is in the report. */
export function resolveAreas(areas: readonly Written[], features: Features, report: Report): ResolvedAreas {
  const done = new Map<string, ResolvedArea>();
  const written = new Map(areas.map((area) => [area.key, area]));
  const circular = new Set<string>();

  const visit = (name: string, path: readonly string[]): void => {
    const area = written.get(name);
    if (done.has(name) || circular.has(name) || !area?.value) return;
    if (path.includes(name)) {
      const circle = [...path.slice(path.indexOf(name)), name];
      for (const member of circle) circular.add(member);
      const message = `areas are defined by one another: ${circle.join(' → ')}`;
      report.problems.push(problem('ACCORD_AREA_CIRCLE', area.place, message, 'start from a feature'));
      return;
    }
    const parts = partsOf(area.value.value);
    for (const part of parts) visit(part.value, [...path, name]);
    if (parts.every((part) => done.has(part.value)))
      done.set(name, resolveArea(area, area.value, features, done, report));
  };
  for (const area of areas) visit(area.key, []);
  return done;
}

function resolveArea(
  { key, place }: Written,
  { value: written, place: at }: Located<WrittenArea>,
  features: Features,
  done: ResolvedAreas,
  report: Report,
): ResolvedArea {
  const heights = readHeights(written.terms, report);
  const versions =
    written.form === 'feature'
      ? (features.get(written.terms.feature.value) ?? [])
      : derive(
          key,
          written,
          partsOf(written).map((part) => done.get(part.value)!),
          at,
          report,
        );
  return { name: key, place, written, heights, versions };
}

/** The spans in which no part changes its version. */
function spansOf(parts: readonly ResolvedArea[]): Interval[] {
  const bounds = parts.flatMap((part) =>
    part.versions.flatMap(({ inForce }) => [inForce.from, inForce.until]),
  );
  const ordered = [...new Set(bounds)].sort((a, b) => (a < b ? -1 : 1));
  return ordered.slice(1).map((until, i) => ({ from: ordered[i]!, until }));
}

function derive(
  name: string,
  written: Exclude<WrittenArea, { form: 'feature' }>,
  parts: readonly ResolvedArea[],
  place: Place,
  report: Report,
): FeatureVersion[] {
  const versions: FeatureVersion[] = [];
  for (const span of spansOf(parts)) {
    const at = parts.map(
      (part) => part.versions.find(({ inForce }) => inInterval(inForce, span.from))?.geometry,
    );
    const result = combine(written, at, parts, place);
    if (result === undefined) continue;
    if (!result.ok) {
      for (const found of result.problems) report.problems.push({ ...found, place });
      return [];
    }
    if (!isEmptyArea(result.value)) versions.push({ geometry: result.value, inForce: span });
  }
  const sound = parts.every((part) => part.versions.length > 0);
  if (versions.length === 0 && sound) {
    report.problems.push(
      problem(
        'ACCORD_AREA_EMPTY',
        place,
        `the area "${name}" holds no place at all`,
        'look at the areas it is made of',
      ),
    );
  }
  return versions;
}

/** Undefined where the area does not exist in this span. */
function combine(
  written: Exclude<WrittenArea, { form: 'feature' }>,
  at: readonly (Geometry | undefined)[],
  parts: readonly ResolvedArea[],
  place: Place,
): Result<AreaGeometry> | undefined {
  const [first] = at;
  if (written.form === 'within') {
    const { within: reach, side } = written.terms;
    return first && within(reach.value, first, side?.value);
  }
  const flat = at.findIndex((geometry) => geometry !== undefined && geometry.type !== 'MultiPolygon');
  if (flat >= 0) {
    const message = `"${parts[flat]!.name}" is a line or a point and has no inside`;
    const mend = `make an area of it first: { within: 10 km, of: ${parts[flat]!.name} }`;
    return { ok: false, problems: [problem('ACCORD_VALUE', place, message, mend)] };
  }
  const present = at.filter((geometry): geometry is AreaGeometry => geometry !== undefined);
  switch (written.form) {
    case 'union':
      return unite(present);
    case 'intersection':
      return present.length === at.length ? intersect(present) : undefined;
    case 'difference':
      return first === undefined ? undefined : subtract(present[0]!, present.slice(1));
  }
}
