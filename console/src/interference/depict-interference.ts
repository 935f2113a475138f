/**
 * Disturbances that go on, as features of the map: a circle around where the objects were last believed to be,
 * or a mark where nothing is known of the extent.
 */
import { destination } from '../../../src/kernel/index.ts';
import type { Interference } from '../api/contract.ts';
import { type Box, boundsOf } from '../map/bounds.ts';
import { say } from '../messages/messages.ts';

const CORNERS = 72;
/** Degrees around a place without an extent that are brought into view with it. */
const AROUND = 0.5;

export function interferenceFeatures(list: readonly Interference[]): GeoJSON.FeatureCollection {
  const features = list
    .filter(({ open }) => open)
    .flatMap(({ position, radiusM }) =>
      radiusM === null ? [place(position)] : extent(ringAround(position, radiusM)),
    );
  return { type: 'FeatureCollection', features };
}

const place = ({ lon, lat }: Interference['position']): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { part: 'place', told: say('map.interference-place') },
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

/** The circle, and its words at its northernmost point: along its edge there is not always room for them. */
const extent = (ring: readonly GeoJSON.Position[]): GeoJSON.Feature[] => [
  {
    type: 'Feature',
    properties: { part: 'extent' },
    geometry: { type: 'Polygon', coordinates: [[...ring]] },
  },
  {
    type: 'Feature',
    properties: { part: 'name', told: say('map.interference') },
    geometry: { type: 'Point', coordinates: ring[0]! },
  },
];

/** What shows all of it. */
export function boundsOfInterference(one: Interference): Box {
  const { lon, lat } = one.position;
  if (one.radiusM === null) return [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND];
  return boundsOf(ringAround(one.position, one.radiusM));
}

/** Begins in the north. */
function ringAround(centre: Interference['position'], radius: number): GeoJSON.Position[] {
  const ring = Array.from({ length: CORNERS }, (_, i) => {
    const { lon, lat } = destination(centre, (i * 360) / CORNERS, radius);
    return [lon, lat];
  });
  return [...ring, ring[0]!];
}
