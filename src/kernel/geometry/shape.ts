import type { Degrees } from '../units.ts';

/** `[lon, lat]` in degrees WGS 84: longitude in [-180, 180], latitude in [-90, 90]. */
export type LonLat = readonly [lon: Degrees, lat: Degrees];

/** A closed ring: at least four positions, the last equal to the first. Winding direction carries no meaning. */
export type Ring = readonly LonLat[];

/**
 * The extent of an area, in GeoJSON's layout. Between two positions the boundary is a straight line in
 * longitude and latitude, not a geodesic. No edge crosses the antimeridian. What lies inside is decided by
 * the even-odd rule over all rings together, so a hole is simply a ring inside a ring. No polygons: empty.
 * @source RFC 7946, sections 3.1.1, 3.1.6, 3.1.7 and 3.1.9.
 */
export interface AreaGeometry {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly Ring[])[];
}

/** One or more lines, each with a direction: from its first position to its last. */
export interface LineGeometry {
  readonly type: 'MultiLineString';
  readonly coordinates: readonly (readonly LonLat[])[];
}

/** One or more places. */
export interface PointGeometry {
  readonly type: 'MultiPoint';
  readonly coordinates: readonly LonLat[];
}

export type Geometry = AreaGeometry | LineGeometry | PointGeometry;

/** An area that holds no place at all, for instance what two distant areas share. */
export const NOWHERE: AreaGeometry = { type: 'MultiPolygon', coordinates: [] };

export const isEmptyArea = (area: AreaGeometry): boolean => area.coordinates.length === 0;

/** Every ring of an area, outer ones and holes alike. */
export const ringsOf = (area: AreaGeometry): readonly Ring[] => area.coordinates.flat();
