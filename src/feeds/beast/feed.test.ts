import assert from 'node:assert/strict';
import { test } from 'node:test';
import { airborne, encodeCpr } from '../../../test/support/mode-s-frames.ts';
import type { Problem } from '../../kernel/index.ts';
import { makeFixColumns } from '../../picture/index.ts';
import type { FeedOptions } from '../feed.ts';
import { openBeast } from './index.ts';

const AIRCRAFT = 0x4840d6;

function message(seconds: number, frame: Uint8Array): number[] {
  const ticks = seconds * 12e6;
  const body = [...[5, 4, 3, 2, 1, 0].map((i) => Math.floor(ticks / 256 ** i) % 256), 99, ...frame];
  return [0x1a, 0x33, ...body.flatMap((byte) => (byte === 0x1a ? [byte, byte] : [byte]))];
}

const PAIR = [false, true].flatMap((odd, i) =>
  message(50 + i, airborne(AIRCRAFT, 10_000, encodeCpr(50, 30, odd))),
);

function feed(options: Partial<FeedOptions> = {}) {
  const fixes = makeFixColumns(16);
  const rejected: [string, Problem | undefined][] = [];
  const sink = {
    fixes,
    full() {},
    report() {},
    reject: (reason: string, problem?: Problem) => rejected.push([reason, problem]),
  };
  return { feed: openBeast({ source: 'receiver', ordinal: 0, ...options }, sink), fixes, rejected };
}

test('a file takes its times from its start, and reception is observation', () => {
  const { feed: beast, fixes } = feed({ start: 1_000_000 });
  beast.push(Uint8Array.from(PAIR), Number.NaN);
  assert.deepEqual([...fixes.observedAt.subarray(0, 2)], [1_000_000, 1_001_000]);
  assert.deepEqual([...fixes.receivedAt.subarray(0, 2)], [1_000_000, 1_001_000]);
  assert.ok(Math.abs(fixes.latitude[1]! - 50) < 1e-3);
});

test('a live stream takes its times from the chunk', () => {
  const { feed: beast, fixes } = feed();
  beast.push(Uint8Array.from(PAIR), 5_000_000);
  assert.deepEqual([...fixes.observedAt.subarray(0, 2)], [5_000_000, 5_001_000]);
  assert.deepEqual([...fixes.receivedAt.subarray(0, 2)], [5_000_000, 5_000_000]);
});

test('a message that the end cuts off, and one that another interrupts, are told', () => {
  const { feed: beast, rejected } = feed();
  beast.push(Uint8Array.from([...PAIR.slice(0, 10), ...PAIR, ...PAIR.slice(0, 10)]), 0);
  beast.end(0);
  assert.deepEqual(
    rejected.map(([reason]) => reason),
    ['broken-message', 'cut-off-message'],
  );
});

test('another format is named once', () => {
  const { feed: beast, rejected } = feed();
  const line = new TextEncoder().encode('MSG,8,1,1,400159,1,2018/04/03,19:02:28.136\n'.repeat(200));
  beast.push(line, 0);
  beast.push(line, 0);
  const told = rejected.filter(([reason]) => reason === 'wrong-format');
  assert.equal(told.length, 1);
  assert.match(told[0]![1]!.message, /looks like sbs/);
});
