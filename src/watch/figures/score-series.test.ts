/** A clause over time: what was broken, kept, not to be told, not in force. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, seededRandom } from '../../kernel/index.ts';
import type { IndicationEvent, Verdict, VerdictReason } from '../watch-event.ts';
import { scoreSeries } from './score-series.ts';

let running = 0;
const word = (verdict: Verdict, from: number, until?: number, more: Partial<IndicationEvent> = {}) =>
  ({
    id: `${running++}`,
    settled: true,
    accord: 'a',
    clause: 'c',
    reading: 'agreed',
    verdict,
    reason: 'covered' as VerdictReason,
    from: Math.round(from * HOUR),
    ...(until === undefined ? {} : { until: Math.round(until * HOUR) }),
    ...more,
  }) as IndicationEvent;

const DAY = { from: 0, until: 24 * HOUR, step: 24 * HOUR };
const shares = (words: readonly IndicationEvent[], span = DAY) =>
  scoreSeries(words, span).map(({ breached, compliant, undetermined, notInForce, score }) => [
    breached,
    compliant,
    undetermined,
    notInForce,
    score,
  ]);

test('a day kept for half of it and not seen for the other is full of what could be told', () => {
  assert.deepEqual(shares([word('compliance-indicated', 0, 12)]), [[0, 0.5, 0.5, 0, 3]]);
});

test('breaches by several objects at one time count once, and compliance never beside them', () => {
  const words = [
    word('breach-indicated', 0, 6),
    word('breach-indicated', 3, 9),
    word('compliance-indicated', 6, 18),
  ];
  assert.deepEqual(shares(words), [[0.375, 0.375, 0.25, 0, 1.5]]);
});

test('nothing that could be told has no score', () => {
  assert.deepEqual(shares([word('not-determinable', 0, 24)]), [[0, 0, 1, 0, null]]);
});

test('time out of force is neither known nor unknown', () => {
  const idle = word('not-determinable', 0, 12, { reason: 'not-in-force' });
  assert.deepEqual(shares([idle, word('breach-indicated', 12)]), [[0.5, 0, 0, 0.5, 0]]);
});

test('what one party kept is not known to be kept while nobody can tell of another', () => {
  assert.deepEqual(shares([word('compliance-indicated', 0, 24), word('not-determinable', 12, 24)]), [
    [0, 0.5, 0.5, 0, 3],
  ]);
});

test('a breach of an instant has no share of the time, and is counted', () => {
  const [day] = scoreSeries([word('breach-indicated', 6, 6), word('compliance-indicated', 0, 24)], DAY);
  assert.deepEqual([day?.breached, day?.breaches], [0, 1]);
});

test('what was withdrawn or has not settled is not counted', () => {
  const words = [
    word('breach-indicated', 0, 24, { withdrawn: true }),
    word('breach-indicated', 0, 24, { settled: false }),
    word('compliance-indicated', 0, 24),
  ];
  assert.deepEqual(shares(words), [[0, 1, 0, 0, 3]]);
});

test('each step has its own shares, and the last one may be short', () => {
  const span = { from: 0, until: 10 * HOUR, step: 4 * HOUR };
  assert.deepEqual(shares([word('compliance-indicated', 2, 9)], span), [
    [0, 0.5, 0.5, 0, 3],
    [0, 1, 0, 0, 3],
    [0, 0.5, 0.5, 0, 3],
  ]);
});

/** Minute by minute, without any interval arithmetic. */
function byTheMinute(words: readonly IndicationEvent[]): number[] {
  const counts = [0, 0, 0, 0];
  for (let minute = 0; minute < 24 * 60; minute++) {
    const at = minute * 60_000;
    const now = words.filter(({ from, until = Infinity }) => from <= at && at < until);
    const is = (verdict: Verdict) => now.some((event) => event.verdict === verdict);
    const idle = now.some(({ reason }) => reason === 'not-in-force');
    const open = now.some(
      ({ verdict, reason }) => verdict === 'not-determinable' && reason !== 'not-in-force',
    );
    const kind = is('breach-indicated') ? 0 : open ? 2 : is('compliance-indicated') ? 1 : idle ? 3 : 2;
    counts[kind]!++;
  }
  return counts.map((count) => Math.round((count / (24 * 60)) * 1e6) / 1e6);
}

test('the shares are those of a count minute by minute, and make one', () => {
  const random = seededRandom(11);
  for (let n = 0; n < 200; n++) {
    const words = Array.from({ length: 1 + random.integer(8) }, () => {
      const from = random.integer(24 * 60) / 60;
      const until = random.next() < 0.2 ? undefined : from + random.integer(600) / 60;
      const verdict = random.pick(['breach-indicated', 'compliance-indicated', 'not-determinable'] as const);
      const reason = verdict === 'not-determinable' && random.next() < 0.5 ? 'not-in-force' : 'covered';
      return word(verdict, from, until, { reason });
    });
    const [found] = shares(words);
    const told = found!.slice(0, 4) as number[];
    byTheMinute(words).forEach((share, kind) => {
      assert.ok(Math.abs(share - told[kind]!) < 2e-6, `${n}: ${told.join()}`);
    });
    assert.ok(Math.abs(told.reduce((sum, share) => sum + share, 0) - 1) < 5e-6);
  }
});
