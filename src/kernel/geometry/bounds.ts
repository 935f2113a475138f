import type { Degrees } from '../units.ts';
import type { AreaGeometry, Geometry, LonLat } from './shape.ts';

/** The smallest rectangle of longitude and latitude around a shape. An empty shape has west > east. */
export interface Bounds {
  readonly west: Degrees;
  readonly south: Degrees;
  readonly east: Degrees;
  readonly north: Degrees;
}

export function boundsOf(...geometries: readonly Geometry[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    for (const [lon, lat] of positionsOf(geometry)) {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    }
  }
  return { west, south, east, north };
}

/** Every position of a shape in the order given. */
export function positionsOf(geometry: Geometry): readonly LonLat[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates;
    case 'MultiLineString':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}

export const boundsOverlap = (a: Bounds, b: Bounds): boolean =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;

/** The bounds as an area, for a source that covers a rectangle. */
export const rectangle = ({ west, south, east, north }: Bounds): AreaGeometry => ({
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ],
});
