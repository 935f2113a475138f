/**
 * Geometries that mean what they show. By the even-odd rule a place that is covered twice lies outside, which
 * nobody means who draws an area: such areas are refused, and so are those that hold no place.
 */
import {
  type AreaGeometry,
  boundsOf,
  boundsOverlap,
  COVER_TOLERANCE,
  checkRings,
  type Geometry,
  intersect,
  readGeometry,
  surfaceOf,
} from '../kernel/geometry/index.ts';
import { fail, type Problem, type Result } from '../kernel/index.ts';

export function readSoundGeometry(raw: unknown): Result<Geometry> {
  const read = readGeometry(raw);
  if (!read.ok || read.value.type !== 'MultiPolygon') return read;
  const [unsound] = [...checkRings(read.value), ...checkOverlap(read.value)];
  if (unsound) return fail(unsound);
  if (surfaceOf(read.value) > 0) return read;
  return fail({
    code: 'ACCORD_AREA_EMPTY',
    message: 'the area holds no place at all',
    mend: 'give its ring three corners that do not lie on one line',
  });
}

/** Polygons that overlap along shared edges, where no ring crosses another. */
function checkOverlap({ coordinates }: AreaGeometry): Problem[] {
  const parts = coordinates.map(
    (polygon): AreaGeometry => ({ type: 'MultiPolygon', coordinates: [polygon] }),
  );
  const bounds = parts.map((part) => boundsOf(part));
  for (const [a, one] of parts.entries()) {
    for (const [b, other] of parts.slice(0, a).entries()) {
      if (!boundsOverlap(bounds[a]!, bounds[b]!)) continue;
      const both = intersect([one, other]);
      const smaller = Math.min(surfaceOf(one), surfaceOf(other));
      if (both.ok && surfaceOf(both.value) <= COVER_TOLERANCE * smaller) continue;
      const message = `polygon ${a} and polygon ${b} overlap`;
      return [{ code: 'GEOMETRY_POLYGONS_OVERLAP', message, mend: 'unite the two' }];
    }
  }
  return [];
}
