import { type Result, succeed } from '../errors.ts';
import { boundsOf, rectangle } from './bounds.ts';
import { intersect, unite } from './combine.ts';
import type { AreaGeometry, LonLat } from './shape.ts';

/**
 * An area whose longitudes ran past 180 or -180, cut there and brought back into range.
 * @source RFC 7946, section 3.1.9.
 */
export function cutAtAntimeridian(area: AreaGeometry): Result<AreaGeometry> {
  const { west, east } = boundsOf(area);
  if (west >= -180 && east <= 180) return succeed(area);
  const parts: AreaGeometry[] = [];
  for (let turn = Math.floor((west + 180) / 360); turn * 360 - 180 < east; turn++) {
    const middle = turn * 360;
    const world = rectangle({ west: middle - 180, south: -90, east: middle + 180, north: 90 });
    const part = intersect([area, world]);
    if (!part.ok) return part;
    parts.push(shift(part.value, -middle));
  }
  return unite(parts);
}

const shift = (area: AreaGeometry, by: number): AreaGeometry => ({
  type: 'MultiPolygon',
  coordinates: area.coordinates.map((polygon) =>
    polygon.map((ring) => ring.map(([lon, lat]): LonLat => [lon + by, lat])),
  ),
});
