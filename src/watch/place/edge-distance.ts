/** How far it is at least from a place to the edge of an area. */
import type { AreaGeometry, LonLat } from '../../kernel/geometry/index.ts';
import { METRES_PER_DEGREE, type Metres, type Position, RADIANS_PER_DEGREE } from '../../kernel/index.ts';

/** Planes and spheres are not the Earth: less than a hundredth is lost by measuring in them. */
const AT_LEAST = 0.99;

/** Never more than the true distance; Infinity for an area without edges. */
export function leastToEdge({ coordinates }: AreaGeometry, place: Position): Metres {
  let least = Infinity;
  for (const ring of coordinates.flat())
    for (let n = 1; n < ring.length; n++) least = Math.min(least, toSegment(place, ring[n - 1]!, ring[n]!));
  return least * AT_LEAST;
}

/** Degrees of longitude count as where they are shortest. */
function toSegment({ lon, lat }: Position, [x1, y1]: LonLat, [x2, y2]: LonLat): Metres {
  const furthest = Math.max(Math.abs(lat), Math.abs(y1), Math.abs(y2));
  const east = Math.cos(furthest * RADIANS_PER_DEGREE) * METRES_PER_DEGREE;
  const [ax, ay] = [(x1 - lon) * east, (y1 - lat) * METRES_PER_DEGREE];
  const [dx, dy] = [(x2 - x1) * east, (y2 - y1) * METRES_PER_DEGREE];
  const squared = dx * dx + dy * dy;
  const share = squared > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared)) : 0;
  return Math.hypot(ax + share * dx, ay + share * dy);
}
