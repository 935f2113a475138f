import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allCall, hexOf, squitter } from '../../../test/support/mode-s-frames.ts';
import { frameHex, makeFrameBatch } from '../modes/index.ts';
import { makeBeastReader, readBeast } from './index.ts';

const escaped = (bytes: readonly number[]) =>
  bytes.flatMap((byte) => (byte === 0x1a ? [byte, byte] : [byte]));
const ticksOf = (ticks: number) => [5, 4, 3, 2, 1, 0].map((i) => Math.floor(ticks / 256 ** i) % 256);
const message = (
  ticks: number,
  frame: Uint8Array,
  type = frame.length === 14 ? 0x33 : 0x32,
  signal = 128,
) => [0x1a, type, ...escaped([...ticksOf(ticks), signal, ...frame])];

interface Options {
  readonly start?: number;
  readonly receivedAt?: number;
  readonly capacity?: number;
}

function read(chunks: readonly (readonly number[])[], { start, receivedAt, capacity = 4 }: Options = {}) {
  const reader = makeBeastReader(start);
  const batch = makeFrameBatch(capacity);
  const frames: string[] = [];
  const times: number[] = [];
  for (const chunk of chunks) {
    const bytes = Uint8Array.from(chunk);
    for (let at = 0; at < bytes.length; ) {
      at = readBeast(reader, bytes, at, batch, receivedAt);
      for (let i = 0; i < batch.length; i++) {
        frames.push(frameHex(batch, i));
        times.push(batch.time[i]!);
      }
      batch.length = 0;
    }
  }
  return { frames, times, counts: reader.counts };
}

const SHORT = allCall(0x4840d6);
/** Full of the escape byte, which is then sent twice. */
const LONG = squitter(0x1a1a1a, [
  [0x1a1a1a, 24],
  [0x1a1a1a, 24],
  [0x1a, 8],
]);

test('frames of both lengths, with escaped bytes', () => {
  const { frames, times, counts } = read([[...message(12_000_000, SHORT), ...message(0x1a1a1a1a, LONG)]]);
  assert.deepEqual(frames, [hexOf(SHORT), hexOf(LONG)]);
  // The clock runs at 12 MHz, and the first frame is where it starts.
  assert.deepEqual(times, [0, 0x1a1a1a1a / 12e6 - 1]);
  assert.equal(counts.frames, 2);
});

test('Mode A/C replies, status and foreign bytes are counted and passed over', () => {
  const bytes = [
    ...[1, 2, 3],
    ...message(0, Uint8Array.of(0x1a, 7), 0x31),
    ...message(0, LONG, 0x34),
    ...[0x1a, 0xe3, 9],
    ...message(0, SHORT),
  ];
  const { frames, counts } = read([bytes]);
  assert.deepEqual(frames, [hexOf(SHORT)]);
  assert.deepEqual([counts.otherTypes, counts.skippedBytes, counts.broken], [2, 6, 0]);
  assert.equal(counts.losses, 2);
});

test('one loss of step counts once, in however many chunks it comes', () => {
  const { counts } = read([
    [...message(0, SHORT), 1, 2],
    [3, 4],
    [5, ...message(9, SHORT)],
  ]);
  assert.deepEqual([counts.frames, counts.skippedBytes, counts.losses], [2, 5, 1]);
});

test('a message that another one interrupts is broken, and the other one is read', () => {
  const cut = message(0, LONG).slice(0, 12);
  const { frames, counts } = read([[...cut, ...message(5, SHORT)]]);
  assert.deepEqual(frames, [hexOf(SHORT)]);
  assert.equal(counts.broken, 1);
});

test('however the stream is cut into chunks and batches, the frames are the same (seed 7)', () => {
  const part = fc.oneof(
    fc.constant(message(1, SHORT)),
    fc.constant(message(0x1a1a, LONG)),
    fc.constant(message(2, LONG).slice(0, 17)),
    fc.array(fc.constantFrom(0x1a, 0x31, 0x32, 0x33, 0), { maxLength: 6 }),
  );
  const input = fc.record({
    parts: fc.array(part, { maxLength: 12 }),
    cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }),
    capacity: fc.integer({ min: 2, max: 5 }),
  });
  fc.assert(
    fc.property(input, ({ parts, cuts, capacity }) => {
      const bytes = parts.flat();
      const chunks: number[][] = [];
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = cuts[i % cuts.length]!;
        chunks.push(bytes.slice(at, at + size));
        at += size;
      }
      assert.deepEqual(read(chunks, { capacity }), read([bytes], { capacity: 100 }));
    }),
    { seed: 7, numRuns: 2000 },
  );
});

test('a file counts from its start, and frames a little out of order keep their times', () => {
  const ticks = [12e6, 24e6, 12e6].flatMap((tick) => message(tick, SHORT));
  const { times, counts } = read([ticks], { start: 1000 });
  assert.deepEqual(times, [1000, 1001, 1000]);
  assert.equal(counts.clockJumps, 0);
});

test('a clock that was set back goes on from the last frame', () => {
  const ticks = [120e6, 0, 6e6].flatMap((tick) => message(tick, SHORT));
  const { times, counts } = read([ticks], { start: 1000 });
  assert.deepEqual(times, [1000, 1000, 1000.5]);
  assert.equal(counts.clockJumps, 1);
});

test('a live stream is tied to the time of reception', () => {
  const { times, counts } = read([[0, 12e6, 120e6].flatMap((tick) => message(tick, SHORT))], {
    receivedAt: 5000,
  });
  // The last claims ten seconds in a chunk that came at once.
  assert.deepEqual(times, [5000, 5001, 5000]);
  assert.equal(counts.clockJumps, 1);
});

test('frames made up by multilateration take the time of the frame before', () => {
  const mark = 0xff004d * 2 ** 24 + 0x4c4154;
  const { times } = read([[12e6, mark, 24e6].flatMap((tick) => message(tick, SHORT))], { start: 10 });
  assert.deepEqual(times, [10, 10, 11]);
});
