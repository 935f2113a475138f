/**
 * What the sources could have seen. Seen ground is a little brighter than the rest; a source that hears
 * only what transmits has a dotted edge and no fill; one that is blind is hatched with a dashed edge.
 */
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../theme/apply-theme.ts';

export const COVERAGE_LAYERS = [
  'reception',
  'coverage-sees',
  'coverage-sees-edge',
  'coverage-cooperative-edge',
  'coverage-blind',
  'coverage-blind-edge',
] as const;

const isFootprint: FilterSpecification = ['!=', ['get', 'kind'], 'reception'];
const isUp: FilterSpecification = ['==', ['get', 'state'], 'up'];
const isCooperative: FilterSpecification = ['==', ['get', 'cooperative'], true];
const all = (...filters: FilterSpecification[]): FilterSpecification =>
  ['all', ...filters] as FilterSpecification;
const not = (filter: FilterSpecification): FilterSpecification => ['!', filter] as FilterSpecification;

export function coverageLayers(palette: Palette): LayerSpecification[] {
  const source = 'coverage';
  const edge = { 'line-color': palette.sees, 'line-width': 1 };
  return [
    {
      id: 'reception',
      type: 'fill',
      source,
      filter: all(not(isFootprint), ['!=', ['get', 'heard'], false]),
      paint: { 'fill-color': palette.sees, 'fill-opacity': 0.06 },
    },
    {
      id: 'coverage-sees',
      type: 'fill',
      source,
      filter: all(isFootprint, isUp, not(isCooperative)),
      paint: { 'fill-color': palette.sees, 'fill-opacity': 0.09 },
    },
    {
      id: 'coverage-sees-edge',
      type: 'line',
      source,
      filter: all(isFootprint, isUp, not(isCooperative)),
      paint: { ...edge, 'line-opacity': 0.55 },
    },
    {
      id: 'coverage-cooperative-edge',
      type: 'line',
      source,
      filter: all(isFootprint, isUp, isCooperative),
      paint: { ...edge, 'line-opacity': 0.6, 'line-dasharray': [1, 3] },
    },
    {
      id: 'coverage-blind',
      type: 'fill',
      source,
      filter: all(isFootprint, not(isUp)),
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.4 },
    },
    {
      id: 'coverage-blind-edge',
      type: 'line',
      source,
      filter: all(isFootprint, not(isUp)),
      paint: { 'line-color': palette.caution, 'line-width': 1.4, 'line-dasharray': [4, 3] },
    },
  ];
}
