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
  type Inside,
  inside,
  intersect,
  type Ring,
  readGeometry,
  surfaceOf,
} from '../../kernel/geometry/index.ts';
import { fail, type Problem, type Result } from '../../kernel/index.ts';

export function readSoundGeometry(raw: unknown): Result<Geometry> {
  const read = readGeometry(raw);
  if (!read.ok || read.value.type !== 'MultiPolygon') return read;
  const [unsound] = [...checkRings(read.value), ...checkHoles(read.value), ...checkOverlap(read.value)];
  if (unsound) return fail(unsound);
  if (surfaceOf(read.value) > 0) return read;
  return fail({
    code: 'ACCORD_AREA_EMPTY',
    message: 'the area holds no place at all',
    mend: 'give its ring three corners that do not lie on one line',
  });
}

/** A hole outside of what it is cut from would be area, and a hole within a hole as well. */
function checkHoles({ coordinates }: AreaGeometry): Problem[] {
  for (const [p, [outer = [], ...holes]] of coordinates.entries()) {
    for (const [h, hole] of holes.entries()) {
      const said = `polygon ${p}, ring ${h + 1} is a hole`;
      const mend = 'the first ring is the outline, the others are its holes; make a polygon of its own of it';
      if (sideOf(hole, outer) === 'outside')
        return [{ code: 'GEOMETRY_HOLE_OUTSIDE', message: `${said} outside of its polygon`, mend }];
      if (holes.some((other) => other !== hole && sideOf(hole, other) === 'inside'))
        return [{ code: 'GEOMETRY_HOLE_OUTSIDE', message: `${said} within another hole`, mend }];
    }
  }
  return [];
}

/** Where rings do not cross, one place of a ring that is off the other's edges tells for all of it. */
function sideOf(ring: Ring, other: Ring): Inside {
  const around: AreaGeometry = { type: 'MultiPolygon', coordinates: [[other]] };
  for (const [lon, lat] of ring) {
    const side = inside(around, lon, lat);
    if (side !== 'edge') return side;
  }
  return 'edge';
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
