import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exception, Rule } from '../../accord/index.ts';
import { MINUTE } from '../../kernel/index.ts';
import type { PatrolReport, Report } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import {
  type AreaSpec,
  box,
  makeAccord,
  makeFixes,
  makeRegister,
  makeSource,
  START,
} from '../testing/small-world.ts';

const ZONE = box(20, 10, 20.2, 10.2);
const patrolled = makeSource({
  id: 'patrol',
  physics: 'human',
  cooperative: false,
  observes: ['vehicle', 'aircraft'],
  events: ['fire'],
});
const register = makeRegister([
  makeSource({
    id: 'radar',
    physics: 'radar',
    cooperative: false,
    gnss: false,
    observes: ['vehicle'],
    period: 30_000,
    footprint: { kind: 'circle', centre: { lon: 20.1, lat: 10.1 }, radius: 60_000 },
  }),
  patrolled,
]);

const guns: PatrolReport = {
  kind: 'patrol',
  source: 'patrol',
  index: 0,
  observedAt: START + 20 * MINUTE,
  receivedAt: START + 20 * MINUTE,
  outcome: 'seen',
  position: { lon: 20.1, lat: 10.1 },
  radius: 1_000,
  watched: 10 * MINUTE,
  category: 'vehicle.artillery',
  count: 5,
  party: 'north',
};

const FROM_SURFACE = { floor: 0, ceiling: 3_000, datum: 'surface' } as const;

const BAN: Rule = {
  form: 'presence-ban',
  parties: ['north', 'south'],
  category: 'vehicle.artillery',
  area: 'zone',
  dwell: 30_000,
};
const LIMIT: Rule = {
  form: 'count-limit',
  parties: ['north', 'south'],
  category: 'vehicle.artillery',
  area: 'zone',
  limit: 2,
  over: 0,
};

interface World {
  readonly rule?: Rule;
  readonly zone?: Partial<AreaSpec>;
  readonly except?: readonly Exception[];
  /** Numbers of plots that stand in the zone all the time. */
  readonly plots?: readonly number[];
}

/** The radar says that it is there every half minute for two hours. */
function judge(reports: readonly Report[], { rule = BAN, zone = {}, except = [], plots = [] }: World = {}) {
  const accord = makeAccord([{ id: 'zone', geometry: ZONE, ...zone }], [{ rule, except }]);
  const steps = Array.from({ length: 240 }, (_, n) => n * 30);
  const word = { lon: 20.4, lat: 10.4, kind: 4, identity: 1, category: 'vehicle' as const };
  const fixes = makeFixes(
    steps.flatMap((at) => [
      { ...word, at },
      ...plots.map((identity, n) => ({
        ...word,
        at,
        identity,
        lon: 20.1,
        lat: 10.05 + n * 0.05,
        category: 'vehicle.artillery' as const,
      })),
    ]),
  );
  const { events, indications } = judgeWorld({ accords: [accord], register, fixes, reports });
  const standing = events.filter(
    (event) =>
      event.event === 'indication' && event.verdict === 'compliance-indicated' && event.change === 'closed',
  );
  return {
    indications,
    compliant: standing.map(
      (event) =>
        event.event === 'indication' && [(event.from - START) / MINUTE, (event.until! - START) / MINUTE],
    ),
  };
}

const said = (reports: readonly Report[], world?: World) =>
  judge(reports, world)
    .indications.filter(({ change }) => change === 'opened')
    .map(({ verdict, reason }) => [verdict, reason]);

const PRESENT = ['breach-indicated', 'present'];
const unsure = (reason: string) => ['not-determinable', reason];

test('guns that a patrol saw in a zone where guns are banned are a breach', () => {
  const [opened, ...others] = judge([guns]).indications;
  assert.deepEqual([opened!.verdict, opened!.reason, opened!.contested], [...PRESENT, false]);
  assert.deepEqual(opened!.subject, { category: 'vehicle.artillery', party: 'north' });
  assert.deepEqual([opened!.from, opened!.until], [START + 10 * MINUTE, START + 20 * MINUTE]);
  assert.deepEqual(opened!.footprint, { radius: 1_000 });
  assert.deepEqual(opened!.observations, [{ source: 'patrol', index: 0, observedAt: guns.observedAt }]);
  assert.deepEqual(others, []);
});

test('compliance ends where a sighting that was reported later began', () => {
  assert.deepEqual(judge([guns]).compliant[0], [0, 10]);
});

test('what is not known about it is said, and is no breach', () => {
  const cases: readonly (readonly [Partial<PatrolReport>, World, string])[] = [
    [{ position: { lon: 19.995, lat: 10.1 } }, {}, 'position-uncertain'],
    [{ position: { lon: 20.005, lat: 10.1 } }, {}, 'position-uncertain'],
    [{ radius: 50_000 }, {}, 'position-uncertain'],
    [{ category: 'vehicle' }, {}, 'identity-unknown'],
    [{ category: 'unknown' }, {}, 'identity-unknown'],
    [{ category: 'unknown' }, { zone: { heights: FROM_SURFACE } }, 'height-unknown'],
  ];
  for (const [changed, world, reason] of cases)
    assert.deepEqual(said([{ ...guns, ...changed }], world), [unsure(reason)], JSON.stringify(changed));
  const { party: _, ...unclaimed } = guns;
  assert.deepEqual(said([unclaimed]), [unsure('identity-unknown')]);
  assert.deepEqual(said([unclaimed], { rule: { ...BAN, parties: 'all' } }), [PRESENT]);
});

test('what the ban does not bind, and what lies elsewhere, leaves compliance alone', () => {
  const others: readonly Partial<PatrolReport>[] = [
    { category: 'vessel' },
    { party: 'east' },
    { position: { lon: 20.3, lat: 10.1 } },
    { count: 0 },
  ];
  for (const other of others) {
    const { indications, compliant } = judge([{ ...guns, ...other }]);
    assert.deepEqual([indications, compliant], [[], []]);
  }
  assert.deepEqual(said([guns], { except: [{ id: 'e', when: { parties: ['north'] }, except: [] }] }), []);
});

test('an announcement of named objects, or for some of the place or time, may be of those that were seen', () => {
  const notice: Report = {
    kind: 'notice',
    source: 'desk',
    index: 0,
    observedAt: START,
    receivedAt: START,
    id: 'n-1',
    notified: 'withdrawal',
    party: 'north',
    from: START,
    until: START + 60 * MINUTE,
    identities: [{ kind: 'plot', identity: 701 }],
  };
  const except: readonly Exception[] = [{ id: 'e', when: { notified: 'withdrawal' }, except: [] }];
  assert.deepEqual(said([notice, guns], { except }), [unsure('identity-unknown')]);
  assert.deepEqual(said([notice, { ...guns, party: 'south' }], { except }), [PRESENT]);
  const { identities: _, ...everything } = notice;
  assert.deepEqual(said([everything, guns], { except }), []);
  const circle = (radius: number) => ({ centre: { lon: 20.105, lat: 10.1 }, radius });
  const some: readonly Report[] = [
    { ...everything, from: START + 15 * MINUTE },
    { ...everything, circle: circle(600) },
  ];
  for (const part of some) assert.deepEqual(said([part, guns], { except }), [unsure('identity-unknown')]);
  assert.deepEqual(said([{ ...everything, circle: circle(1_600) }, guns], { except }), []);
});

test('things on the surface are inside a band that begins there, and in no band above it', () => {
  assert.deepEqual(said([guns], { zone: { heights: FROM_SURFACE } }), [PRESENT]);
  assert.deepEqual(said([guns], { zone: { heights: { floor: 500, ceiling: 9_000, datum: 'surface' } } }), []);
});

test('a stay that may have been too short to count ends what was compliant, and is no breach', () => {
  const { indications, compliant } = judge([guns], { rule: { ...BAN, dwell: 11 * MINUTE } });
  assert.deepEqual(indications, []);
  assert.deepEqual(compliant, [[0, 10]]);
});

test('more than the limit are a breach by themselves', () => {
  assert.deepEqual(said([guns], { rule: LIMIT }), [['breach-indicated', 'over-limit']]);
  assert.deepEqual(said([{ ...guns, category: 'vehicle' }], { rule: LIMIT }), [unsure('identity-unknown')]);
});

test('no more than the limit are none, but with what is tracked they may be too many', () => {
  const two = { ...guns, count: 2 };
  assert.deepEqual(judge([two], { rule: LIMIT }), { indications: [], compliant: [] });
  const { indications, compliant } = judge([two], { rule: LIMIT, plots: [701] });
  assert.deepEqual(indications, []);
  assert.deepEqual(compliant, [[0, 10]]);
  const elsewhere = { ...two, position: { lon: 20.1, lat: 10.16 } };
  assert.deepEqual(judge([two, elsewhere], { rule: LIMIT }).compliant, [[0, 10]]);
});

test('what guns did that a corridor binds is left open', () => {
  const rule: Rule = {
    form: 'corridor',
    parties: 'all',
    category: 'vehicle',
    corridor: 'zone',
    within: 'zone',
    dwell: 0,
  };
  assert.deepEqual(judge([guns], { rule }), { indications: [], compliant: [[0, 10]] });
});

test('the same guns seen again are one breach, for as long as they were seen', () => {
  const again = { ...guns, observedAt: START + 40 * MINUTE, receivedAt: START + 40 * MINUTE };
  const { indications } = judge([guns, again]);
  assert.deepEqual(
    indications.map(({ change, until }) => [change, (until! - START) / MINUTE]),
    [
      ['opened', 20],
      ['updated', 40],
    ],
  );
  assert.equal(said([guns, { ...again, position: { lon: 20.1, lat: 10.16 } }]).length, 2);
});

test('a surer look makes a breach of what could not be determined', () => {
  const surer = { ...guns, observedAt: START + 21 * MINUTE, receivedAt: START + 21 * MINUTE };
  const { indications } = judge([{ ...guns, radius: 50_000 }, surer]);
  assert.deepEqual(
    indications.map(({ change, reason }) => [change, reason]),
    [
      ['opened', 'position-uncertain'],
      ['closed', 'position-uncertain'],
      ['opened', 'present'],
    ],
  );
});

test('another observer who looked there all that time and saw none makes it contested', () => {
  const denial: PatrolReport = {
    ...guns,
    source: 'second patrol',
    observedAt: guns.observedAt + MINUTE,
    receivedAt: guns.observedAt + MINUTE,
    outcome: 'not-seen',
    category: 'vehicle',
    watched: 20 * MINUTE,
  };
  const { party: _, count: __, ...none } = denial;
  const contested = (by: PatrolReport) => judge([guns, by]).indications.at(-1)!.contested;
  assert.equal(contested(none), true);
  assert.equal(contested({ ...none, source: 'patrol' }), false);
  assert.equal(contested({ ...none, category: 'aircraft' }), false);
});
