/** Areas, footprints and reception as GeoJSON for the map. */
import { destination, formatInstant, METRES_PER_DEGREE, type Position } from '../../kernel/index.ts';
import type { FeatureCollection } from '../contract/contract.ts';
import type { Station } from '../station/station.ts';
import { areasOf } from './rule-areas.ts';
import { tellStates } from './source-states.ts';

type Feature = FeatureCollection['features'][number];

const CIRCLE_CORNERS = 72;

function circleRing(centre: Position, radius: number): number[][] {
  const ring = Array.from({ length: CIRCLE_CORNERS }, (_, i) => {
    const { lon, lat } = destination(centre, (i * 360) / CIRCLE_CORNERS, radius);
    return [lon, lat];
  });
  return [...ring, ring[0]!];
}

const feature = (type: string, coordinates: unknown, properties: Feature['properties']): Feature => ({
  type: 'Feature',
  geometry: { type, coordinates: coordinates as unknown[] },
  properties,
});

/** Area named so in an accord is drawn as a coast: worlds that are invented have none on the base map. */
const LAND = 'land';

/** Every area that is in force now; lines and points have no inside and are drawn by their buffers. */
export function presentAreas(station: Station): FeatureCollection {
  const features = station.options.accords.flatMap((accord) =>
    accord.areas.flatMap(({ id, versions, heights }) =>
      versions
        .filter(({ inForce }) => station.now >= inForce.from && station.now < inForce.until)
        .map(({ geometry }) =>
          feature('MultiPolygon', geometry.coordinates, {
            kind: id === LAND ? 'land' : 'area',
            accord: accord.id,
            area: id,
            floorM: finite(heights.floor),
            ceilingM: finite(heights.ceiling),
            datum: heights.datum,
            clauses: accord.clauses
              .filter(({ readings }) => readings.some(({ rule }) => areasOf(rule).includes(id)))
              .map((clause) => clause.id),
          }),
        ),
    ),
  );
  return { type: 'FeatureCollection', features };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export function presentCoverage(station: Station): FeatureCollection {
  const { sources, cell, reception } = station.picture.coverageFeatures(station.now);
  // People see where they go, not all over the area that they may go to: their footprint is no coverage.
  const standing = tellStates(station, sources).filter(({ physics }) => physics !== 'human');
  const footprints = standing.flatMap((source): Feature[] => {
    const properties = {
      kind: 'footprint',
      source: source.source,
      title: source.title,
      state: source.state,
      physics: source.physics,
      cooperative: source.cooperative,
      lastAt: source.lastAt === undefined ? null : formatInstant(source.lastAt),
    };
    const { footprint } = source;
    if (footprint.kind === 'circle') {
      return [feature('Polygon', [circleRing(footprint.centre, footprint.radius)], properties)];
    }
    return footprint.kind === 'polygons' ? [feature('MultiPolygon', footprint.coordinates, properties)] : [];
  });
  const cells = (['icao24', 'mmsi'] as const).flatMap((heard) =>
    reception[heard].map(({ west, south, count }) =>
      feature('Polygon', [square(west, south, cell)], { kind: 'reception', heard, count }),
    ),
  );
  return { type: 'FeatureCollection', features: [...footprints, ...cells] };
}

const square = (west: number, south: number, side: number): number[][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

const extents = new WeakMap<Station, number[]>();

/** West, south, east, north of every area; the world when there is none. Worked out once for a station. */
export function extentOf(station: Station): number[] {
  const known = extents.get(station);
  if (known) return known;
  const extent = measureExtent(presentAreas(station));
  extents.set(station, extent);
  return extent;
}

function measureExtent({ features }: FeatureCollection): number[] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { geometry } of features) {
    for (const [lon, lat] of points(geometry.coordinates)) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  const margin = 20_000 / METRES_PER_DEGREE;
  return west > east ? [-180, -80, 180, 80] : [west - margin, south - margin, east + margin, north + margin];
}

function* points(nested: readonly unknown[]): Generator<readonly [number, number]> {
  if (typeof nested[0] === 'number') yield nested as unknown as readonly [number, number];
  else for (const inner of nested) yield* points(inner as readonly unknown[]);
}
