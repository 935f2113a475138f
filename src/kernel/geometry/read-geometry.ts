/**
 * From parsed GeoJSON to a shape that the rest may trust. Nothing is mended silently: a ring that is not
 * closed or an edge across the antimeridian may mean something else than the obvious.
 */
import { fail, type Place, type Problem, type Result, succeed } from '../errors.ts';
import type { AreaGeometry, Geometry, LineGeometry, LonLat } from './shape.ts';

/** Depth of the coordinates array above a single position, by GeoJSON type. */
const DEPTHS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Collects problems with where in the coordinates they lie. */
interface Report {
  readonly problems: Problem[];
  readonly place: Place | undefined;
}

function report({ problems, place }: Report, code: string, message: string, mend: string): void {
  problems.push({ code, message, mend, ...(place ? { place } : {}) });
}

/**
 * Reads a GeoJSON geometry, or the one geometry of a Feature. Single types become their Multi form;
 * heights in positions are dropped, since an area's floor and ceiling are said apart.
 * @returns problems `GEOMETRY_TYPE`, `GEOMETRY_POSITION`, `GEOMETRY_OUT_OF_RANGE`, `GEOMETRY_TOO_SHORT`,
 * `GEOMETRY_RING_OPEN`, `GEOMETRY_ANTIMERIDIAN`, each with its mend.
 * @source RFC 7946, section 3.1.
 */
export function readGeometry(value: unknown, place?: Place): Result<Geometry> {
  const to: Report = { problems: [], place };
  const found = geometryOf(value);
  if (!found) {
    report(
      to,
      'GEOMETRY_TYPE',
      'this is not a GeoJSON geometry',
      `use one of ${Object.keys(DEPTHS).join(', ')}`,
    );
    return fail(...to.problems);
  }
  const { type, coordinates } = found;
  const depth = DEPTHS[type]!;
  const read = readNested(coordinates, depth, 'coordinates', to);
  if (to.problems.length > 0) return fail(...to.problems);
  const geometry = toMulti(type, read);
  checkParts(geometry, to);
  return to.problems.length > 0 ? fail(...to.problems) : succeed(geometry);
}

/** Reads a geometry that must be an area. @returns also `GEOMETRY_NOT_AN_AREA`. */
export function readArea(value: unknown, place?: Place): Result<AreaGeometry> {
  const result = readGeometry(value, place);
  if (!result.ok || result.value.type === 'MultiPolygon') return result as Result<AreaGeometry>;
  const to: Report = { problems: [], place };
  const message = `a ${result.value.type} has no inside`;
  report(to, 'GEOMETRY_NOT_AN_AREA', message, 'give a Polygon, or say "within … of" this shape');
  return fail(...to.problems);
}

/** Reads a geometry that must be a line. @returns also `GEOMETRY_NOT_A_LINE`. */
export function readLine(value: unknown, place?: Place): Result<LineGeometry> {
  const result = readGeometry(value, place);
  if (!result.ok || result.value.type === 'MultiLineString') return result as Result<LineGeometry>;
  const to: Report = { problems: [], place };
  report(to, 'GEOMETRY_NOT_A_LINE', `a ${result.value.type} is not a line`, 'give a LineString');
  return fail(...to.problems);
}

interface RawGeometry {
  readonly type: string;
  readonly coordinates: unknown;
}

function geometryOf(value: unknown): RawGeometry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, coordinates, geometry } = value as {
    type?: unknown;
    coordinates?: unknown;
    geometry?: unknown;
  };
  if (type === 'Feature') return geometryOf(geometry);
  return typeof type === 'string' && Object.hasOwn(DEPTHS, type) ? { type, coordinates } : undefined;
}

type Nested = LonLat | readonly Nested[];

function readNested(value: unknown, depth: number, path: string, to: Report): Nested {
  if (depth === 0) return readPosition(value, path, to);
  if (Array.isArray(value)) return value.map((part, i) => readNested(part, depth - 1, `${path}[${i}]`, to));
  report(to, 'GEOMETRY_POSITION', `${path} is not a list`, 'nest the coordinates as the geometry type asks');
  return [];
}

function readPosition(value: unknown, path: string, to: Report): LonLat {
  const [lon, lat] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) {
    report(to, 'GEOMETRY_POSITION', `${path} is not a position`, 'write [longitude, latitude] in degrees');
    return [0, 0];
  }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    const swapped = Math.abs(lon) <= 90 && Math.abs(lat) <= 180;
    const mend = swapped
      ? 'longitude comes first: swap the two'
      : 'longitude is in [-180, 180], latitude in [-90, 90]';
    report(to, 'GEOMETRY_OUT_OF_RANGE', `${path} [${lon}, ${lat}] is not on Earth`, mend);
  }
  return [lon, lat];
}

function toMulti(type: string, read: Nested): Geometry {
  if (type.endsWith('Point')) {
    return { type: 'MultiPoint', coordinates: (type === 'Point' ? [read] : read) as readonly LonLat[] };
  }
  if (type.endsWith('LineString')) {
    const lines = type === 'LineString' ? [read] : read;
    return { type: 'MultiLineString', coordinates: lines as LineGeometry['coordinates'] };
  }
  const polygons = type === 'Polygon' ? [read] : read;
  return { type: 'MultiPolygon', coordinates: polygons as AreaGeometry['coordinates'] };
}

function checkParts(geometry: Geometry, to: Report): void {
  if (geometry.coordinates.length === 0) {
    report(to, 'GEOMETRY_TOO_SHORT', 'the geometry is empty', 'give it coordinates, or leave it out');
  }
  if (geometry.type === 'MultiLineString')
    for (const [i, line] of geometry.coordinates.entries()) checkLine(line, `line ${i}`, to);
  if (geometry.type !== 'MultiPolygon') return;
  geometry.coordinates.forEach((polygon, p) => {
    if (polygon.length === 0) report(to, 'GEOMETRY_TOO_SHORT', `polygon ${p} has no ring`, 'leave it out');
    for (const [r, ring] of polygon.entries()) checkRing(ring, `polygon ${p}, ring ${r}`, to);
  });
}

function checkLine(line: readonly LonLat[], name: string, to: Report): void {
  if (line.length < 2)
    report(
      to,
      'GEOMETRY_TOO_SHORT',
      `${name} has ${line.length} positions, expected at least 2`,
      'leave it out or complete it',
    );
  checkAntimeridian(line, name, to);
}

function checkRing(ring: readonly LonLat[], name: string, to: Report): void {
  if (ring.length < 4) {
    report(
      to,
      'GEOMETRY_TOO_SHORT',
      `${name} has ${ring.length} positions, expected at least 4`,
      'leave it out or complete it',
    );
    return;
  }
  const first = ring[0]!;
  const last = ring.at(-1)!;
  if (first[0] !== last[0] || first[1] !== last[1]) {
    const message = `${name} starts at [${first.join(', ')}] and ends at [${last.join(', ')}]`;
    report(to, 'GEOMETRY_RING_OPEN', message, 'repeat the first position as the last');
  }
  checkAntimeridian(ring, name, to);
}

/** @source RFC 7946, section 3.1.9: shapes that cross the antimeridian are cut at it. */
function checkAntimeridian(positions: readonly LonLat[], name: string, to: Report): void {
  const jump = positions.findIndex(
    (position, i) => i > 0 && Math.abs(position[0] - positions[i - 1]![0]) > 180,
  );
  if (jump < 0) return;
  const message = `${name} goes from longitude ${positions[jump - 1]![0]} to ${positions[jump]![0]} at position ${jump}`;
  report(to, 'GEOMETRY_ANTIMERIDIAN', message, 'cut it in two at longitude 180 and -180, as RFC 7946 asks');
}
