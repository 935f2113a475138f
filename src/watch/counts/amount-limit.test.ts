/** A limit on how many: only objects that are surely different ones, and there at one time, make a breach. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import type { Category } from '../../kernel/index.ts';
import { IDENTITY } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import {
  box,
  type FixSpec,
  makeAccord,
  makeFixes,
  makeRegister,
  makeSource,
} from '../testing/small-world.ts';

const radar = (id: string) =>
  makeSource({
    id,
    cooperative: false,
    gnss: false,
    physics: 'radar',
    observes: ['vehicle', 'vessel'],
    footprint: { kind: 'circle', centre: { lon: 30.25, lat: 48.25 }, radius: 90_000 },
    period: 10_000,
    accuracy: 50,
  });
const SOURCES = [makeSource({ id: 'heard' }), radar('radar'), radar('second-radar')];

/** Plots and identities 700 to 799 are the north's, 800 to 899 the south's. */
const registerOf = ([seven, eight]: readonly [string, string]) =>
  makeRegister(
    SOURCES,
    (['plot', 'mmsi'] as const).flatMap((identityKind) => [
      { identityKind, from: 700, to: 799, party: seven, authority: 'test' },
      { identityKind, from: 800, to: 899, party: eight, authority: 'test' },
    ]),
  );

interface Seen {
  readonly number: number;
  readonly from: number;
  readonly until: number;
  readonly lat?: number;
  readonly category?: Category;
  readonly heard?: boolean;
  readonly source?: number;
}

/** One row in ten seconds, at rest. */
const rows = ({ number, from, until, lat = 48.2, category, heard = false, source = 1 }: Seen): FixSpec[] =>
  Array.from({ length: Math.floor((until - from) / 10) + 1 }, (_, n) => ({
    at: from + 10 * n,
    lon: 30.25,
    lat,
    kind: heard ? IDENTITY.mmsi : IDENTITY.plot,
    identity: number,
    source: heard ? 0 : source,
    category: category ?? (heard ? 'vessel' : 'vehicle.artillery'),
    speed: 0,
  }));

const ZONE = [{ id: 'zone', geometry: box(30, 48, 30.5, 48.5) }];
const guns = { form: 'count-limit', area: 'zone', category: 'vehicle.artillery', over: 0 } as const;
const atMost = (limit: number, more: Partial<Rule & { form: 'count-limit' }> = {}): Rule => ({
  ...guns,
  parties: ['north'],
  limit,
  ...more,
});

function judge(rule: Rule, seen: readonly Seen[], parties: readonly [string, string] = ['north', 'south']) {
  const fixes = [{ number: 999, from: -60, until: 2_400, lat: 48.9 }, ...seen].flatMap(rows);
  const judged = judgeWorld({
    accords: [makeAccord(ZONE, [{ rule }])],
    register: registerOf(parties),
    fixes: makeFixes(fixes.sort((a, b) => a.at - b.at)),
  });
  const indications = judged.events
    .filter((event) => event.event === 'indication')
    .filter(({ observations }) => observations.length > 0);
  return { ...judged, indications };
}

const wordsOf = ({ indications }: ReturnType<typeof judge>) =>
  indications.map(({ change, reason }) => `${change} ${reason}`);

test('one gun that gets a new number is no second gun', () => {
  const told = judge(atMost(1), [
    { number: 701, from: 0, until: 300 },
    { number: 702, from: 310, until: 900 },
  ]);
  assert.deepEqual(wordsOf(told), [
    'opened uncorroborated',
    'updated identity-unknown',
    'closed identity-unknown',
  ]);
  assert.equal(told.summary.byVerdict['breach-indicated'], 0);
});

test('two guns seen by turns are two, as soon as each was seen after the other had come', () => {
  const told = judge(atMost(1), [
    { number: 701, from: 0, until: 300 },
    { number: 702, from: 205, until: 325 },
  ]);
  const [opened, updated, closed] = told.indications;
  assert.equal(opened?.reason, 'uncorroborated');
  assert.equal(updated?.reason, 'over-limit');
  assert.equal(closed!.until! - closed!.from, 95_000);
  assert.equal(told.indications.length, 3);
});

test('guns that both stood still before anyone looked again are told apart without a closer look', () => {
  const told = judge(atMost(1), [
    { number: 701, from: 0, until: 100 },
    { number: 701, from: 400, until: 500 },
    { number: 702, from: 300, until: 500, lat: 48.3 },
  ]);
  assert.deepEqual(wordsOf(told).slice(0, 3), [
    'opened uncorroborated',
    'updated identity-unknown',
    'updated over-limit',
  ]);
});

test('a third number does not count beside one that was not heard any more', () => {
  const told = judge(atMost(2), [
    { number: 701, from: 0, until: 900 },
    { number: 702, from: 0, until: 300 },
    { number: 703, from: 310, until: 900 },
  ]);
  assert.equal(told.summary.byVerdict['breach-indicated'], 0);
  assert.ok(wordsOf(told).includes('updated identity-unknown'));
});

test('one gun that two radars see is not two for sure', () => {
  const told = judge(atMost(1), [
    { number: 701, from: 0, until: 600 },
    { number: 702, from: 0, until: 600, source: 2 },
  ]);
  assert.equal(told.summary.byVerdict['breach-indicated'], 0);
  assert.ok(wordsOf(told).includes('updated identity-unknown'));
});

const ships = { category: 'vessel' } as const;

test('a ship that is heard and seen by radar is not two for sure; two that are heard are', () => {
  const heard = { number: 701, from: 0, until: 600, heard: true };
  const one = judge(atMost(1, ships), [heard, { number: 702, from: 0, until: 600, category: 'vessel' }]);
  assert.equal(one.summary.byVerdict['breach-indicated'], 0);
  assert.ok(wordsOf(one).includes('updated identity-unknown'));
  const two = judge(atMost(1, ships), [heard, { ...heard, number: 702, from: 65 }]);
  assert.deepEqual(wordsOf(two), ['opened over-limit', 'closed over-limit']);
});

test('over a span, numbers that were never seen together may be one gun; identities are not one ship', () => {
  const later = { from: 700, until: 900 };
  const span = { over: 3_600_000 };
  const plots = judge(atMost(1, span), [
    { number: 701, from: 0, until: 30 },
    { number: 702, ...later },
  ]);
  assert.equal(plots.summary.byVerdict['breach-indicated'], 0);
  const heard = judge(atMost(1, { ...span, ...ships }), [
    { number: 701, from: 0, until: 30, heard: true },
    { number: 702, heard: true, ...later },
  ]);
  assert.deepEqual(wordsOf(heard), ['opened over-limit']);
});

test('a breach that was earned stands: what nobody can tell afterwards is said apart', () => {
  const told = judge(atMost(1), [
    { number: 701, from: 0, until: 300 },
    { number: 702, from: 5, until: 305 },
    { number: 703, from: 620, until: 1_400 },
  ]);
  assert.ok(wordsOf(told).includes('closed over-limit'));
  assert.equal(told.summary.byVerdict['breach-indicated'], 1);
});

const THREE = [701, 702, 801].map((number, n) => ({ number, from: n, until: 600, lat: 48.1 + n / 10 }));
const joint = atMost(2, { parties: ['north', 'south'] });

test('a limit on two parties is joint: what they broke only together is counted as of several', () => {
  const { indications, summary } = judge(joint, THREE);
  const newest = indications.at(-1)!;
  assert.equal(newest.reason, 'over-limit');
  assert.deepEqual(newest.subject, { category: 'vehicle.artillery', parties: ['north', 'south'] });
  assert.deepEqual(
    summary.byParty.map(({ party, breachesIndicated }) => [party, breachesIndicated]),
    [
      ['north', 0],
      ['south', 0],
      ['several', 1],
    ],
  );
});

test('when all that count are of one party the breach is its own', () => {
  const own = [...THREE.slice(0, 2), { number: 703, from: 2, until: 600 }];
  const { indications, summary } = judge(joint, own);
  assert.deepEqual(indications.at(-1)?.subject, { category: 'vehicle.artillery', party: 'north' });
  const [north, south, ...others] = summary.byParty;
  assert.deepEqual([north!.breachesIndicated, south!.breachesIndicated, others.length], [1, 0, 0]);
  const withOther = judge(joint, [...own, { number: 801, from: 100, until: 200 }]);
  assert.deepEqual(withOther.indications.at(-1)?.subject.parties, ['north', 'south']);
});

test('the parties swapped: the same is said with the names swapped', () => {
  const own = [...THREE.slice(0, 2), { number: 703, from: 2, until: 600 }];
  for (const seen of [THREE, own]) {
    const [one, other] = [judge(joint, seen), judge(joint, seen, ['south', 'north'])];
    assert.deepEqual(wordsOf(one), wordsOf(other));
    const counted = ({ summary }: typeof one) =>
      new Map(summary.byParty.map((row) => [row.party, row.breachesIndicated]));
    assert.equal(counted(one).get('north'), counted(other).get('south'));
    assert.equal(counted(one).get('south'), counted(other).get('north'));
    assert.equal(counted(one).get('several'), counted(other).get('several'));
  }
});
