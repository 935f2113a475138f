/** Which pairs of clauses go against one another, and which only look so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAccord } from '../index.ts';
import { boxFeature, collection, writeAccord } from '../testdata/write-accord.ts';

/** `wide` holds `zone`, which holds `inner`; `beside` overlaps `zone`; `edge` only touches it. `growing` holds `inner` at first, then all of `zone`. */
const features = collection(
  boxFeature('wide', 28, 45, 34, 49),
  boxFeature('zone', 30, 46, 32, 48),
  boxFeature('inner', 30.5, 46.5, 31, 47),
  boxFeature('beside', 31, 46, 33, 48),
  boxFeature('edge', 32, 46, 33, 48),
  boxFeature('far', 10, 46, 12, 48),
  version(boxFeature('growing', 30.5, 46.5, 31, 47), { until: '2025-09-14T23:59Z' }),
  version(boxFeature('growing', 30, 46, 32, 48), { from: '2025-09-15T00:00Z' }),
);
const areas = `
  ${['wide', 'zone', 'inner', 'beside', 'edge', 'far', 'growing'].map((name) => `${name}: { feature: ${name} }`).join('\n  ')}
  high: { feature: zone, from: FL100 }
  low: { feature: zone, to: FL050 }
  below-20-km: { feature: wide, from: surface, to: 20000 m msl }
  below-2-km: { feature: wide, to: 2000 m msl }
  low-inner: { feature: inner, to: 1000 m msl }`;
const parties = '{ NORTH: { role: belligerent }, SOUTH: { role: belligerent } }';
const events = '{ cleared: {}, signed: {} }';

function version(feature: ReturnType<typeof boxFeature>, period: object) {
  return { ...feature, properties: { ...feature.properties, ...period } };
}

function conflicts(clauses: string, inForce?: string): readonly string[] {
  const yaml = writeAccord({ areas, parties, events, clauses, ...(inForce ? { inForce } : {}) });
  const { errors, warnings } = checkAccord({ yaml, areas: features });
  assert.deepEqual(errors, []);
  return warnings.filter(({ code }) => code === 'ACCORD_CONFLICT').map(({ message }) => message);
}

const clause = (id: string, rule: string) => `  - { id: ${id}, text: { en: x }, segment: sea, ${rule} }\n`;

/** For all vessels unless said otherwise. */
interface Who {
  readonly by?: string;
  readonly of?: string;
}
const ban = (area: string, { by = 'all', of = 'vessel' }: Who = {}, dwell = '0 s') =>
  `forbids: { parties: ${by}, presence: ${of}, in: ${area}, for: ${dwell} }`;
const limit = (count: number, area: string, { by = 'all', of = 'vessel' }: Who = {}) =>
  `limits: { parties: ${by}, count: ${count}, of: ${of}, in: ${area} }`;
const corridor = (path: string, around: string, { by = 'all', of = 'vessel' }: Who = {}, more = '') =>
  `requires: { parties: ${by}, of: ${of}, corridor: ${path}, within: ${around}${more} }`;
const apart = (distance: string, from: string, area: string) =>
  `requires: { parties: all, of: vessel, distance: ${distance}, from: ${from}, in: ${area} }`;
const transponder = (area: string) =>
  `requires: { parties: all, of: vessel, transponder: on, in: ${area}, silent-for: 10 min }`;
const eventBan = (area: string) => `forbids: { parties: all, event: attack, in: ${area} }`;
const except = (when: string) =>
  `, except: [{ id: ${when.replaceAll(/\W+/g, '-').slice(1)}x, when: ${when} }]`;
const during = (period: string) => `, in-force: { ${period} }`;
const fishing = { of: 'vessel.fishing' };
const north = { by: '[NORTH]' };
const both = { by: '[NORTH, SOUTH]' };
const flying = { of: 'aircraft' };

type Row = readonly [why: string, a: string, b: string];

const against: readonly Row[] = [
  ['none where some are allowed', ban('zone'), limit(3, 'zone')],
  ['none in all of where some are allowed', ban('zone'), limit(3, 'inner')],
  ['a ban on more kinds than are allowed', ban('zone'), limit(3, 'inner', fishing)],
  ['a ban on anything', ban('zone', { of: 'unknown' }), limit(3, 'inner')],
  ['a ban on everyone who is allowed', ban('zone', both), limit(3, 'inner', both)],
  ['a limit of none', limit(0, 'zone'), limit(3, 'inner')],
  ['a limit where no ship has a height', ban('below-20-km'), limit(3, 'inner')],
  ['a limit at heights that the ban holds', ban('below-2-km', flying), limit(3, 'low-inner', flying)],
  ['a ban as an area grows over it, and before', ban('growing'), limit(3, 'inner')],
  ['a ban for longer', ban('zone'), limit(3, 'inner') + during('until: 2025-09-10')],
  [
    'a ban that is suspended while nothing is allowed',
    ban('zone') + during('suspended: [{ from: 2025-09-12, until: 2025-09-13 }]'),
    limit(3, 'inner') + during('suspended: [{ from: 2025-09-10, until: 2025-09-14 }]'),
  ],
  ['a ban that allows for doubt', ban('zone', {}, '30 s'), limit(3, 'inner')],
  [
    'a ban whose exceptions are for others',
    ban('zone', both) + except('{ parties: [SOUTH] }'),
    limit(3, 'inner', north),
  ],
  ['a limit off the corridor', corridor('inner', 'wide'), limit(3, 'edge')],
  ['a limit nearer than is allowed', apart('20 km', 'inner', 'wide'), limit(3, 'inner')],
  ['a ban on the whole corridor', ban('zone'), corridor('beside', 'zone')],
  ['a ban on the whole corridor for a party it names', ban('zone', north), corridor('inner', 'wide', both)],
  ['a ban on more kinds than use the corridor', ban('zone'), corridor('inner', 'wide', fishing)],
  ['a corridor where another one is to be kept to', corridor('inner', 'wide'), corridor('edge', 'wide')],
  ['a corridor nearer than is allowed', corridor('zone', 'beside'), apart('5 km', 'zone', 'beside')],
  [
    'speeds that exclude each other',
    corridor('zone', 'zone', {}, ', speed: { min: 12 kn }'),
    corridor('beside', 'beside', {}, ', speed: { max: 10 kn }'),
  ],
  [
    'an exception from one ban where another has none',
    ban('inner') + except('{ notified: medevac }'),
    ban('zone'),
  ],
];

const together: readonly Row[] = [
  ['none in a part, some in the whole', ban('inner'), limit(3, 'zone')],
  ['none in an overlap', ban('zone'), limit(3, 'beside')],
  ['none here, some beyond the border', ban('zone'), limit(3, 'edge')],
  ['none elsewhere', ban('far'), limit(3, 'zone')],
  ['none twice', ban('zone'), limit(0, 'zone')],
  ['a ban on some of the kinds', ban('zone', fishing), limit(3, 'inner')],
  ['a ban on one of the parties counted together', ban('zone', north), limit(3, 'inner', both)],
  ['a ban on parties, a limit for everyone', ban('zone', both), limit(3, 'inner')],
  ['a ban for a part of the time', ban('zone') + during('until: 2025-09-10'), limit(3, 'inner')],
  [
    'a ban before, a limit after',
    ban('zone') + during('until: 2025-09-20'),
    limit(3, 'zone') + during('from: 2025-09-21'),
  ],
  [
    'a ban that is suspended for a day',
    ban('zone') + during('suspended: [{ from: 2025-09-10, until: 2025-09-10 }]'),
    limit(3, 'zone'),
  ],
  [
    'a ban that people may suspend',
    ban('zone') + during('suspended: [{ from: { event: cleared } }]'),
    limit(3, 'zone'),
  ],
  [
    'a ban while a party keeps the other',
    `${ban('zone')}, while: { kept: two, by: NORTH }`,
    limit(3, 'zone'),
  ],
  ['a ban from an event on, as a condition', `${ban('zone')}, while: { event: cleared }`, limit(3, 'zone')],
  [
    'a ban until an event, as a condition',
    `${ban('zone')}, while: { not: { event: cleared } }`,
    limit(3, 'zone'),
  ],
  ['a ban until an event', ban('zone') + during('until: { event: cleared }'), limit(3, 'zone')],
  ['a ban from an event on', ban('zone') + during('from: { event: cleared }'), limit(3, 'zone')],
  ['a ban that grows over it later', ban('growing'), limit(3, 'zone')],
  ['a limit on how long one stays', ban('zone', {}, '21 d'), limit(9, 'zone')],
  ['a ban with an exception', ban('zone') + except('{ notified: medevac }'), limit(3, 'inner')],
  ['a ban at other heights', ban('high', flying), limit(3, 'low', flying)],
  ['a ban at some of the heights', ban('low-inner', flying), limit(3, 'inner', flying)],
  ['a ban in another datum', ban('low', flying), limit(3, 'low-inner', flying)],
  ['two limits', limit(2, 'zone'), limit(5, 'inner')],
  ['two bans', ban('zone'), ban('beside')],
  ['a limit with the corridor in it', corridor('inner', 'wide'), limit(3, 'zone')],
  ['a limit partly nearer than is allowed', apart('20 km', 'inner', 'wide'), limit(3, 'zone')],
  [
    'a limit that is near, outside where the distance holds',
    apart('20 km', 'inner', 'far'),
    limit(3, 'inner'),
  ],
  ['a ban on a part of the corridor', ban('inner'), corridor('zone', 'wide')],
  ['a ban on some kinds that use the corridor', ban('zone', fishing), corridor('beside', 'zone')],
  ['a ban on a party, a corridor for everyone', ban('zone', north), corridor('inner', 'wide')],
  ['a ban on other parties', ban('zone', north), corridor('beside', 'zone', { by: '[SOUTH]' })],
  ['a ban on other objects', ban('zone', flying), corridor('beside', 'zone')],
  ['a ban elsewhere', ban('far'), corridor('beside', 'zone')],
  ['a ban above the corridor', ban('high', flying), corridor('low', 'zone', flying)],
  ['a ban where only speed is limited', ban('zone'), corridor('zone', 'zone')],
  ['a ban beside a distance', ban('zone'), apart('5 km', 'inner', 'zone')],
  ['a ban where those who are there call', ban('zone'), transponder('zone')],
  ['a ban on what may happen there', eventBan('zone'), limit(3, 'zone')],
  ['a limit where those who are there call', transponder('zone'), limit(3, 'zone')],
  ['corridors that meet', corridor('zone', 'wide'), corridor('beside', 'wide')],
  ['corridors each with waters of its own', corridor('inner', 'zone'), corridor('edge', 'beside')],
  ['a corridor partly nearer than is allowed', corridor('zone', 'wide'), apart('5 km', 'inner', 'wide')],
  ['a corridor far from what is kept from', corridor('zone', 'beside'), apart('5 km', 'far', 'beside')],
  ['two distances', apart('5 km', 'inner', 'zone'), apart('9 km', 'edge', 'zone')],
  [
    'speeds that go together',
    corridor('zone', 'zone', {}, ', speed: { min: 8 kn }'),
    corridor('beside', 'beside', {}, ', speed: { max: 10 kn }'),
  ],
  [
    'speeds that meet only on a border',
    corridor('zone', 'zone', {}, ', speed: { min: 12 kn }'),
    corridor('edge', 'edge', {}, ', speed: { max: 10 kn }'),
  ],
  [
    'a speed of which the other’s objects are excepted',
    corridor('zone', 'zone', {}, ', speed: { min: 12 kn }') + except('{ of: vessel.fishing }'),
    corridor('zone', 'zone', fishing, ', speed: { max: 10 kn }'),
  ],
  [
    'an exception from a ban on more than the other',
    ban('zone') + except('{ notified: medevac }'),
    ban('inner'),
  ],
  [
    'exceptions from both bans',
    ban('inner') + except('{ notified: medevac }'),
    ban('zone') + except('{ notified: relief }'),
  ],
];

for (const [rows, found] of [
  [against, true],
  [together, false],
] as const) {
  for (const [why, a, b] of rows) {
    test(`${found ? 'a conflict' : 'no conflict'}: ${why}, in either order`, () => {
      for (const [first, second] of [
        [a, b],
        [b, a],
      ] as const) {
        const said = conflicts(clause('one', first) + clause('two', second));
        assert.equal(said.length, found ? 1 : 0, said.join());
        if (found) assert.match(said[0]!, /^conflict: one, two: /);
      }
    });
  }
}

test('an exception that its own exceptions undo takes nothing from a ban', () => {
  const nested = (inner: string) =>
    conflicts(
      clause(
        'one',
        `${ban('zone', both)}, except: [{ id: a, when: { of: vessel.fishing }, except: [{ id: a-i, when: ${inner} }] }]`,
      ) + clause('two', limit(3, 'inner', { ...both, ...fishing })),
    ).length;
  assert.equal(nested('{ parties: [NORTH, SOUTH] }'), 1);
  assert.equal(nested('{ parties: [NORTH] }'), 0);
});

test('clauses of an accord that waits to begin conflict as they will once it has begun', () => {
  const clauses = clause('one', ban('zone')) + clause('two', limit(3, 'inner'));
  assert.equal(conflicts(clauses, '{ from: { event: signed } }').length, 1);
});

test('a conflict says what leaves no place for what, and for whom', () => {
  assert.deepEqual(
    conflicts(clause('one', ban('zone', north)) + clause('two', corridor('inner', 'wide', both))),
    ['conflict: one, two: none may be in "zone", which leaves no place for the corridor "inner" of NORTH'],
  );
  assert.deepEqual(conflicts(clause('one', ban('zone')) + clause('two', limit(3, 'inner'))), [
    'conflict: one, two: none may be in "zone", which leaves no place for the 3 allowed in "inner"',
  ]);
});
