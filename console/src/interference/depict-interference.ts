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
    .map((one): GeoJSON.Feature => {
      const told = one.radiusM === null ? say('map.interference-place') : say('map.interference');
      return { type: 'Feature', properties: { told }, geometry: geometryOf(one) };
    });
  return { type: 'FeatureCollection', features };
}

/** What shows all of it. */
export function boundsOfInterference(one: Interference): Box {
  const { lon, lat } = one.position;
  if (one.radiusM === null) return [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND];
  return boundsOf(ringAround(one.position, one.radiusM));
}

const geometryOf = ({ position, radiusM }: Interference): GeoJSON.Point | GeoJSON.Polygon =>
  radiusM === null
    ? { type: 'Point', coordinates: [position.lon, position.lat] }
    : { type: 'Polygon', coordinates: [ringAround(position, radiusM)] };

function ringAround(centre: Interference['position'], radius: number): GeoJSON.Position[] {
  const ring = Array.from({ length: CORNERS }, (_, i) => {
    const { lon, lat } = destination(centre, (i * 360) / CORNERS, radius);
    return [lon, lat];
  });
  return [...ring, ring[0]!];
}
