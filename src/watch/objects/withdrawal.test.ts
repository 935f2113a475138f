import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Accord, Clause, Rule } from '../../accord/index.ts';
import { MINUTE, seededRandom } from '../../kernel/index.ts';
import { eventLine } from '../figures/tally.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { judgeReports, lastSaid, saw } from '../testing/patrolled-zone.ts';
import { randomWorld } from '../testing/random-world.ts';
import {
  box,
  type FixSpec,
  makeAccord,
  makeClause,
  makeFixes,
  makeRegister,
  START,
} from '../testing/small-world.ts';

const DEADLINE = START + 10 * MINUTE;
const WITHDRAWN: Rule = {
  form: 'withdrawal',
  parties: ['north'],
  category: 'aircraft.military',
  area: 'zone',
  deadline: DEADLINE,
};

/** In force as the reader of accords makes it: from the end of the time allowed on. */
const withdraws = (rule: Rule, revisit = MINUTE): Clause =>
  makeClause({
    rule,
    revisit,
    readings: [{ id: 'agreed', inForce: { from: DEADLINE, until: Infinity }, rule }],
  });

const accord: Accord = {
  ...makeAccord([{ id: 'zone', geometry: box(30, 48, 31, 49) }], []),
  clauses: [withdraws(WITHDRAWN)],
};

/** One fix each 20 s at a place, from one second after the start to another. */
const stay = (from: number, until: number, lon = 30.5): FixSpec[] =>
  Array.from({ length: Math.floor((until - from) / 20) + 1 }, (_, n) => ({
    at: from + n * 20,
    lon,
    lat: 48.5,
    speed: 0,
  }));
const far = { lon: 10, lat: 10, identity: 999 };

const judge = (specs: readonly FixSpec[]) =>
  judgeWorld({
    accords: [accord],
    register: makeRegister(),
    fixes: makeFixes([...specs, { ...far, at: 1_800 }]),
  })
    .indications.filter(({ change }) => change === 'opened')
    .map(({ reason, from }) => [reason, (from - START) / MINUTE]);

test('what is left after the deadline is not withdrawn, from then on', () => {
  assert.deepEqual(judge(stay(0, 900)), [['not-withdrawn', 10]]);
});

test('what leaves in the last minute of the time allowed has left in time', () => {
  assert.deepEqual(judge([...stay(0, 580), ...stay(599.9, 900, 31.5)]), []);
});

test('what comes back, or goes through between two fixes, is there after the deadline', () => {
  assert.deepEqual(judge([...stay(0, 660, 31.5), ...stay(680, 900, 30.9)]).length, 1);
  const through = [
    { at: 700, lon: 29.99, lat: 48.995, speed: 221 },
    { at: 710, lon: 30.01, lat: 49.005, speed: 221 },
  ];
  assert.deepEqual(
    judge(through).map(([reason]) => reason),
    ['not-withdrawn'],
  );
});

const GUNS: Rule = { ...WITHDRAWN, category: 'vehicle.artillery' };

test('a patrol’s glance after the deadline is enough; one before it says nothing', () => {
  const rule = { rule: GUNS, inForce: [10, 100_000] as const };
  assert.deepEqual(lastSaid(judgeReports(rule, [saw(5)])), []);
  assert.deepEqual(lastSaid(judgeReports(rule, [saw(20, { watched: 0 })])), [['not-withdrawn', 20, 20]]);
});

test('a patrol that watched before and after the deadline may have seen it before', () => {
  const rule = { rule: GUNS, inForce: [10, 100_000] as const };
  assert.deepEqual(lastSaid(judgeReports(rule, [saw(12)])), [['position-uncertain', 7, 12]]);
});

/** The same thing said by another form: none may be there, from the deadline on. */
const asBan = ({ accord: { areas, ...rest } }: { accord: Accord }, form: 'withdrawal' | 'presence-ban') => ({
  ...rest,
  areas,
  clauses: rest.clauses.map(({ id, readings, except }) => {
    const { rule } = readings[0]!;
    if (rule.form !== 'presence-ban') return makeClause({ id, rule: { form: 'human-judged' } });
    const { parties, category, area } = rule;
    const turned: Rule =
      form === 'presence-ban'
        ? { form, parties, category, area, dwell: 0 }
        : { form, parties, category, area, deadline: DEADLINE };
    return { ...withdraws(turned, 5 * MINUTE), id, except };
  }),
});

const REASONS = /"reason":"(present|appeared-inside|crossed)"/g;
const withoutIds = (line: string): string => line.replaceAll(/"id":"[a-z]+-[0-9a-f]+",/g, '');

test('a withdrawal is a presence ban from its deadline on, in everything but the reason', () => {
  let breaches = 0;
  for (let seed = 1; seed <= 4; seed++) {
    const world = randomWorld(seededRandom(seed));
    const [banned, withdrawn] = (['presence-ban', 'withdrawal'] as const).map((form) =>
      judgeWorld({
        accords: [asBan(world, form)],
        register: world.register,
        fixes: makeFixes(world.fixes),
        reports: world.reports,
      })
        .events.map(eventLine)
        .map(withoutIds),
    );
    const expected = banned!.map((line) => line.replaceAll(REASONS, '"reason":"not-withdrawn"'));
    breaches += expected.filter((line) => line.includes('not-withdrawn')).length;
    assert.deepEqual(withdrawn, expected, `seed ${seed}`);
  }
  assert.ok(breaches > 3, `${breaches}`);
});
