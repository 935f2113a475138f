import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { flight } from '../../test/support/zone-stage.ts';
import type { Instant } from '../kernel/index.ts';
import { mergeRecordings } from './merge-files.ts';
import type { Recording } from './recording.ts';
import { openSbs } from './sbs/index.ts';

const START = Date.UTC(2026, 2, 10, 10);

/** A recording in chunks of so many bytes; `breaksOff` makes the last read fail. */
function recording(ordinal: number, text: string, chunk: number, breaksOff = false): Recording {
  const bytes = new TextEncoder().encode(text);
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    if (breaksOff) throw new Error('cut off');
  }
  return { open: openSbs, options: { source: `s${ordinal}`, ordinal }, chunks: chunks() };
}

async function merged(recordings: readonly Recording[]) {
  const seen: { readonly at: Instant; readonly source: number }[] = [];
  const failures = await mergeRecordings(recordings, {
    fixes(_, batch, from, until) {
      for (let i = from; i < until; i++) seen.push({ at: batch.observedAt[i]!, source: batch.source[i]! });
    },
    report() {},
    reject: (_, reason) => assert.fail(reason),
  });
  return { seen, failures };
}

const isInOrder = (seen: readonly { readonly at: Instant; readonly source: number }[]) =>
  seen.every(({ at, source }, i) => {
    const before = seen[i - 1];
    return before === undefined || at > before.at || (at === before.at && source >= before.source);
  });

test('several recordings come out in the order of observation, however they are cut and named', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          delay: fc.oneof(
            fc.nat(20).map((n) => n * 2_000),
            fc.nat(40_000),
          ),
          fixes: fc.nat(60),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      fc.integer({ min: 1, max: 4_000 }),
      fc.boolean(),
      async (inputs, chunk, isReversed) => {
        const recordings = inputs.map(({ delay, fixes }, i) =>
          recording(i, flight('f10001', START + delay, -34.9, fixes).join(''), chunk),
        );
        const { seen } = await merged(isReversed ? recordings.toReversed() : recordings);
        assert.equal(
          seen.length,
          inputs.reduce((sum, { fixes }) => sum + fixes, 0),
        );
        assert.ok(isInOrder(seen));
      },
    ),
    { seed: 7, numRuns: 60 },
  );
});

test('a recording that breaks off ends there; what came before and the others are handed over', async () => {
  const broken = recording(0, flight('f10001', START, -34.9, 10).join(''), 300, true);
  const whole = recording(1, flight('f10002', START, -34.9, 20).join(''), 300);
  const { seen, failures } = await merged([broken, whole]);
  assert.equal(seen.length, 30);
  assert.ok(isInOrder(seen));
  assert.match(String(failures[0]), /cut off/);
});

test('known bad: files one after the other, as a merge must not do, are out of order', async () => {
  const one = await merged([recording(0, flight('f10001', START, -34.9, 10).join(''), 300)]);
  const two = await merged([recording(1, flight('f10002', START, -34.9, 10).join(''), 300)]);
  assert.ok(!isInOrder([...one.seen, ...two.seen]));
});
