import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant } from '../kernel/index.ts';
import { type Accord, readAccord } from './index.ts';

const box = (name: string, west: number, south: number, east: number, north: number, more = {}) => ({
  type: 'Feature',
  properties: { name, ...more },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
});
const line = (name: string, coordinates: number[][], more = {}) => ({
  type: 'Feature',
  properties: { name, ...more },
  geometry: { type: 'LineString', coordinates },
});
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

const head = `accord: t
in-force: { from: 2025-09-08T00:00Z, until: 2025-10-07T23:59Z }
parties:
  NOR: { role: belligerent }
  SUD: { role: belligerent }
`;
const ban = `areas:
  zone: { feature: zone, from: surface, to: FL660 }
clauses:
  - id: sky-1
    text: { en: No military aircraft in the zone. }
    forbids: { parties: [NOR, SUD], presence: aircraft.military, in: zone, for: 30 s }
    revisit: 60 s
    gravity: serious
`;
const zone = collection(box('zone', 30, 46, 32, 48));

function read(yaml: string, areas = zone): Accord {
  const result = readAccord({ yaml, areas });
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.problems, undefined, 1));
  return result.value;
}
const at = (text: string) => {
  const result = parseInstant(text);
  assert.ok(result.ok);
  return result.value.at;
};

test('a presence ban is read into one whole rule', () => {
  const accord = read(head + ban);
  assert.deepEqual(accord.clauses[0]!.readings, [
    {
      id: 'agreed',
      inForce: { from: at('2025-09-08T00:00Z'), until: at('2025-10-08T00:00Z') },
      rule: {
        form: 'presence-ban',
        parties: ['NOR', 'SUD'],
        category: 'aircraft.military',
        area: 'zone',
        dwell: 30_000,
      },
    },
  ]);
  assert.deepEqual(accord.areas[0]!.heights, {
    floor: Number.NEGATIVE_INFINITY,
    ceiling: 660 * 30.48,
    datum: 'pressure',
  });
  assert.equal(accord.clauses[0]!.segment, 'sky');
});

test('a buffer follows its line: when the line moves, the buffer has a new version', () => {
  const moving = collection(
    line(
      'front',
      [
        [30, 47],
        [31, 47],
      ],
      { until: '2025-09-14' },
    ),
    line(
      'front',
      [
        [30, 47.1],
        [31, 47.1],
      ],
      { from: '2025-09-15' },
    ),
  );
  const yaml = `${head}areas:
  front: { feature: front }
  zone: { within: 10 km, of: front }
${ban.split('\n').slice(2).join('\n')}`;
  const [area, ...others] = read(yaml, moving).areas;
  assert.deepEqual(others, []);
  assert.deepEqual(
    area!.versions.map((version) => version.inForce),
    [
      { from: Number.NEGATIVE_INFINITY, until: at('2025-09-15') },
      { from: at('2025-09-15'), until: Number.POSITIVE_INFINITY },
    ],
  );
});
