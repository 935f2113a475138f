/**
 * What the sources could have seen. Seen ground is a little brighter than the rest; a source that hears
 * only what transmits has a dotted edge and no fill; one that is blind is hatched with a dashed edge. One
 * that has yet to say its first word was never relied on: a thin edge, and the ground stays as unseen as it is.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../theme/apply-theme.ts';

export const COVERAGE_LAYERS = [
  'reception',
  'coverage-sees',
  'coverage-sees-edge',
  'coverage-cooperative-edge',
  'coverage-blind',
  'coverage-blind-edge',
  'coverage-awaited-edge',
  'coverage-state',
] as const;

const isFootprint: ExpressionSpecification = ['!=', ['get', 'kind'], 'reception'];
const isUp: ExpressionSpecification = ['==', ['get', 'state'], 'up'];
const isAwaited: ExpressionSpecification = ['==', ['get', 'state'], 'never-heard'];
const isCooperative: ExpressionSpecification = ['==', ['get', 'cooperative'], true];
const all = (...filters: ExpressionSpecification[]): ExpressionSpecification =>
  ['all', ...filters] as ExpressionSpecification;
const not = (filter: ExpressionSpecification): ExpressionSpecification =>
  ['!', filter] as ExpressionSpecification;
const isBlind = all(isFootprint, not(isUp), not(isAwaited));

export function coverageLayers(palette: Palette): LayerSpecification[] {
  const source = 'coverage';
  const edge = { 'line-color': palette.sees, 'line-width': 1 };
  return [
    {
      id: 'reception',
      type: 'fill',
      source,
      filter: all(not(isFootprint), ['!=', ['get', 'heard'], false]),
      paint: { 'fill-color': palette.sees, 'fill-opacity': 0.04, 'fill-antialias': false },
    },
    {
      id: 'coverage-sees',
      type: 'fill',
      source,
      filter: all(isFootprint, isUp, not(isCooperative)),
      paint: { 'fill-color': palette.sees, 'fill-opacity': 0.07 },
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
      filter: isBlind,
      // Losing what hears only transmitters costs less sight, and its circle is often the largest of all.
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': ['case', isCooperative, 0.14, 0.38] },
    },
    {
      id: 'coverage-blind-edge',
      type: 'line',
      source,
      filter: isBlind,
      paint: { 'line-color': palette.caution, 'line-width': 1.4, 'line-dasharray': [4, 3] },
    },
    {
      id: 'coverage-awaited-edge',
      type: 'line',
      source,
      filter: all(isFootprint, isAwaited),
      paint: { 'line-color': palette.area, 'line-width': 1, 'line-opacity': 0.7, 'line-dasharray': [2, 6] },
    },
    {
      id: 'coverage-state',
      type: 'symbol',
      source,
      filter: all(isFootprint, not(isUp)),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 500,
        'text-field': ['get', 'told'],
        'text-font': ['Inter'],
        'text-size': 11,
        'text-padding': 8,
      },
      paint: {
        'text-color': ['case', isAwaited, palette.label, palette.caution],
        'text-halo-color': palette.halo,
        'text-halo-width': 1.4,
      },
    },
  ];
}
