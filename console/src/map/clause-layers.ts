/** The clause that is being read: its areas stand out, and an example is drawn over everything that moves. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../theme/apply-theme.ts';

export const clauseGround = (palette: Palette): LayerSpecification[] => [
  {
    id: 'clause-fill',
    type: 'fill',
    source: 'clause',
    paint: { 'fill-color': palette.focus, 'fill-opacity': 0.12 },
  },
  {
    id: 'clause-line',
    type: 'line',
    source: 'clause',
    paint: { 'line-color': palette.focus, 'line-width': 2 },
  },
];

export const clauseLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: 'sketch-way',
    type: 'line',
    source: 'sketch',
    filter: ['==', ['get', 'part'], 'way'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': palette.focus, 'line-width': 2.4, 'line-dasharray': [2, 1.4] },
  },
  {
    id: 'sketch-end',
    type: 'circle',
    source: 'sketch',
    filter: ['==', ['get', 'part'], 'name'],
    paint: {
      'circle-radius': 4.5,
      'circle-color': palette.focus,
      'circle-stroke-color': palette.halo,
      'circle-stroke-width': 1.5,
    },
  },
  {
    id: 'sketch-name',
    type: 'symbol',
    source: 'sketch',
    filter: ['==', ['get', 'part'], 'name'],
    layout: {
      'text-field': ['get', 'told'],
      'text-font': ['Inter'],
      'text-size': 12,
      'text-anchor': 'left',
      'text-offset': [0.8, 0],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': palette.focus, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
  },
];
