/** What deserves a second look in an accord that can be read. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkAccord } from './index.ts';
import { BOXES, SKY_1, writeAccord } from './testdata/write-accord.ts';

const areas =
  '{ zone: { feature: zone }, beside: { feature: beside }, far: { feature: far }, high: { feature: zone, from: FL100 }, low: { feature: zone, to: FL050 } }';

function warnings(clauses: string, more: Parameters<typeof writeAccord>[0] = {}): readonly string[] {
  const found = checkAccord({ yaml: writeAccord({ areas, clauses, ...more }), areas: BOXES });
  assert.deepEqual(found.errors, []);
  return found.warnings
    .filter(({ code }) => code !== 'ACCORD_NO_EXAMPLE' && code !== 'ACCORD_HEIGHTS_LEFT_BEHIND')
    .map(({ message }) => message);
}

const clause = (id: string, rule: string, more = '') =>
  `  - { id: ${id}, text: { en: x }, ${rule}${more} }\n`;
const ban = (parties: string, category: string, area: string) =>
  `forbids: { parties: ${parties}, presence: ${category}, in: ${area} }`;
const corridor = (parties: string, category: string, path: string, within: string, speed = '') =>
  `requires: { parties: ${parties}, of: ${category}, corridor: ${path}, within: ${within}${speed} }`;
const limit = (count: number, area: string) =>
  `limits: { parties: all, count: ${count}, of: vessel, in: ${area} }`;
const keepAway = (distance: string, from: string) =>
  `requires: { parties: all, of: vessel, distance: ${distance}, from: ${from}, in: beside }`;

const conflicts: readonly [why: string, a: string, b: string, found: boolean][] = [
  [
    'a ban on a required corridor',
    ban('all', 'vessel', 'zone'),
    corridor('all', 'vessel', 'beside', 'zone'),
    true,
  ],
  [
    'a ban on a kind of what must use the corridor',
    ban('all', 'vessel.fishing', 'zone'),
    corridor('all', 'vessel', 'beside', 'zone'),
    true,
  ],
  [
    'a ban on other parties',
    ban('[NORTH]', 'vessel', 'zone'),
    corridor('[SOUTH]', 'vessel', 'beside', 'zone'),
    false,
  ],
  [
    'a ban on other objects',
    ban('all', 'aircraft', 'zone'),
    corridor('all', 'vessel', 'beside', 'zone'),
    false,
  ],
  ['a ban elsewhere', ban('all', 'vessel', 'far'), corridor('all', 'vessel', 'beside', 'zone'), false],
  [
    'a ban at other heights',
    ban('all', 'aircraft', 'high'),
    corridor('all', 'aircraft', 'low', 'zone'),
    false,
  ],
  ['none may be where some may be', ban('all', 'vessel', 'zone'), limit(3, 'beside'), true],
  ['none may be where none may be', ban('all', 'vessel', 'zone'), limit(0, 'beside'), false],
  [
    'corridors that do not meet',
    corridor('all', 'vessel', 'zone', 'zone'),
    corridor('all', 'vessel', 'far', 'zone'),
    true,
  ],
  [
    'speeds that exclude each other',
    corridor('all', 'vessel', 'zone', 'zone', ', speed: { min: 12 kn }'),
    corridor('all', 'vessel', 'beside', 'zone', ', speed: { max: 10 kn }'),
    true,
  ],
  [
    'speeds that go together',
    corridor('all', 'vessel', 'zone', 'zone', ', speed: { min: 8 kn }'),
    corridor('all', 'vessel', 'beside', 'zone', ', speed: { max: 10 kn }'),
    false,
  ],
  [
    'a corridor too near to what is kept from',
    corridor('all', 'vessel', 'zone', 'beside'),
    keepAway('5 km', 'zone'),
    true,
  ],
  [
    'a corridor far from what is kept from',
    corridor('all', 'vessel', 'zone', 'beside'),
    keepAway('5 km', 'far'),
    false,
  ],
  [
    'a ban where only speed is limited',
    ban('all', 'vessel', 'zone'),
    corridor('all', 'vessel', 'zone', 'zone'),
    false,
  ],
];
for (const [why, a, b, found] of conflicts) {
  test(`${found ? 'a conflict' : 'no conflict'}: ${why}, in either order`, () => {
    for (const [first, second] of [
      [a, b],
      [b, a],
    ] as const) {
      const said = warnings(clause('one', first) + clause('two', second));
      assert.equal(said.length, found ? 1 : 0, said.join());
      if (found) assert.match(said[0]!, /^conflict: one, two: /);
    }
  });
}

test('clauses that are never in force together do not conflict', () => {
  const early = ', in-force: { until: 2025-09-20 }';
  const late = ', in-force: { from: 2025-09-21 }';
  const said = warnings(
    clause('one', ban('all', 'vessel', 'zone'), early) +
      clause('two', corridor('all', 'vessel', 'zone', 'zone'), late),
  );
  assert.deepEqual(said, []);
});

const exceptions: readonly [why: string, except: string, idle: boolean][] = [
  ['a party that is bound', '{ parties: [NORTH] }', false],
  ['no party that is bound', '{ parties: [EAST] }', true],
  ['a kind of what is forbidden', '{ of: aircraft.military }', false],
  ['nothing that is forbidden', '{ of: vessel }', true],
  ['days within the period', '{ during: { from: 2025-09-10, until: 2025-09-11 } }', false],
  ['days after the period', '{ during: { from: 2025-11-10 } }', true],
  ['what a notice carries', '{ notified: medevac, carries: weapons }', false],
  ['what is carried, without a notice', '{ carries: weapons }', true],
];
const parties = '{ NORTH: { role: belligerent }, SOUTH: { role: belligerent }, EAST: { role: guarantor } }';
for (const [why, when, idle] of exceptions) {
  test(`an exception for ${why} ${idle ? 'can never apply' : 'can apply'}`, () => {
    const said = warnings(`${SKY_1}    except: [{ id: sky-1-a, when: ${when} }]\n`, { parties });
    assert.equal(said.length, idle ? 1 : 0, said.join());
    if (idle) assert.match(said[0]!, /^the exception "sky-1-a" can never apply: /);
  });
}

test('an exception to an exception is looked at within the outer one', () => {
  const nested = (inner: string) =>
    `${SKY_1}    except: [{ id: a, when: { notified: medevac, parties: [NORTH] }, except: [{ id: a-i, when: ${inner} }] }]\n`;
  assert.deepEqual(warnings(nested('{ carries: weapons }')), []);
  assert.match(warnings(nested('{ parties: [SOUTH] }'))[0]!, /"a-i" can never apply/);
});

test('a clause or reading outside the accord’s own period is never in force', () => {
  const said = warnings(`${SKY_1}    in-force: { from: 2026-01-01 }\n`);
  assert.deepEqual(said, ['"sky-1" is never in force in the reading "agreed"']);
});

test('a clause without an example is named, with its place', () => {
  const { warnings: found } = checkAccord({ yaml: writeAccord(), areas: BOXES });
  assert.deepEqual(
    found.map(({ code, place }) => [code, place?.line]),
    [['ACCORD_NO_EXAMPLE', 7]],
  );
});

test('an area that leaves the heights of its parts behind is named', () => {
  const made = '{ zone: { union: [high] }, high: { feature: zone, from: FL100 } }';
  const { warnings: found } = checkAccord({ yaml: writeAccord({ areas: made }), areas: BOXES });
  assert.ok(found.some(({ code }) => code === 'ACCORD_HEIGHTS_LEFT_BEHIND'));
});

test('the armistice in accords/ reads without error or warning, and every clause has an example', () => {
  const folder = join(import.meta.dirname, '../../accords/line-of-contact');
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const examples = readdirSync(join(folder, 'examples')).map((name) => ({
    name: `examples/${name}`,
    text: text(`examples/${name}`),
  }));
  const found = checkAccord({ yaml: text('accord.yaml'), areas: text('areas.geojson'), examples });
  assert.deepEqual([...found.errors, ...found.warnings], []);
  assert.ok(found.examples.some(({ expectNot }) => expectNot.length > 0));
});
