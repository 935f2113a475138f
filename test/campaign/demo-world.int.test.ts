/** The small run of the demonstration campaign; `npm run campaign:demo` is the whole one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, MINUTE } from '../../src/kernel/index.ts';
import { createWorld } from '../../src/simulate/index.ts';
import { judgeSideBySide, judgeWorld } from '../support/judge-world.ts';
import { score } from '../support/score-judgement.ts';

const START = Date.UTC(2026, 5, 1);
const open = (seed: number) => createWorld({ seed, start: START, loss: 0.05, noise: 20 });

test('four hours of the day: nothing missed, no false alarm, look-alikes called what they are', () => {
  const until = START + 4 * HOUR;
  const world = open(1);
  const { misses, falseAlarms, unspoken, episodes } = score(
    world,
    judgeWorld(world, { until }).events,
    until,
  );
  assert.ok(episodes.length >= 3);
  assert.deepEqual([misses, falseAlarms, unspoken], [[], [], []]);
});

test('a second life with arrivals up to a minute late settles on the same hash', () => {
  const until = START + 2 * HOUR;
  const plain = judgeWorld(open(2), { until });
  const shuffled = judgeWorld(open(2), { until, provisional: true, shuffleSeed: 2 });
  assert.equal(shuffled.judgement.summary().hash, plain.judgement.summary().hash);
  assert.ok(plain.events.length > 0);
});

test('arrivals later than the watermark settle on another hash: the comparison can fail', () => {
  const until = START + HOUR;
  const [plain, late] = judgeSideBySide(open(2), [{}, { shuffleSeed: 2, longestDelay: 10 * MINUTE }], until);
  assert.notEqual(late!.judgement.summary().hash, plain!.judgement.summary().hash);
});

test('with the detectors off, deceived navigation gives false alarms: the score can fail', () => {
  const until = START + 9 * HOUR + 30 * MINUTE;
  const world = open(1);
  const { falseAlarms } = score(world, judgeWorld(world, { until, detectors: 'off' }).events, until);
  assert.ok(falseAlarms.length > 0);
});
