/**
 * Where satellite navigation is suspected to be disturbed: cross-hatched, within a fine edge when its extent is
 * known. Blind coverage is hatched in one direction, so that the two are told apart where they overlap.
 */
import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Palette } from '../theme/apply-theme.ts';

const source = 'interference';
const part = (name: string): ExpressionSpecification => ['==', ['get', 'part'], name];

export const interferenceGround = (palette: Palette): LayerSpecification[] => [
  {
    id: 'interference',
    type: 'fill',
    source,
    filter: part('extent'),
    paint: { 'fill-pattern': 'cross-hatch', 'fill-opacity': 0.3 },
  },
  {
    id: 'interference-edge',
    type: 'line',
    source,
    filter: part('extent'),
    paint: { 'line-color': palette.caution, 'line-width': 1, 'line-dasharray': [1, 2] },
  },
];

/** The words are part of the mark: names of areas give way to them, and want of room never leaves them out. */
export function interferenceWords(palette: Palette): LayerSpecification[] {
  const words = {
    'text-field': ['get', 'told'],
    'text-font': ['Inter'],
    'text-size': 11,
    'text-max-width': 30,
    'text-allow-overlap': true,
  } satisfies SymbolLayerSpecification['layout'];
  const ink = { 'text-color': palette.caution, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 };
  return [
    {
      id: 'interference-name',
      type: 'symbol',
      source,
      filter: part('name'),
      layout: { ...words, 'text-anchor': 'bottom', 'text-offset': [0, -0.3] },
      paint: ink,
    },
    {
      id: 'interference-place',
      type: 'symbol',
      source,
      filter: part('place'),
      layout: {
        ...words,
        'text-anchor': 'top',
        'text-offset': [0, 1.6],
        'icon-image': 'interference-place',
        'icon-allow-overlap': true,
      },
      paint: { ...ink, 'icon-opacity': 0.6 },
    },
  ];
}
