/**
 * Where satellite navigation is suspected to be disturbed: cross-hatched, within a fine edge when its extent is
 * known. Blind coverage is hatched in one direction, so that the two are told apart where they overlap.
 */
import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../theme/apply-theme.ts';

export function interferenceLayers(palette: Palette): LayerSpecification[] {
  const source = 'interference';
  const text = {
    'text-field': ['get', 'told'],
    'text-font': ['Inter'],
    'text-size': 11,
    'text-padding': 8,
  } satisfies LayerSpecification['layout'];
  const ink = { 'text-color': palette.caution, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 };
  return [
    {
      id: 'interference',
      type: 'fill',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-pattern': 'cross-hatch', 'fill-opacity': 0.3 },
    },
    {
      id: 'interference-edge',
      type: 'line',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': palette.caution, 'line-width': 1, 'line-dasharray': [1, 2] },
    },
    {
      id: 'interference-name',
      type: 'symbol',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      layout: { ...text, 'symbol-placement': 'line', 'symbol-spacing': 500 },
      paint: ink,
    },
    {
      id: 'interference-place',
      type: 'symbol',
      source,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        ...text,
        'icon-image': 'interference-place',
        'icon-allow-overlap': true,
        'text-anchor': 'top',
        'text-offset': [0, 1.6],
        'text-optional': true,
      },
      paint: { ...ink, 'icon-opacity': 0.6 },
    },
  ];
}
