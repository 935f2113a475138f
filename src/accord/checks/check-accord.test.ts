/** What deserves a second look in an accord that can be read. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkAccord } from '../index.ts';
import { BOXES, boxFeature, collection, SKY_1, writeAccord } from '../testdata/write-accord.ts';

const UNASKED = ['ACCORD_NO_EXAMPLE', 'ACCORD_NO_REMEDY', 'ACCORD_HEIGHTS_LEFT_BEHIND'];

function warnings(clauses: string, more: Parameters<typeof writeAccord>[0] = {}): readonly string[] {
  const found = checkAccord({ yaml: writeAccord({ clauses, ...more }), areas: BOXES });
  assert.deepEqual(found.errors, []);
  return found.warnings.filter(({ code }) => !UNASKED.includes(code)).map(({ message }) => message);
}

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
    const said = warnings(`${SKY_1}    except: [{ id: sky-1-a, when: ${when} }]\n`, { parties }).filter(
      (message) => !message.startsWith('exceptions leave nothing'),
    );
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

const whole: readonly [why: string, except: string, found: boolean][] = [
  ['for anyone at any time', '[{ id: a, when: {} }]', true],
  [
    'for one party and for the other',
    '[{ id: a, when: { parties: [NORTH] } }, { id: b, when: { parties: [SOUTH] } }]',
    true,
  ],
  ['for one party', '[{ id: a, when: { parties: [NORTH] } }]', false],
  ['on notice', '[{ id: a, when: { notified: medevac } }]', false],
  [
    'for anyone, with an exception to it',
    '[{ id: a, when: {}, except: [{ id: b, when: { notified: raid } }] }]',
    false,
  ],
];
for (const [why, except, found] of whole) {
  test(`exceptions ${why} ${found ? 'leave nothing of the rule' : 'leave something of the rule'}`, () => {
    const said = warnings(`${SKY_1}    except: ${except}\n`);
    assert.deepEqual(said, found ? ['exceptions leave nothing of "sky-1"'] : []);
  });
}

const box = (period: object) => {
  const feature = boxFeature('zone', 30, 46, 32, 48);
  return { ...feature, properties: { ...feature.properties, ...period } };
};
const gaps: readonly [why: string, features: readonly object[], when: string | undefined][] = [
  ['holds throughout', [box({})], undefined],
  ['moves', [box({ until: '2025-09-14' }), box({ from: '2025-09-15' })], undefined],
  [
    'is gone for some days',
    [box({ until: '2025-09-14' }), box({ from: '2025-09-20' })],
    'from 2025-09-15T00:00:00.000Z until 2025-09-20T00:00:00.000Z',
  ],
  [
    'begins late',
    [box({ from: '2025-09-20' })],
    'from 2025-09-08T00:00:00.000Z until 2025-09-20T00:00:00.000Z',
  ],
  [
    'ends early',
    [box({ until: '2025-09-14' })],
    'from 2025-09-15T00:00:00.000Z until 2025-10-08T00:00:00.000Z',
  ],
  [
    'is over before',
    [box({ until: '2024-09-14' })],
    'from 2025-09-08T00:00:00.000Z until 2025-10-08T00:00:00.000Z',
  ],
];
for (const [why, features, when] of gaps) {
  test(`an area that ${why} ${when ? 'is named with the gap' : 'leaves no gap'}`, () => {
    const { warnings: found } = checkAccord({ yaml: writeAccord(), areas: collection(...features) });
    const said = found.filter(({ code }) => code === 'ACCORD_AREA_GAP').map(({ message }) => message);
    assert.deepEqual(said, when ? [`"sky-1" is in force and its area "zone" does not exist ${when}`] : []);
  });
}

test('an area that is gone while the clause is suspended leaves no gap', () => {
  const areas = collection(box({ until: '2025-09-14' }), box({ from: '2025-09-20' }));
  const suspended = (until: string) =>
    checkAccord({
      yaml: writeAccord({
        clauses: `${SKY_1}    in-force: { suspended: [{ from: 2025-09-15, until: ${until} }] }\n`,
      }),
      areas,
    }).warnings.filter(({ code }) => code === 'ACCORD_AREA_GAP').length;
  assert.deepEqual([suspended('2025-09-19'), suspended('2025-09-18')], [0, 1]);
});

test('a clause that is suspended all the time is never in force', () => {
  const said = (suspended: string) =>
    warnings(`${SKY_1}    in-force: { suspended: [${suspended}] }\n`, { events: '{ walk-out: {} }' });
  assert.deepEqual(said('{ from: 2025-09-01, until: 2025-10-31 }'), [
    '"sky-1" is never in force in the reading "agreed"',
  ]);
  assert.deepEqual(said('{ from: 2025-09-01, until: 2025-09-30 }'), []);
  assert.deepEqual(said('{ until: { event: walk-out } }'), []);
});

test('every warning says where, and how to mend it', () => {
  const { warnings: found } = checkAccord({
    yaml: writeAccord({
      areas: '{ zone: { union: [high] }, high: { feature: zone, from: FL100 } }',
      clauses: `${SKY_1}    except: [{ id: a, when: {} }, { id: b, when: { of: vessel } }]
  - { id: sky-2, text: { en: x }, limits: { parties: all, count: 0, of: aircraft, in: zone } }
  - { id: sky-3, text: { en: x }, limits: { parties: all, count: 3, of: aircraft, in: zone } }
  - { id: sky-4, text: { en: x }, limits: { parties: all, count: 3, of: aircraft, in: zone }, in-force: { from: 2030-01-01 } }
`,
    }),
    areas: collection(box({ until: '2025-09-14' })),
  });
  assert.deepEqual(
    [...new Set(found.map(({ code }) => code))].sort(),
    [
      'AREA_GAP',
      'CONFLICT',
      'EXCEPTION_IDLE',
      'EXCEPTION_WHOLE',
      'HEIGHTS_LEFT_BEHIND',
      'NEVER_IN_FORCE',
      'NO_EXAMPLE',
      'NO_REMEDY',
    ].map((code) => `ACCORD_${code}`),
  );
  for (const { message, mend, place } of found) assert.ok(place?.line && place.column && mend, message);
});

test('a clause or reading outside the accord’s own period is never in force', () => {
  const said = warnings(`${SKY_1}    in-force: { from: 2026-01-01 }\n`);
  assert.deepEqual(said, ['"sky-1" is never in force in the reading "agreed"']);
});

test('a clause without an example is named, and an accord without any remedy, with its place', () => {
  const { warnings: found } = checkAccord({ yaml: writeAccord(), areas: BOXES });
  assert.deepEqual(
    found.map(({ code, place }) => [code, place?.line]),
    [
      ['ACCORD_NO_REMEDY', 1],
      ['ACCORD_NO_EXAMPLE', 7],
    ],
  );
});

test('an area that leaves the heights of its parts behind is named', () => {
  const made = '{ zone: { union: [high] }, high: { feature: zone, from: FL100 } }';
  const { warnings: found } = checkAccord({ yaml: writeAccord({ areas: made }), areas: BOXES });
  assert.ok(found.some(({ code }) => code === 'ACCORD_HEIGHTS_LEFT_BEHIND'));
});

test('the armistice in accords/ reads without error or warning, and every clause has an example', () => {
  const folder = join(import.meta.dirname, '../../../accords/line-of-contact');
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const examples = readdirSync(join(folder, 'examples')).map((name) => ({
    name: `examples/${name}`,
    text: text(`examples/${name}`),
  }));
  const found = checkAccord({ yaml: text('accord.yaml'), areas: text('areas.geojson'), examples });
  assert.deepEqual([...found.errors, ...found.warnings], []);
  assert.ok(found.examples.some(({ expectNot }) => expectNot.length > 0));
});
