/** The picture's columns as GeoJSON for the map. Features are kept and rewritten, not made anew. */
import { isStale, tailOf } from '../picture/staleness.ts';
import type { TrackColumns } from '../picture/track-columns.ts';
import { type GlyphState, glyphName } from './draw-glyphs.ts';

interface TrackFeature {
  type: 'Feature';
  geometry: { type: 'Point'; coordinates: [number, number] };
  properties: { slot: number; glyph: string; course: number; name: string; order: number };
}

export interface TrackFeatures {
  type: 'FeatureCollection';
  features: TrackFeature[];
}

const pool: TrackFeature[] = [];

/** Every track as a point: `order` puts contested ones on top, stale ones below. */
export function trackFeatures(picture: TrackColumns): TrackFeatures {
  let count = 0;
  for (let slot = 0; slot < picture.high; slot++) {
    if (!picture.isUsed(slot)) continue;
    let feature = pool[count];
    if (!feature) {
      feature = {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [0, 0] },
        properties: { slot: 0, glyph: '', course: 0, name: '', order: 0 },
      };
      pool[count] = feature;
    }
    write(feature, picture, slot);
    count += 1;
  }
  return { type: 'FeatureCollection', features: pool.slice(0, count) };
}

const ORDER: Readonly<Record<GlyphState, number>> = { stale: 0, seen: 1, contested: 2 };

function write(feature: TrackFeature, picture: TrackColumns, slot: number): void {
  const category = picture.category(slot);
  const state = stateOf(picture, slot);
  feature.geometry.coordinates[0] = picture.lon(slot);
  feature.geometry.coordinates[1] = picture.lat(slot);
  const { properties } = feature;
  properties.slot = slot;
  properties.glyph = glyphName(category, state);
  properties.course = Math.max(0, picture.course(slot));
  properties.name = picture.nameOf(slot);
  properties.order = ORDER[state];
}

function stateOf(picture: TrackColumns, slot: number): GlyphState {
  if (picture.isContested(slot)) return 'contested';
  return isStale(picture.category(slot), picture.lastAt(slot), picture.at) ? 'stale' : 'seen';
}

/** Every trail as one shape: thousands of lines, one feature. */
export function trailFeature(picture: TrackColumns): GeoJSON.Feature<GeoJSON.MultiLineString> {
  const coordinates: [number, number][][] = [];
  for (let slot = 0; slot < picture.high; slot++) {
    if (!picture.isUsed(slot)) continue;
    const line = picture.trails.line(slot, picture.at - tailOf(picture.category(slot)));
    if (line.length > 1) coordinates.push(line);
  }
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}
