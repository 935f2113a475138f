/** Tracks, their trails, indications and the selection: everything that moves. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../theme/apply-theme.ts';

/** From this zoom on there is room for names. */
const NAMES_FROM_ZOOM = 8.5;

export const TRAIL_LAYERS = ['trails'] as const;
/** Layers whose features can be picked with the pointer. */
export const PICKED_LAYERS = ['indications', 'tracks'] as const;

export function trackLayers(palette: Palette): LayerSpecification[] {
  const still = {
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
    'icon-rotation-alignment': 'map',
  } as const;
  return [
    {
      id: 'trails',
      type: 'line',
      source: 'trails',
      paint: { 'line-color': palette.trail, 'line-width': 0.9, 'line-opacity': 0.7 },
    },
    {
      id: 'trail',
      type: 'line',
      source: 'trail',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.focus, 'line-width': 1.8, 'line-opacity': 0.9 },
    },
    {
      id: 'tracks',
      type: 'symbol',
      source: 'tracks',
      layout: {
        ...still,
        'icon-image': ['get', 'glyph'],
        'icon-rotate': ['get', 'course'],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 4, 0.4, 6, 0.62, 8, 0.9, 10, 1.1],
        'symbol-sort-key': ['get', 'order'],
      },
      paint: { 'icon-opacity': ['case', ['==', ['get', 'order'], 0], 0.6, 1] },
    },
    {
      id: 'track-names',
      type: 'symbol',
      source: 'tracks',
      minzoom: NAMES_FROM_ZOOM,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['Inter'],
        'text-size': 11,
        'text-anchor': 'left',
        'text-offset': [1.1, 0],
        'text-optional': true,
      },
      paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    },
    {
      id: 'indications',
      type: 'symbol',
      source: 'indications',
      layout: { ...still, 'icon-image': ['get', 'mark'] },
    },
    {
      id: 'selected',
      type: 'symbol',
      source: 'selected',
      layout: { ...still, 'icon-image': 'selected' },
    },
  ];
}
