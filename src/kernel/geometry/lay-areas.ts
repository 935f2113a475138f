import { type Bounds, boundsOf } from './bounds.ts';
import { type AreaGeometry, ringsOf } from './shape.ts';

/** The edges of all areas in columns, area by area. Edge i goes from vertex i to vertex i + 1. */
export interface LaidAreas {
  readonly areas: number;
  /** x, y of every vertex of every ring. */
  readonly xy: Float64Array;
  /** Area of the edge that starts at a vertex. */
  readonly areaOf: Int32Array;
  /** Vertices at which an edge starts: all but the last of each ring. */
  readonly edges: Int32Array;
  /** Position in `edges` of each area's first one, and one behind the last. */
  readonly firstEdge: Int32Array;
  readonly bounds: readonly Bounds[];
}

export function layAreas(areas: readonly AreaGeometry[]): LaidAreas {
  const rings = areas.map(ringsOf);
  const vertices = rings.flat().reduce((sum, ring) => sum + ring.length, 0);
  const xy = new Float64Array(2 * vertices);
  const areaOf = new Int32Array(vertices);
  const edges = new Int32Array(vertices - rings.flat().length);
  const firstEdge = new Int32Array(areas.length + 1);
  let vertex = 0;
  let edge = 0;
  for (const [area, ringsOfArea] of rings.entries()) {
    for (const ring of ringsOfArea) {
      for (const [i, [lon, lat]] of ring.entries()) {
        xy[2 * vertex] = lon;
        xy[2 * vertex + 1] = lat;
        areaOf[vertex] = area;
        if (i < ring.length - 1) edges[edge++] = vertex;
        vertex++;
      }
    }
    firstEdge[area + 1] = edge;
  }
  return { areas: areas.length, xy, areaOf, edges, firstEdge, bounds: areas.map((area) => boundsOf(area)) };
}
