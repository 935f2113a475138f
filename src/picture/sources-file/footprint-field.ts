/** `footprint:` of a source: a circle, a polygon in GeoJSON coordinates, or reception. */
import { isMap, isScalar, isSeq } from 'yaml';
import { readArea } from '../../kernel/geometry/index.ts';
import type { Footprint } from '../source.ts';
import { complain, type Fields, fieldsOf, type Located, type Reading, wordOf } from './located.ts';
import { distanceOf, numberOf } from './quantities.ts';

const FORMS = ['circle', 'polygon', 'reception'] as const;

export function footprintOf(reading: Reading, located: Located): Footprint | undefined {
  const fields = fieldsOf(reading, located, 'a footprint', FORMS);
  if (!fields) return undefined;
  const [form, ...others] = [...fields.keys()];
  if (form === undefined || others.length > 0) {
    const message = 'a footprint has exactly one form';
    return complain(reading, located.place, 'SOURCES_FOOTPRINT', message, `write one of ${FORMS.join(', ')}`);
  }
  const inner = fields.get(form)!;
  if (form === 'circle') return circleOf(reading, inner);
  if (form === 'polygon') return polygonOf(reading, inner);
  return wordOf(reading, inner, 'value of reception', ['true']) && { kind: 'reception' };
}

function circleOf(reading: Reading, located: Located): Footprint | undefined {
  const keys = ['lon', 'lat', 'radius'];
  const fields = fieldsOf(reading, located, 'a circle', keys, keys);
  if (!fields) return undefined;
  const lon = degreesOf(reading, fields, 'lon', 180);
  const lat = degreesOf(reading, fields, 'lat', 90);
  const written = fields.get('radius');
  const radius = written && distanceOf(reading, written, 'radius');
  if (lon === undefined || lat === undefined || radius === undefined) return undefined;
  return { kind: 'circle', centre: { lon, lat }, radius };
}

function degreesOf(reading: Reading, fields: Fields, key: string, most: number): number | undefined {
  const located = fields.get(key);
  return located && numberOf(reading, located, key === 'lon' ? 'longitude' : 'latitude', most);
}

/** Coordinates of a Polygon, of a MultiPolygon, or a whole GeoJSON geometry. */
function polygonOf(reading: Reading, { node, place }: Located): Footprint | undefined {
  const value = plain(node);
  const geometry = isMap(node)
    ? value
    : { type: depthOf(value) > 3 ? 'MultiPolygon' : 'Polygon', coordinates: value };
  const read = readArea(geometry, place);
  if (read.ok) return { kind: 'polygons', coordinates: read.value.coordinates };
  reading.problems.push(...read.problems);
  return undefined;
}

/** The node as plain values. */
function plain(node: unknown): unknown {
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node))
    return Object.fromEntries(node.items.map(({ key, value }) => [String(plain(key)), plain(value)]));
  return isScalar(node) ? node.value : null;
}

const depthOf = (value: unknown): number => (Array.isArray(value) ? 1 + depthOf(value[0]) : 0);
