/** Areas of the accords: outlines with their names; and the invented coast of a simulated world. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../theme/apply-theme.ts';

/** A coast, or what a clause speaks of: an area that only helps to define others is a line without a meaning. */
export const isDrawn = ({ kind, clauses }: Readonly<Record<string, unknown>>): boolean =>
  kind === 'land' || !Array.isArray(clauses) || clauses.length > 0;

/** `ground` lies under everything else, `outline` over the coverage. */
export function areaLayers(palette: Palette, part: 'ground' | 'outline'): LayerSpecification[] {
  if (part === 'ground') {
    return [
      {
        id: 'invented-land',
        type: 'fill',
        source: 'areas',
        filter: ['==', ['get', 'kind'], 'land'],
        paint: { 'fill-color': palette.land, 'fill-outline-color': palette.coast },
      },
      {
        id: 'area-fill',
        type: 'fill',
        source: 'areas',
        filter: ['!=', ['get', 'kind'], 'land'],
        paint: { 'fill-color': palette.area, 'fill-opacity': 0.05 },
      },
    ];
  }
  return [
    {
      id: 'area-line',
      type: 'line',
      source: 'areas',
      filter: ['!=', ['get', 'kind'], 'land'],
      paint: { 'line-color': palette.area, 'line-width': 1.2, 'line-opacity': 0.85 },
    },
    {
      id: 'area-name',
      type: 'symbol',
      source: 'areas',
      filter: ['!=', ['get', 'kind'], 'land'],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'area'],
        'text-font': ['Inter'],
        'text-size': 11,
        'text-letter-spacing': 0.04,
        'text-padding': 8,
      },
      paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.2 },
    },
  ];
}
