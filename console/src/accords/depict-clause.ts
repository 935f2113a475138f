/** The clause that is being read, on the map: its areas stand out, and an example is drawn as what happens in it. */
import { destination } from '../../../src/kernel/index.ts';
import type { Areas, ClausePage } from '../api/contract.ts';
import { type Box, boundsOf } from '../map/bounds.ts';

type Sketch = ClausePage['examples'][number]['sketch'];

const EMPTY_BOX: Box = [Infinity, Infinity, -Infinity, -Infinity];

export const areasOfClause = (areas: Areas | undefined, accord: string, { areas: named }: ClausePage) =>
  (areas?.features ?? []).filter(
    ({ properties }) => properties.accord === accord && named.includes(String(properties.area)),
  );

export function sketchFeatures({ tracks, points }: Sketch): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [...tracks.flatMap(wayFeatures), ...points.flatMap(pointFeatures)],
  };
}

/** The way, and at its last corner the name: a way without an end marked has no direction. */
function wayFeatures({ id, way }: Sketch['tracks'][number]): GeoJSON.Feature[] {
  const last = way.at(-1);
  if (!last) return [];
  return [
    ...(way.length > 1 ? [feature('way', { type: 'LineString', coordinates: way })] : []),
    feature('name', { type: 'Point', coordinates: last }, id),
  ];
}

const CORNERS = 48;

function pointFeatures({ what, at, radius }: Sketch['points'][number]): GeoJSON.Feature[] {
  const [lon = 0, lat = 0] = at;
  const ring = Array.from({ length: CORNERS + 1 }, (_, n) => {
    const corner = destination({ lon, lat }, (n * 360) / CORNERS, radius);
    return [corner.lon, corner.lat];
  });
  return [
    ...(radius > 0 ? [feature('way', { type: 'LineString', coordinates: ring })] : []),
    feature('name', { type: 'Point', coordinates: [lon, lat] }, what),
  ];
}

const feature = (part: 'way' | 'name', geometry: GeoJSON.Geometry, told = ''): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { part, told },
  geometry,
});

/** What shows all of them; undefined: there is nothing to show. */
export function boundsOfAll(
  shapes: readonly { readonly coordinates: readonly unknown[] }[],
): Box | undefined {
  const box = boundsOf(shapes.map(({ coordinates }) => coordinates));
  return box[0] === EMPTY_BOX[0] ? undefined : box;
}

export function boundsOfSketch({ tracks, points }: Sketch): Box | undefined {
  return boundsOfAll([
    ...tracks.map(({ way }) => ({ coordinates: way })),
    ...points.map(({ at }) => ({ coordinates: at })),
  ]);
}
