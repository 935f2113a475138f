import { orient2d } from 'robust-predicates';
import type { Degrees } from '../units.ts';
import type { AreaGeometry, Ring } from './shape.ts';

/** `edge`: exactly on the boundary line between two given positions, or on a position. */
export type Inside = 'inside' | 'outside' | 'edge';

/**
 * Whether a place lies in an area, exactly, on the area's own coordinates: the sign of every
 * determinant is right however close the place is to an edge (coordinates that are not 0 but smaller than
 * 1e-140 degrees underflow). Even-odd over all rings.
 * Any number is accepted; NaN is outside. @source Shewchuk 1997, adaptive orientation predicate.
 */
export function inside(area: AreaGeometry, lon: Degrees, lat: Degrees): Inside {
  if (Number.isNaN(lon)) return 'outside';
  let crossings = 0;
  for (const polygon of area.coordinates) {
    for (const ring of polygon) {
      const found = crossingsLeftOf(ring, lon, lat);
      if (found < 0) return 'edge';
      crossings += found;
    }
  }
  return crossings % 2 === 1 ? 'inside' : 'outside';
}

/** How many of the ring's edges a ray to the west meets; -1 when the place is on one. */
function crossingsLeftOf(ring: Ring, lon: Degrees, lat: Degrees): number {
  let crossings = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!;
    const [x2, y2] = ring[i]!;
    if (y2 === lat && (x2 === lon || (y1 === lat && x1 > lon !== x2 > lon))) return -1;
    if (y1 > lat === y2 > lat) continue;
    const turn = orient2d(x1, y1, x2, y2, lon, lat);
    if (turn === 0) return -1;
    // orient2d is negative when the place lies left of the edge's direction
    if (turn < 0 !== y2 > y1) crossings++;
  }
  return crossings;
}
