/** Areas made of features and of one another, in versions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AreaGeometry, inside, surfaceOf } from '../../kernel/geometry/index.ts';
import { parseInstant } from '../../kernel/index.ts';
import { type Area, readAccord } from '../index.ts';
import { BOXES, boxFeature, collection, lineFeature, writeAccord } from '../testdata/write-accord.ts';

function readAreas(areas: string, features: string): ReadonlyMap<string, Area> {
  const result = readAccord({ yaml: writeAccord({ areas }), areas: features });
  assert.ok(result.ok, JSON.stringify(result));
  return new Map(result.value.areas.map((area) => [area.id, area]));
}
const at = (text: string) => {
  const result = parseInstant(text);
  assert.ok(result.ok);
  return result.value.at;
};
const surface = (area: Area | undefined, version = 0) => surfaceOf(area!.versions[version]!.geometry);
const contains = (area: AreaGeometry, lon: number, lat: number) => inside(area, lon, lat) === 'inside';
const near = (a: number, b: number, share: number) =>
  assert.ok(Math.abs(a - b) <= share * b, `${a} against ${b}`);

test('union, intersection and difference add up', () => {
  const areas = readAreas(
    '{ zone: { feature: zone }, beside: { feature: beside }, both: { union: [zone, beside] }, shared: { intersection: [zone, beside] }, rest: { difference: [zone, beside] } }',
    BOXES,
  );
  near(surface(areas.get('both')), surface(areas.get('zone')) * 1.5, 1e-6);
  near(surface(areas.get('shared')), surface(areas.get('zone')) / 2, 1e-6);
  near(surface(areas.get('rest')), surface(areas.get('zone')) / 2, 1e-6);
});

test('an area may be named before what it is made of', () => {
  const areas = readAreas('{ zone: { union: [inner] }, inner: { feature: zone } }', BOXES);
  near(surface(areas.get('zone')), surface(areas.get('inner')), 1e-12);
});

const moving = collection(
  boxFeature('zone', 30, 46, 32, 48),
  lineFeature(
    'front',
    [
      [30, 47],
      [31, 47],
    ],
    { until: '2025-09-14T23:59Z' },
  ),
  lineFeature(
    'front',
    [
      [30, 47.5],
      [31, 47.5],
    ],
    { from: '2025-09-15T00:00Z' },
  ),
);

test('when a line moves, everything made of it moves at the same instant', () => {
  const areas = readAreas(
    '{ zone: { feature: zone }, line: { feature: front }, buffer: { within: 10 km, of: line }, inside: { intersection: [buffer, zone] } }',
    moving,
  );
  const instants = {
    before: { from: Number.NEGATIVE_INFINITY, until: at('2025-09-15') },
    after: { from: at('2025-09-15'), until: Number.POSITIVE_INFINITY },
  };
  for (const name of ['buffer', 'inside']) {
    const versions = areas.get(name)!.versions;
    assert.deepEqual(
      versions.map(({ inForce }) => inForce),
      [instants.before, instants.after],
    );
    assert.deepEqual(
      versions.map(({ geometry }) => contains(geometry, 30.5, 47)),
      [true, false],
    );
    assert.deepEqual(
      versions.map(({ geometry }) => contains(geometry, 30.5, 47.5)),
      [false, true],
    );
  }
  assert.equal(areas.get('zone')!.versions.length, 1);
  assert.ok(!areas.has('line'), 'a line has no inside and is no area');
});

test('a union goes on while one of its parts does not exist', () => {
  const late = { ...boxFeature('late', 40, 46, 41, 47), properties: { name: 'late', from: '2025-09-20' } };
  const areas = readAreas(
    '{ zone: { feature: zone }, late: { feature: late }, both: { union: [zone, late] }, shared: { intersection: [zone, late] }, rest: { difference: [zone, late] } }',
    collection(boxFeature('zone', 30, 46, 41, 48), late),
  );
  assert.deepEqual(areas.get('both')!.versions.length, 2);
  assert.deepEqual(
    areas.get('shared')!.versions.map(({ inForce }) => inForce.from),
    [at('2025-09-20')],
  );
  assert.ok(surface(areas.get('rest'), 0) > surface(areas.get('rest'), 1));
});

test('one side of a line is half of both sides, ends aside', () => {
  const areas = readAreas(
    '{ zone: { feature: zone }, line: { feature: front }, left: { within: 10 km, of: line, side: left }, right: { within: 10 km, of: line, side: right } }',
    moving,
  );
  assert.ok(contains(areas.get('left')!.versions[0]!.geometry, 30.5, 47.05), 'walking east, left is north');
  assert.ok(!contains(areas.get('left')!.versions[0]!.geometry, 30.5, 46.95));
  near(surface(areas.get('left')), surface(areas.get('right')), 0.01);
});

const bands: readonly [written: string, floor: number, ceiling: number, datum: string][] = [
  ['', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 'ellipsoidal'],
  [', from: surface, to: FL660', Number.NEGATIVE_INFINITY, 66_000 * 0.3048, 'pressure'],
  [', from: FL100', 3048, Number.POSITIVE_INFINITY, 'pressure'],
  [', to: 3000 m msl', Number.NEGATIVE_INFINITY, 3000, 'msl'],
  [', from: 1000 ft ellipsoidal, to: 10000 ft ellipsoidal', 304.8, 3048, 'ellipsoidal'],
  [', from: surface, to: 150 m above surface', Number.NEGATIVE_INFINITY, 150, 'surface'],
  [', from: 500 m msl, to: unlimited', 500, Number.POSITIVE_INFINITY, 'msl'],
];
for (const [written, floor, ceiling, datum] of bands) {
  test(`floor and ceiling: "${written.slice(2)}"`, () => {
    const heights = readAreas(`{ zone: { feature: zone${written} } }`, BOXES).get('zone')!.heights;
    assert.equal(heights.datum, datum);
    assert.equal(heights.floor, floor);
    assert.ok(heights.ceiling === ceiling || Math.abs(heights.ceiling - ceiling) < 1e-9);
  });
}
