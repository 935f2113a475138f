/** Suspended twice and renewed late: what binds in between is judged, and what does not is said to be not in force. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Accord, readAccord, type StatedEvents, stateEvents } from '../accord/index.ts';
import { rectangle } from '../kernel/geometry/index.ts';
import { formatInstant } from '../kernel/index.ts';
import { IDENTITY } from '../picture/index.ts';
import { judgeWorld } from './testing/judge-world.ts';
import { ALWAYS, makeAccord, makeFixes, makeRegister, makeSource, START } from './testing/small-world.ts';
import type { WatchEvent } from './watch-event.ts';

const CENTRE = { lon: 30.25, lat: 48.25 };
const ZONE = { id: 'zone', geometry: rectangle({ west: 30, south: 48, east: 30.5, north: 48.5 }) };
const radar = makeSource({
  id: 'radar',
  cooperative: false,
  gnss: false,
  physics: 'radar',
  footprint: { kind: 'circle', centre: CENTRE, radius: 90_000 },
  period: 10_000,
});

const at = (minute: number): string =>
  formatInstant(START + minute * 60_000)
    .slice(0, 16)
    .concat('Z');

function read(inForce: string, clause = ''): Accord {
  const areas = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: 'zone' },
        geometry: { type: 'Polygon', coordinates: ZONE.geometry.coordinates[0] },
      },
    ],
  };
  const yaml = `accord: t
in-force: ${inForce}
parties: { north: { role: belligerent }, south: { role: belligerent } }
events: { ratified: {} }
areas: { zone: { feature: zone } }
clauses:
  - id: sky-1
    text: { en: No military aircraft. }
    forbids: { parties: all, presence: aircraft.military, in: zone }
    revisit: 60 s
${clause}`;
  const result = readAccord({ yaml, areas: JSON.stringify(areas) });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

/** A plot every five seconds for an hour: of a ship far away or, `inside`, of an aircraft in the zone. */
function judge(accord: Accord, inside: boolean): readonly WatchEvent[] {
  const specs = Array.from({ length: 720 }, (_, n) => ({
    at: n * 5,
    ...(inside ? { lon: 30.2 + n * 1e-5, lat: 48.25 } : { lon: 20, lat: 40 }),
    kind: IDENTITY.plot,
    identity: 1,
    category: inside ? ('aircraft.military' as const) : ('vessel' as const),
  }));
  const fixes = makeFixes(specs);
  return judgeWorld({ accords: [accord], register: makeRegister([radar]), fixes }).events;
}

interface Spell {
  readonly from: number;
  readonly until: number;
}

/** When this was said, in minutes after the start; to infinity while it goes on. */
function spells(events: readonly WatchEvent[], what: string): readonly Spell[] {
  const last = new Map<string, Spell>();
  for (const event of events) {
    if (event.event !== 'indication' || (event.verdict !== what && event.reason !== what)) continue;
    const minute = (instant = Infinity) => (instant - START) / 60_000;
    last.set(event.id, { from: minute(event.from), until: minute(event.until) });
  }
  return [...last.values()];
}

const SUSPENDED_TWICE = `{ from: ${at(0)}, until: ${at(39)},
  suspended: [{ from: ${at(10)}, until: ${at(14)} }, { from: ${at(20)}, until: ${at(24)} }],
  renewed: [{ on: ${at(45)}, until: ${at(54)} }] }`;

test('an aircraft that stays breaks the clause in each stretch, and in no suspension and not before the renewal', () => {
  const events = judge(read(SUSPENDED_TWICE), true);
  assert.deepEqual(spells(events, 'breach-indicated'), [
    { from: 0, until: 10 },
    { from: 15, until: 20 },
    { from: 25, until: 40 },
    { from: 45, until: 55 },
  ]);
  assert.deepEqual(spells(events, 'not-in-force'), [
    { from: 10, until: 15 },
    { from: 20, until: 25 },
    { from: 40, until: 45 },
  ]);
});

test('where nothing is inside, compliance is indicated in each stretch and nothing but not-in-force in between', () => {
  const events = judge(read(SUSPENDED_TWICE), false);
  assert.deepEqual(spells(events, 'compliance-indicated'), [
    { from: 0, until: 10 },
    { from: 15, until: 20 },
    { from: 25, until: 40 },
    { from: 45, until: 55 },
  ]);
  assert.equal(spells(events, 'not-in-force').length, 3);
});

const found: StatedEvents = {
  'confirmed:sky-1:south': [START + 10 * 60_000, START + 40 * 60_000],
  'remedied:sky-1:south': START + 20 * 60_000,
  ratified: START + 5 * 60_000,
};
const CONDITIONS: readonly (readonly [condition: string, breaches: readonly Spell[]])[] = [
  ['{ event: ratified }', [{ from: 5, until: Infinity }]],
  ['{ not: { event: ratified } }', [{ from: 0, until: 5 }]],
  [
    '{ kept: sky-1, by: south }',
    [
      { from: 0, until: 10 },
      { from: 20, until: 40 },
    ],
  ],
  [
    '{ all: [{ event: ratified }, { kept: sky-1, by: south }] }',
    [
      { from: 5, until: 10 },
      { from: 20, until: 40 },
    ],
  ],
];
for (const [condition, breaches] of CONDITIONS) {
  test(`while: ${condition}`, () => {
    const accord = read(`{ from: ${at(0)} }`, `    while: ${condition}\n`);
    const events = judge(stateEvents(accord, found), true);
    assert.deepEqual(spells(events, 'breach-indicated'), breaches);
  });
}

test('an indication never switches a clause off that binds while it is kept', () => {
  const accord = read(`{ from: ${at(0)} }`, '    while: { kept: sky-1, by: south }\n');
  const events = judge(accord, true);
  assert.deepEqual(spells(events, 'breach-indicated'), [{ from: 0, until: Infinity }]);
  assert.deepEqual(spells(events, 'not-in-force'), []);
});

test('gaps cut a breach exactly where they lie, however they fall (seed 1)', () => {
  const gaps = fc
    .uniqueArray(fc.integer({ min: 1, max: 700 }), { minLength: 2, maxLength: 8 })
    .map((seconds) => seconds.toSorted((a, b) => a - b).map((second) => START + second * 5_000))
    .map((turns) =>
      turns.flatMap((from, i) => (i % 2 === 0 && turns[i + 1] ? [{ from, until: turns[i + 1]! }] : [])),
    );
  fc.assert(
    fc.property(gaps, fc.boolean(), (cut, inAccord) => {
      const rule = {
        form: 'presence-ban' as const,
        parties: 'all' as const,
        category: 'aircraft.military' as const,
        area: 'zone',
        dwell: 0,
      };
      const plain = { id: 'agreed', inForce: ALWAYS, rule };
      const readings = [inAccord ? plain : { ...plain, gaps: cut }];
      const made = makeAccord([ZONE], [{ rule, readings }]);
      const events = judge(inAccord ? { ...made, gaps: cut } : made, true);
      const minute = (instant: number) => (instant - START) / 60_000;
      const turns = cut.map(({ from, until }) => ({ from: minute(from), until: minute(until) }));
      assert.deepEqual(spells(events, 'not-in-force'), turns);
      assert.deepEqual(
        spells(events, 'breach-indicated'),
        [0, ...turns.map(({ until }) => until)].map((from, i) => ({
          from,
          until: turns[i]?.from ?? Infinity,
        })),
      );
    }),
    { seed: 1, numRuns: 25 },
  );
});
