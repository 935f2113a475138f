import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../kernel/index.ts';
import { judgedAt } from './order/judgement-queue.ts';
import { makeJudgement } from './testing/judge-world.ts';
import { randomAccord } from './testing/random-accord.ts';
import { randomFixes } from './testing/random-fixes.ts';
import { type FixSpec, makeFixes, makeRegister, makeSource, START } from './testing/small-world.ts';

const register = makeRegister([
  makeSource({ id: 'heard' }),
  makeSource({ id: 'radar', gnss: false, cooperative: false, physics: 'radar' }),
]);

/** Judges fixes in the order given, in batches of `size`; `live` gives provisional verdicts and a ticking clock. */
function judge(seed: number, specs: readonly FixSpec[], size: number, live = false) {
  const accords = [randomAccord(seededRandom(seed).fork('accord'))];
  const judgement = makeJudgement({ accords, register, settledOnly: !live });
  for (let from = 0; from < specs.length; from += size) {
    judgement.take(makeFixes(specs.slice(from, from + size)));
    if (live) judgement.advance(START + Math.max(...specs.slice(0, from + size).map(({ at }) => at)) * 1000);
  }
  judgement.finish();
  return { events: judgement.drain(), summary: judgement.summary() };
}

const world = (seed: number) => randomFixes(seededRandom(seed).fork('fixes'), 6, 600);

/** Each fix arrives up to a minute after it was observed, in the order of arrival. */
function delayed(seed: number, specs: readonly FixSpec[]): readonly FixSpec[] {
  const random = seededRandom(seed).fork('delay');
  return specs
    .map((fix) => ({ ...fix, receivedAt: fix.at + random.next() * 60 }))
    .sort((a, b) => a.receivedAt - b.receivedAt);
}

/** As a shuffled file says it: received when observed, but up to a minute out of order. */
function shuffled(seed: number, specs: readonly FixSpec[]): readonly FixSpec[] {
  const random = seededRandom(seed).fork('shuffle');
  return specs
    .map((fix) => ({ fix, order: fix.at + random.next() * 59 }))
    .sort((a, b) => a.order - b.order)
    .map(({ fix }) => fix);
}

const seeds = fc.integer({ min: 1, max: 10_000 });
const few = { seed: 5, numRuns: 8 };

test('two runs over the same fixes settle on the same hash, whatever the batches', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 400 }), (seed, size) => {
      const once = judge(seed, world(seed), 1_000).summary;
      assert.equal(judge(seed, world(seed), size).summary.hash, once.hash);
      assert.equal(once.lateArrivals, 0);
    }),
    few,
  );
});

test('arrival shuffled by up to a minute settles on the same hash', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { hash } = judge(seed, world(seed), 64).summary;
      const apart = judge(seed, shuffled(seed, world(seed)), 64).summary;
      assert.equal(apart.hash, hash);
      assert.equal(apart.lateArrivals, 0);
      const late = judge(seed, delayed(seed, world(seed)), 64).summary;
      assert.equal(late.hash, judge(seed, delayed(seed + 1, world(seed)), 7).summary.hash);
      assert.equal(late.lateArrivals, 0);
    }),
    few,
  );
});

test('a live run settles on the same hash as the replay of what it recorded', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const recorded = delayed(seed, world(seed));
      assert.equal(judge(seed, recorded, 5, true).summary.hash, judge(seed, recorded, 1_000).summary.hash);
    }),
    few,
  );
});

test('shuffled by more than the lateness the hash may differ: the harness can fail', () => {
  const differs = [1, 2, 3, 4, 5].some((seed) => {
    const random = seededRandom(seed);
    const wild = world(seed).map((fix) => ({ fix, order: fix.at + random.next() * 400 }));
    const order = wild.sort((a, b) => a.order - b.order).map(({ fix }) => fix);
    const { hash, lateArrivals } = judge(seed, order, 16).summary;
    return lateArrivals > 0 && hash !== judge(seed, world(seed), 16).summary.hash;
  });
  assert.ok(differs);
});

test('in-order arrival: every provisional verdict settles under the same id', () => {
  const { events } = judge(11, world(11), 20, true);
  const opened = (settled: boolean) =>
    events.flatMap((e) =>
      e.event === 'indication' && e.change === 'opened' && e.settled === settled ? [e] : [],
    );
  const onTracks = opened(false).filter(
    ({ subject, reason }) => subject.track && reason !== 'no-source' && reason !== 'dark',
  );
  const settledIds = new Set(opened(true).map(({ id }) => id));
  assert.ok(onTracks.length > 0);
  assert.deepEqual(
    onTracks.filter(({ id }) => !settledIds.has(id)).map(({ clause, reason }) => [clause, reason]),
    [],
  );
});

test('what came too late to be judged in its own time is judged when it was received', () => {
  assert.equal(judgedAt(1_000, 61_000, 60_000), 1_000);
  assert.equal(judgedAt(1_000, 61_001, 60_000), 61_001);
});
