/**
 * Areas out of areas: union, intersection, difference. The result's new corners lie where edges cross,
 * rounded to the nearest representable degree (1e-14); all given corners that remain are kept exactly.
 * @source Martinez, Rueda and Feito 2009 (plane sweep), by polyclip-ts with exact arithmetic.
 */
import { difference, type Geom, intersection, union } from 'polyclip-ts';
import { fail, type Result, succeed } from '../errors.ts';
import { type Bounds, boundsOf, boundsOverlap } from './bounds.ts';
import { type AreaGeometry, isEmptyArea, NOWHERE } from './shape.ts';

type MultiPolygon = ReturnType<typeof union>;

const rings = (area: AreaGeometry): Geom => area.coordinates as unknown as Geom;

/** Everything in at least one of the areas. */
export const unite = (areas: readonly AreaGeometry[]): Result<AreaGeometry> =>
  combine('union', areas, (first, others) => union(first, ...others));

/** Everything in all of the areas. */
export const intersect = (areas: readonly AreaGeometry[]): Result<AreaGeometry> =>
  combine('intersection', areas, (first, others) => intersection(first, ...others));

/** What remains of `area` without `cut`. */
export const subtract = (area: AreaGeometry, cut: readonly AreaGeometry[]): Result<AreaGeometry> =>
  combine('difference', [area, ...cut], (first, others) => difference(first, ...others));

function combine(
  name: 'union' | 'intersection' | 'difference',
  areas: readonly AreaGeometry[],
  act: (first: Geom, others: readonly Geom[]) => MultiPolygon,
): Result<AreaGeometry> {
  const shortcut = withoutClipping(name, areas);
  if (shortcut) return succeed(shortcut);
  const [first, ...others] = areas.filter((area) => !isEmptyArea(area)).map(rings);
  try {
    return succeed({ type: 'MultiPolygon', coordinates: act(first!, others) });
  } catch (cause) {
    return fail({
      code: 'GEOMETRY_NOT_COMBINED',
      message: `the ${name} of ${areas.length} areas failed: ${cause instanceof Error ? cause.message : cause}`,
      mend: 'look for rings that cross themselves or repeat an edge, and simplify them',
    });
  }
}

/** The answer where no edges need to be cut. */
function withoutClipping(name: string, areas: readonly AreaGeometry[]): AreaGeometry | undefined {
  const [first] = areas;
  if (!first || (name === 'difference' && isEmptyArea(first))) return NOWHERE;
  if (name === 'union') return areas.every(isEmptyArea) ? NOWHERE : undefined;
  if (name === 'difference') {
    const near = areas.slice(1).some((area) => boundsOverlap(boundsOf(first), boundsOf(area)));
    return near ? undefined : first;
  }
  const bounds = areas.map((area) => boundsOf(area));
  if (bounds.some((a) => bounds.some((b) => !boundsOverlap(a, b)))) return NOWHERE;
  // A rectangle around all the others takes nothing away: a source that sees everywhere is one.
  const left = areas.filter((area, i) => !isRectangle(area) || !bounds.every((b) => holds(bounds[i]!, b)));
  return left.length === 1 ? left[0] : undefined;
}

/** Four corners, and edges along the axes that turn at every one of them. */
function isRectangle({ coordinates: [polygon, ...others] }: AreaGeometry): boolean {
  const [ring, ...holes] = polygon ?? [];
  if (ring?.length !== 5 || holes.length > 0 || others.length > 0) return false;
  const upright = ring.slice(1).map(([lon, lat], i) => [ring[i]![0] === lon, ring[i]![1] === lat] as const);
  return upright.every(([up, flat], i) => up !== flat && up !== upright[(i + 1) % 4]![0]);
}

const holds = (outer: Bounds, inner: Bounds): boolean =>
  outer.west <= inner.west &&
  outer.south <= inner.south &&
  outer.east >= inner.east &&
  outer.north >= inner.north;
