import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../accord/index.ts';
import { IDENTITY } from '../picture/index.ts';
import { judgeWorld, makeJudgement } from './testing/judge-world.ts';
import {
  ALWAYS,
  box,
  type FixSpec,
  makeAccord,
  makeFixes,
  makeRegister,
  makeSource,
  START,
} from './testing/small-world.ts';
import type { WatchEvent } from './watch-event.ts';

const BAN: Rule = {
  form: 'presence-ban',
  parties: 'all',
  category: 'aircraft.military',
  area: 'zone',
  dwell: 0,
};
const ZONE = { id: 'zone', geometry: box(30, 48, 30.5, 48.5) };
const accords = [makeAccord([ZONE], [{ rule: BAN }])];
const CENTRE = { lon: 30.25, lat: 48.25 };

const radar = (radius: number) =>
  makeSource({
    id: 'radar',
    cooperative: false,
    gnss: false,
    physics: 'radar',
    footprint: { kind: 'circle', centre: CENTRE, radius },
    period: 10_000,
  });
const receiver = makeSource({
  id: 'receiver',
  footprint: { kind: 'circle', centre: CENTRE, radius: 90_000 },
});

/** A source that speaks every five seconds of something far away. */
const words = (source: number, from: number, until: number): FixSpec[] =>
  Array.from({ length: (until - from) / 5 }, (_, n) => ({
    at: from + n * 5,
    lon: 20,
    lat: 40,
    kind: IDENTITY.plot,
    identity: 1,
    category: 'vessel',
    source,
  }));

const standing = (events: readonly WatchEvent[]) =>
  events.flatMap((e) =>
    e.event === 'indication' && !e.subject.track
      ? [
          [
            e.change,
            e.verdict,
            e.reason,
            e.share,
            (e.from - START) / 1000,
            e.until === undefined ? '' : (e.until - START) / 1000,
          ],
        ]
      : [],
  );

const judge = (source: ReturnType<typeof makeSource>, specs: readonly FixSpec[]) =>
  judgeWorld({
    accords,
    register: makeRegister([source]),
    fixes: makeFixes([...specs].sort((a, b) => a.at - b.at)),
  });

test('a radar that sees the whole area and nothing in it: compliance is indicated', () => {
  const { events } = judge(radar(90_000), words(0, 0, 200));
  assert.deepEqual(standing(events), [['opened', 'compliance-indicated', 'covered', 1, 0, '']]);
});

test('a receiver that hears the whole area supports nothing', () => {
  const { events } = judge(receiver, words(0, 0, 200));
  assert.deepEqual(standing(events), [['opened', 'not-determinable', 'no-source', 0, 0, '']]);
});

test('a radar that sees half the area: partial, with the share', () => {
  const [verdict] = standing(judge(radar(15_000), words(0, 0, 200)).events);
  assert.deepEqual(verdict?.slice(0, 3), ['opened', 'not-determinable', 'partial']);
  assert.ok(Number(verdict?.[3]) > 0.2 && Number(verdict?.[3]) < 0.6);
});

test('a radar that dies takes its compliance with it', () => {
  const judgement = makeJudgement({ accords, register: makeRegister([radar(90_000)]) });
  judgement.take(makeFixes(words(0, 0, 130)));
  judgement.advance(START + 400_000);
  const said = standing(judgement.drain());
  assert.deepEqual(said[1], ['closed', 'compliance-indicated', 'covered', 1, 0, 120]);
  assert.deepEqual(said[2]?.slice(0, 3), ['opened', 'not-determinable', 'blind']);
});

test('the same is said to people before twice the period has passed', () => {
  const judgement = makeJudgement({ accords, register: makeRegister([radar(90_000)]), settledOnly: false });
  judgement.take(makeFixes(words(0, 0, 130)));
  for (let second = 126; second <= 145; second++) judgement.advance(START + second * 1000);
  const blind = judgement.drain().filter((event) => event.event === 'blind' && !event.settled);
  assert.deepEqual(
    blind.map(({ event, ...rest }) => [event, 'change' in rest && rest.change]),
    [['blind', 'opened']],
  );
});

test('while a breach goes on nothing stands beside it', () => {
  const intruder = [70, 75, 80, 85, 90].map(
    (at): FixSpec => ({ at, ...CENTRE, lon: 30.2 + at / 5_000, identity: 9, speed: 300 }),
  );
  const { events } = judge(radar(90_000), [...words(0, 0, 300), ...intruder]);
  assert.deepEqual(standing(events)[0]?.slice(0, 3), ['opened', 'compliance-indicated', 'covered']);
  assert.deepEqual(standing(events)[1], ['closed', 'compliance-indicated', 'covered', 1, 0, 60]);
});

test('what only people can judge is never decided, either way', () => {
  const human = [makeAccord([ZONE], [{ rule: { form: 'human-judged' } }])];
  const fixes = makeFixes(words(0, 0, 200));
  const { events } = judgeWorld({ accords: human, register: makeRegister([radar(90_000)]), fixes });
  assert.deepEqual(standing(events), [['opened', 'not-determinable', 'human-judged', null, 0, '']]);
});

const TURN = START + 100_000;
const LARGER = { geometry: box(30, 48, 30.6, 48.5), inForce: { from: TURN, until: ALWAYS.until } };
const versions = {
  'moves to what is seen as well': [
    { geometry: ZONE.geometry, inForce: { from: ALWAYS.from, until: TURN } },
    LARGER,
  ],
  'comes into being': [LARGER],
};
for (const [what, said] of [
  ['moves to what is seen as well', [['opened', 'compliance-indicated', 'covered', 1, 0, '']]],
  [
    'comes into being',
    [
      ['opened', 'not-determinable', 'not-in-force', null, 0, ''],
      ['closed', 'not-determinable', 'not-in-force', null, 0, 60],
      ['opened', 'compliance-indicated', 'covered', 1, 100, ''],
    ],
  ],
] as const) {
  test(`a window in which the area ${what} is judged on what was seen while it was in force`, () => {
    const moved = { ...accords[0]!, areas: [{ ...accords[0]!.areas[0]!, versions: versions[what] }] };
    const register = makeRegister([radar(90_000)]);
    const { events } = judgeWorld({ accords: [moved], register, fixes: makeFixes(words(0, 0, 300)) });
    assert.deepEqual(standing(events), said);
  });
}

test('an area that gets a new version is rezoned: what lay in it has not left', () => {
  const [accord] = accords;
  const turn = START + 100_000;
  const versions = [
    { geometry: ZONE.geometry, inForce: { from: ALWAYS.from, until: turn } },
    { geometry: box(30, 48, 30.6, 48.5), inForce: { from: turn, until: ALWAYS.until } },
  ];
  const moved = { ...accord!, areas: [{ ...accord!.areas[0]!, versions }] };
  const fixes = makeFixes(
    Array.from({ length: 40 }, (_, n) => ({ at: n * 5, ...CENTRE, lon: 30.2 + n * 0.001 })),
  );
  const { events } = judgeWorld({ accords: [moved], register: makeRegister(), fixes });
  assert.ok(events.some((event) => event.event === 'rezoned' && event.at === turn));
  const onTrack = events.flatMap((e) => (e.event === 'indication' && e.subject.track ? [e.change] : []));
  assert.deepEqual(onTrack, ['opened']);
});
