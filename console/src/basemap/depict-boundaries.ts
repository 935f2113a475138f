/**
 * Turns Natural Earth's countries into the console's background: land, and borders as a depiction
 * draws them. It is a picture for orientation. Nothing here is ever used to decide whether a place is
 * inside an area: areas come from the accord's own coordinates.
 *
 * Natural Earth draws Crimea as part of the Russian Federation. The depiction `unga-68-262` follows
 * United Nations General Assembly resolution 68/262 (27 March 2014) and draws it as part of Ukraine:
 * the one ring around 34.1° E 45.1° N moves from one country to the other, and the border arc at
 * Perekop, which both then share, disappears. The other setting, `none`, leaves the borders out.
 *
 * @source Natural Earth 4.1.0, Admin 0 Countries, as TopoJSON in world-atlas 2.0.2.
 */
import type { Feature, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, merge, mergeArcs, mesh } from 'topojson-client';
import type {
  GeometryCollection,
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from 'topojson-specification';

type Country = TopoPolygon | TopoMultiPolygon;
export type Countries = Topology<{ countries: GeometryCollection }>;

/** ISO 3166-1 numeric codes as the source writes them. */
const RUSSIAN_FEDERATION = '643';
const UKRAINE = '804';
/** A place inside the peninsula, far from every coast at each of the source's scales. */
const CRIMEA: Position = [34.1, 45.1];

export interface Basemap {
  readonly land: Feature<MultiPolygon>;
  readonly borders: Feature<MultiLineString>;
}

/** Draws the base map of a topology; the topology given is not changed. */
export function depictBoundaries(source: Countries): Basemap {
  const topology = structuredClone(source);
  const countries = topology.objects.countries;
  const areas = countries.geometries.filter((shape): shape is Country =>
    (shape.type ?? '').endsWith('Polygon'),
  );
  const land = asFeature(merge(topology, areas as never));
  moveCrimea(topology, areas);
  const borders = mesh(topology, countries as never, (one, other) => one !== other);
  return { land, borders: asFeature(borders) };
}

const asFeature = <G extends MultiPolygon | MultiLineString>(geometry: G): Feature<G> => ({
  type: 'Feature',
  properties: {},
  geometry,
});

function moveCrimea(topology: Countries, areas: readonly Country[]): void {
  const from = areas.find((shape) => shape.id === RUSSIAN_FEDERATION);
  const to = areas.find((shape) => shape.id === UKRAINE);
  if (from?.type !== 'MultiPolygon' || !to) throw new Error('expected countries 643 and 804 in the source');
  const around = from.arcs.filter((arcs) => surrounds(topology, arcs, CRIMEA));
  const [ring] = around;
  if (around.length !== 1 || !ring) {
    throw new Error(`expected one ring of 643 around ${CRIMEA.join(', ')}, found ${around.length}`);
  }
  from.arcs = from.arcs.filter((arcs) => arcs !== ring);
  const merged = mergeArcs(topology, [to, { type: 'Polygon', arcs: ring }] as never);
  Object.assign(to, { type: merged.type, arcs: merged.arcs });
}

function surrounds(topology: Countries, arcs: number[][], place: Position): boolean {
  const shape = feature(topology, { type: 'Polygon', arcs } as TopoPolygon).geometry as Polygon;
  return isInside(shape.coordinates[0] ?? [], place);
}

/** Even-odd rule on planar degrees: good enough to tell one ring of a background map from another. */
export function isInside(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
