import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { box, type FixSpec, makeAccord, makeFixes, makeRegister, START } from '../testing/small-world.ts';

const BAN: Rule = {
  form: 'presence-ban',
  parties: 'all',
  category: 'aircraft.military',
  area: 'zone',
  dwell: 30_000,
};
const accord = makeAccord([{ id: 'zone', geometry: box(30, 48, 31, 49) }], [{ rule: BAN }]);
const judge = (specs: readonly FixSpec[]) =>
  judgeWorld({ accords: [accord], register: makeRegister(), fixes: makeFixes(specs) });

/** An aircraft that flies east along latitude 48.5 at about 220 m/s, one fix each 10 s. */
const eastward = (from: number, to: number, step = 0.03): FixSpec[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => ({
    at: i * 10,
    lon: from + i * step,
    lat: 48.5,
    speed: 221,
  }));

test('an aircraft that stays longer than the dwell is indicated once, from when it crossed the boundary', () => {
  const { indications } = judge(eastward(29.9, 31.1));
  assert.deepEqual(
    indications.map(({ change, verdict, reason }) => [change, verdict, reason]),
    [
      ['opened', 'breach-indicated', 'present'],
      ['closed', 'breach-indicated', 'present'],
    ],
  );
  // 0.1 degree at 0.03 degree in 10 s: inside after 33.333 s, outside after 366.667 s
  assert.equal(indications[0]!.from - START, 33_333);
  assert.equal(indications[1]!.until! - START, 366_667);
  assert.equal(indications[0]!.id, indications[1]!.id);
});

test('an aircraft that leaves before the dwell has passed is not indicated', () => {
  const clip = [0, 1, 2].map((i): FixSpec => ({ at: i * 10, lon: 29.99 + 0.012 * i, lat: 48.5, speed: 90 }));
  const back = [3, 4].map(
    (i): FixSpec => ({ at: i * 10, lon: 30.014 - 0.012 * (i - 2), lat: 48.5, speed: 90 }),
  );
  assert.deepEqual(judge([...clip, ...back]).indications, []);
});

test('an aircraft first heard inside has appeared there', () => {
  const { indications } = judge(eastward(30.4, 30.7));
  assert.equal(indications[0]!.reason, 'appeared-inside');
  assert.equal(indications[0]!.from, START);
});
