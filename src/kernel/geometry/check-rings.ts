import { orient2d } from 'robust-predicates';
import type { Place, Problem } from '../errors.ts';
import { inside } from './inside.ts';
import type { AreaGeometry, LonLat } from './shape.ts';

interface Edge {
  readonly ring: string;
  readonly from: LonLat;
  readonly to: LonLat;
}

/**
 * Rings that cross, or polygons that lie in one another. Such an area still has one answer everywhere, by the
 * even-odd rule, but what is covered twice is outside, which is seldom meant. Edges that only touch are fine.
 * @returns at most one `GEOMETRY_RINGS_CROSS` and one `GEOMETRY_POLYGONS_OVERLAP`.
 */
export function checkRings(area: AreaGeometry, place?: Place): Problem[] {
  const at = place ? { place } : {};
  const crossing = findCrossing(edgesOf(area));
  if (crossing) {
    const [a, b] = crossing;
    const message = `${a.ring} and ${b.ring} cross near [${b.from.join(', ')}]`;
    return [
      {
        code: 'GEOMETRY_RINGS_CROSS',
        message,
        mend: 'draw rings that do not cross, or unite the polygons',
        ...at,
      },
    ];
  }
  const overlap = findOverlap(area);
  if (!overlap) return [];
  const message = `polygon ${overlap[0]} lies in polygon ${overlap[1]}`;
  const mend = 'leave it out, or make it a hole of the other';
  return [{ code: 'GEOMETRY_POLYGONS_OVERLAP', message, mend, ...at }];
}

const edgesOf = (area: AreaGeometry): Edge[] =>
  area.coordinates.flatMap((polygon, p) =>
    polygon.flatMap((ring, r) =>
      ring.slice(1).map((to, i) => ({ ring: `polygon ${p}, ring ${r}`, from: ring[i]!, to })),
    ),
  );

const west = ({ from, to }: Edge) => Math.min(from[0], to[0]);
const east = ({ from, to }: Edge) => Math.max(from[0], to[0]);

/** Sweeps from west to east; only edges whose longitudes overlap are compared. */
function findCrossing(edges: Edge[]): [Edge, Edge] | undefined {
  edges.sort((a, b) => west(a) - west(b));
  let open: Edge[] = [];
  for (const edge of edges) {
    open = open.filter((other) => east(other) >= west(edge));
    const crossed = open.find((other) => cross(other, edge));
    if (crossed) return [crossed, edge];
    open.push(edge);
  }
  return undefined;
}

function cross({ from: a, to: b }: Edge, { from: c, to: d }: Edge): boolean {
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1]))
    return false;
  const apart = (p: LonLat, q: LonLat, r: LonLat, s: LonLat) =>
    orient2d(...p, ...q, ...r) * orient2d(...p, ...q, ...s) < 0;
  return apart(a, b, c, d) && apart(c, d, a, b);
}

/** Where rings do not cross, one place of an outer ring that is off the other's edges tells for all of it. */
function findOverlap(area: AreaGeometry): [number, number] | undefined {
  for (const [p, polygon] of area.coordinates.entries()) {
    for (const [q, other] of area.coordinates.entries()) {
      if (p === q) continue;
      const single: AreaGeometry = { type: 'MultiPolygon', coordinates: [other] };
      const sides = (polygon[0] ?? []).map(([lon, lat]) => inside(single, lon, lat));
      const telling = sides.find((side) => side !== 'edge');
      // all on edges: either the same ring twice, or a neighbour that fits
      if (telling === 'inside' || (!telling && sides.length === other[0]?.length)) return [p, q];
    }
  }
  return undefined;
}
