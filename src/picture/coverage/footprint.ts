/** Where a source sees, as a polygon that never claims more than was declared. */

import { type AreaGeometry, type LonLat, NOWHERE, within } from '../../kernel/geometry/index.ts';
import { destination, type Metres, type Position } from '../../kernel/index.ts';
import type { Footprint } from '../source.ts';

/**
 * Corners of the polygon that stands for a circle. Corners lie on the circle, so the polygon lies within
 * it: at most 0.03 % of the radius is given away, and nothing is claimed that was not declared.
 */
const CORNERS = 128;

/**
 * A geodesic circle as an inscribed polygon, cut in two where it crosses longitude 180. A circle that holds a
 * pole cannot be drawn: it counts as nowhere.
 */
export function circleArea(centre: Position, radius: Metres): AreaGeometry {
  const ring: LonLat[] = [];
  for (let corner = 0; corner < CORNERS; corner++) {
    const { lon, lat } = destination(centre, (360 * corner) / CORNERS, radius);
    ring.push([lon, lat]);
  }
  ring.push(ring[0]!);
  if (ring.some(([lon], i) => i > 0 && Math.abs(lon - ring[i - 1]![0]) > 180))
    return cutCircle(centre, radius);
  return { type: 'MultiPolygon', coordinates: [[ring]] };
}

/** `within` is true to 0.5 %, so that much is left out for certain. */
function cutCircle({ lon, lat }: Position, radius: Metres): AreaGeometry {
  const cut = within(0.995 * radius, { type: 'MultiPoint', coordinates: [[lon, lat]] });
  return cut.ok ? cut.value : NOWHERE;
}

/** The declared footprint as an area; none for what is only learned by listening. */
export function footprintArea(footprint: Footprint): AreaGeometry | undefined {
  switch (footprint.kind) {
    case 'circle':
      return circleArea(footprint.centre, footprint.radius);
    case 'polygons':
      return { type: 'MultiPolygon', coordinates: footprint.coordinates as AreaGeometry['coordinates'] };
    case 'reception':
      return undefined;
  }
}
