/** An accord's folder at its worst: a located error with its mend, at once, and no stack. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runGarant } from '../../test/support/run-garant.ts';
import { zoneStage } from '../../test/support/zone-stage.ts';
import { checkAccord } from '../accord/index.ts';
import { readAccordFiles } from './read-folder.ts';

const AT_ONCE_MS = 1_000;

const MILLION = 1_000_000;

const accordWith = (areas: string, parties = '[NORTH]'): string => `accord: t
in-force: { from: 2026-03-01T00:00Z }
parties: { NORTH: { role: belligerent } }
areas: ${areas}
clauses:
  - { id: a, text: { en: No aircraft. }, forbids: { parties: ${parties}, presence: aircraft, in: zone } }
`;

const feature = (geometry: object): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name: 'zone' }, geometry }],
  });

const polygon = (...ring: readonly (readonly number[])[]) =>
  feature({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] });

const SQUARE = polygon([0, 0], [1, 0], [1, 1], [0, 1]);
const ZONE = '{ zone: { feature: zone } }';

const hostile: readonly [what: string, yaml: () => string, areas: () => string, told: RegExp][] = [
  [
    'anchors a million deep',
    () => `${Array.from({ length: MILLION }, (_, i) => `a${i}: &a${i} [*a${i - 1}]`).join('\n')}\n`,
    () => SQUARE,
    /accord\.yaml:1:1: .*longer than/,
  ],
  [
    'anchors nested a million deep',
    () => '&a ['.repeat(MILLION),
    () => SQUARE,
    /accord\.yaml:1:1: .*nested too deeply/,
  ],
  [
    'as many anchors as a text may hold',
    () => `${Array.from({ length: 50_000 }, (_, i) => `a${i}: &a${i} [x]`).join('\n')}\n`,
    () => SQUARE,
    /accord\.yaml:1:5: here begin names/,
  ],
  [
    'anchors that stand for one another',
    () => `a: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*a, *a]`).join('\n')}\n`,
    () => SQUARE,
    /accord\.yaml:1:\d+: &a gives a name/,
  ],
  ['50 MB of text', () => 'a: b\n'.repeat(10 * MILLION), () => SQUARE, /accord\.yaml:1:1: .*longer than/],
  ['50 MB of one word', () => 'a'.repeat(50 * MILLION), () => SQUARE, /accord\.yaml:1:1: .*longer than/],
  [
    '50 MB of areas',
    () => accordWith(ZONE),
    () => `{"type":"FeatureCollection","features":[${'{"type":"Feature"},'.repeat(2_600_000)}{}]}`,
    /areas\.geojson:1:1: .*longer than/,
  ],
  [
    'features without a name, as many as a file may hold',
    () => accordWith(ZONE),
    () => `{"type":"FeatureCollection","features":[${'{"type":"Feature"},'.repeat(400_000)}{}]}`,
    /areas\.geojson:1:\d+: feature 0 has no name/,
  ],
  [
    'areas nested a million deep',
    () => accordWith(ZONE),
    () => '['.repeat(MILLION),
    /areas\.geojson:\d+:\d+: /,
  ],
  [
    'a deleted area',
    () => accordWith('{}'),
    () => SQUARE,
    /accord\.yaml:6:\d+: the area "zone" is not defined/,
  ],
  [
    'areas made of one another',
    () => accordWith('{ zone: { union: [other] }, other: { union: [zone] } }'),
    () => SQUARE,
    /accord\.yaml:4:\d+: .*\[ACCORD_AREA_CIRCLE\]/,
  ],
  [
    'a polygon that crosses itself',
    () => accordWith(ZONE),
    () => polygon([0, 0], [1, 1], [1, 0], [0, 1]),
    /areas\.geojson:1:\d+: .*\[GEOMETRY_RINGS_CROSS\]/,
  ],
  [
    'a line across the antimeridian',
    () => accordWith('{ zone: { within: 10 km, of: line }, line: { feature: zone } }'),
    () =>
      feature({
        type: 'LineString',
        coordinates: [
          [179, 0],
          [-179, 0],
        ],
      }),
    /areas\.geojson:1:\d+: .*\[GEOMETRY_ANTIMERIDIAN\]/,
  ],
  [
    'an unknown party',
    () => accordWith(ZONE, '[NORHT]'),
    () => SQUARE,
    /accord\.yaml:6:\d+: the party "NORHT" is not defined .*\n {2}mend: did you mean "NORTH"\?/,
  ],
];

for (const [what, yaml, areas, told] of hostile) {
  test(`${what}: told where and how to mend it, at once, without a stack`, async (t) => {
    const { accord, write } = zoneStage(t);
    write('accord/accord.yaml', yaml());
    write('accord/areas.geojson', areas());
    const { code, stderr } = await runGarant(['check', accord]);
    assert.equal(code, 1, stderr.slice(0, 500));
    assert.match(stderr.slice(0, 2000), told);
    assert.match(stderr.slice(0, 2000), /\n {2}mend: /);
    assert.doesNotMatch(stderr, /\n\s+at /);
    const spent = processorTimeOf(() => {
      const files = readAccordFiles(accord);
      assert.ok(files.ok);
      checkAccord(files.value);
    });
    assert.ok(spent < AT_ONCE_MS, `${spent} ms`);
  });
}

/** Milliseconds of processor time: what else the machine does is not counted. */
function processorTimeOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}
