import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Accord, Rule } from '../../accord/index.ts';
import { IDENTITY } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import {
  ALWAYS,
  box,
  type FixSpec,
  makeAccord,
  makeFixes,
  makeRegister,
  makeSource,
  START,
} from '../testing/small-world.ts';

/** One strip along the parallel of 48.5: north holds what lies above it, south what lies below. */
const AREAS = [
  { id: 'buffer', geometry: box(30, 48, 30.5, 49) },
  { id: 'northern-side', geometry: box(29, 48.5, 32, 52) },
  { id: 'southern-side', geometry: box(29, 45, 32, 48.5) },
];
const ban = (parties: 'all' | string[], area = 'buffer'): Rule => ({
  form: 'presence-ban',
  parties,
  category: 'aircraft.military',
  area,
  dwell: 0,
});
const controlled = (accord: Accord): Accord => ({
  ...accord,
  parties: accord.parties.map((party) => ({ ...party, controls: `${party.id}ern-side` })),
});
const shared = makeAccord(AREAS, [{ rule: ban('all') }]);

/** Sees the northern half of the buffer and nothing south of the line. */
const northernRadar = makeSource({
  id: 'radar',
  cooperative: false,
  gnss: false,
  physics: 'radar',
  footprint: { kind: 'polygons', coordinates: box(29, 48.5, 32, 50).coordinates },
  period: 10_000,
});
const receiver = makeSource({ id: 'receiver' });

/** The radar speaks every five seconds of something far away. */
const words = (from: number, until: number): FixSpec[] =>
  Array.from({ length: (until - from) / 5 }, (_, n) => ({
    at: from + n * 5,
    lon: 20,
    lat: 40,
    kind: IDENTITY.plot,
    identity: 1,
    category: 'vessel',
  }));

/** An aircraft of each party, each over its own half of the buffer. */
const flights: FixSpec[] = [60, 65, 70, 75, 80].flatMap((at): FixSpec[] => [
  { at, lon: 30.1 + at / 1e4, lat: 48.75, identity: 9, source: 1 },
  { at, lon: 30.1 + at / 1e4, lat: 48.25, identity: 1009, source: 1 },
]);

const count = (accord: Accord, seen: readonly FixSpec[] = flights, until = 300) =>
  judgeWorld({
    accords: [accord],
    register: makeRegister([northernRadar, receiver]),
    fixes: makeFixes([...words(0, 300), ...seen, { ...far, at: until }].sort((a, b) => a.at - b.at)),
  }).summary.byParty;

const far = { lon: 20, lat: 40, identity: 7777, source: 1 };

test('a world watched on one side only: each count has the observability of its own side beside it', () => {
  assert.deepEqual(count(controlled(shared)), [
    { party: 'north', breachesIndicated: 1, observability: 1 },
    { party: 'south', breachesIndicated: 1, observability: 0 },
  ]);
});

test('without a word on who holds what, both are seen as far as the whole area is', () => {
  const [north, south] = count(shared);
  assert.ok(Math.abs(north!.observability! - 0.5) < 0.01);
  assert.equal(south!.observability, north!.observability);
});

test('the parties’ sides swapped: the observability is swapped with them', () => {
  const swapped = {
    ...shared,
    parties: [
      { ...shared.parties[0]!, controls: 'southern-side' },
      { ...shared.parties[1]!, controls: 'northern-side' },
    ],
  };
  assert.deepEqual(
    count(swapped).map(({ observability }) => observability),
    [0, 1],
  );
});

test('a strip on the other side is seen where it lies, whoever must keep out of it', () => {
  const areas = [...AREAS, { id: 'southern-strip', geometry: box(30, 48, 30.5, 48.4) }];
  const keepsOut = controlled(makeAccord(areas, [{ rule: ban(['north'], 'southern-strip') }]));
  assert.deepEqual(count(keepsOut), [
    { party: 'north', breachesIndicated: 0, observability: 0 },
    { party: 'south', breachesIndicated: 0, observability: null },
  ]);
});

test('observability is weighed by how long it held', () => {
  const [north] = count(controlled(shared), flights, 600);
  // judged to the end of the five seconds in which the last observation lies
  assert.equal(north!.observability, 300 / 605);
});

test('a clause that is suspended twice counts as one clause, for the time in which it binds', () => {
  const areas = [...AREAS, { id: 'seen', geometry: box(30, 48.6, 30.5, 49) }];
  const rule = ban('all');
  const gaps = [60, 180].map((from) => ({ from: START + from * 1000, until: START + (from + 60) * 1000 }));
  const often = { id: 'agreed', inForce: ALWAYS, gaps, rule };
  const clauses = [
    { id: 'whole', rule: ban('all', 'seen') },
    { id: 'half', rule, readings: [often] },
  ];
  const [north] = count(makeAccord(areas, clauses), []);
  assert.ok(Math.abs(north!.observability! - 0.75) < 0.01, String(north?.observability));
});

test('a breach by nobody known stands apart, beside what was seen of the whole', () => {
  const [unnamed] = count(controlled(shared), [
    { at: 60, lon: 30.2, lat: 48.75, identity: 5000, source: 1 },
    { at: 65, lon: 30.201, lat: 48.75, identity: 5000, source: 1 },
  ]).slice(2);
  assert.equal(unnamed?.party, 'unknown');
  assert.equal(unnamed?.breachesIndicated, 1);
  assert.ok(Math.abs(unnamed!.observability! - 0.5) < 0.01);
});
