/** The map's style: which layers lie over which, and what each looks like in a theme. */
import type {
  GeoJSONSourceSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { Palette } from '../theme/apply-theme.ts';
import { areaLayers } from './area-layers.ts';
import { clauseGround, clauseLayers } from './clause-layers.ts';
import { coverageLayers } from './coverage-layers.ts';
import { interferenceGround, interferenceWords } from './interference-layers.ts';
import { trackLayers } from './track-layers.ts';

/** Below this zoom the coarse coast is enough. */
const FINE_FROM_ZOOM = 5;

const SOURCES = [
  'areas',
  'clause',
  'sketch',
  'coverage',
  'interference',
  'trails',
  'trail',
  'tracks',
  'indications',
  'selected',
] as const;
export type MapSource = (typeof SOURCES)[number];

export const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

export function makeStyle(palette: Palette): StyleSpecification {
  const own = SOURCES.map((id): [string, SourceSpecification] => [id, { type: 'geojson', data: EMPTY }]);
  return {
    version: 8,
    sources: {
      'land-coarse': basemap(addressOf('50m-land')),
      'land-fine': basemap(EMPTY),
      'borders-coarse': basemap(addressOf('50m-borders-unga-68-262')),
      'borders-fine': basemap(EMPTY),
      ...Object.fromEntries(own),
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      ...landLayers('coarse', palette),
      ...landLayers('fine', palette),
      ...areaLayers(palette, 'ground'),
      ...coverageLayers(palette),
      ...interferenceGround(palette),
      ...areaLayers(palette, 'outline'),
      ...clauseGround(palette),
      ...interferenceWords(palette),
      ...trackLayers(palette),
      ...clauseLayers(palette),
    ],
  };
}

/** Layers that the setting "borders drawn: none" hides. */
export const BORDER_LAYERS = ['borders-coarse', 'borders-fine'] as const;

/** What the fine sources hold, by source. It is large: read together with what moves, it would hold that up. */
export const fineBasemap = (): readonly (readonly [string, string])[] => [
  ['land-fine', addressOf('10m-land')],
  ['borders-fine', addressOf('10m-borders-unga-68-262')],
];

const addressOf = (name: string): string => new URL(`./basemap/${name}.json`, document.baseURI).href;

const basemap = (data: GeoJSONSourceSpecification['data']): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data,
  tolerance: 0.4,
});

function landLayers(scale: 'coarse' | 'fine', palette: Palette): LayerSpecification[] {
  const zooms = scale === 'coarse' ? { maxzoom: FINE_FROM_ZOOM } : { minzoom: FINE_FROM_ZOOM };
  const land = { source: `land-${scale}`, ...zooms };
  return [
    { id: `land-${scale}`, type: 'fill', ...land, paint: { 'fill-color': palette.land } },
    {
      id: `coast-${scale}`,
      type: 'line',
      ...land,
      paint: { 'line-color': palette.coast, 'line-width': 0.8 },
    },
    {
      id: `borders-${scale}`,
      type: 'line',
      source: `borders-${scale}`,
      ...zooms,
      paint: { 'line-color': palette.border, 'line-width': 1, 'line-dasharray': [4, 2] },
    },
  ];
}
