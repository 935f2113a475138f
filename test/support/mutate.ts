/** Sound input, damaged at random from a seed: what a hostile or broken source may send. */
import type { Random } from '../../src/kernel/index.ts';

/** Bytes that mean something in one of the formats. */
const MEANINGFUL = [
  0, 0x0a, 0x0d, 0x1a, 0x21, 0x22, 0x24, 0x2a, 0x2c, 0x2d, 0x5b, 0x5c, 0x7b, 0x7d, 0x80, 0xff,
];
const EXTREMES = ['1e309', '-1', '99999999999999999999', '0.0000001', '-0', 'NaN', 'null', '', '[', '{"a":'];
const LONGEST_RUN = 64;
const MOST_DAMAGE = 4;

type Damage = (frame: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const splice = (frame: Uint8Array, from: number, until: number, insert: Uint8Array): Uint8Array => {
  const out = new Uint8Array(frame.length - (until - from) + insert.length);
  out.set(frame.subarray(0, from));
  out.set(insert, from);
  out.set(frame.subarray(until), from + insert.length);
  return out;
};

const place = (frame: Uint8Array, random: Random) => random.integer(frame.length + 1);
const run = (frame: Uint8Array, from: number, random: Random) =>
  Math.min(frame.length, from + random.integer(LONGEST_RUN));

const flipBit: Damage = (frame, random) => {
  const out = frame.slice();
  const at = random.integer(out.length);
  if (out.length > 0) out[at] = out[at]! ^ (1 << random.integer(8));
  return out;
};

const setByte: Damage = (frame, random) => {
  const out = frame.slice();
  if (out.length > 0) out[random.integer(out.length)] = random.pick(MEANINGFUL);
  return out;
};

const insertNoise: Damage = (frame, random) => {
  const at = place(frame, random);
  const noise = Uint8Array.from({ length: 1 + random.integer(LONGEST_RUN) }, () => random.integer(256));
  return splice(frame, at, at, noise);
};

const removeRun: Damage = (frame, random) => {
  const at = place(frame, random);
  return splice(frame, at, run(frame, at, random), new Uint8Array(0));
};

const repeatRun: Damage = (frame, random) => {
  const at = place(frame, random);
  return splice(frame, at, at, frame.slice(at, run(frame, at, random)));
};

const borrow: Damage = (frame, random, other) => {
  const from = place(other, random);
  const at = place(frame, random);
  return splice(frame, at, run(frame, at, random), other.slice(from, run(other, from, random)));
};

const cutOff: Damage = (frame, random) => frame.slice(0, place(frame, random));

/** Replaces a run of digits, wherever one starts, by a number nobody expects. */
const extremeNumber: Damage = (frame, random) => {
  const isDigit = (i: number) => frame[i]! >= 0x30 && frame[i]! <= 0x39;
  let from = place(frame, random);
  while (from < frame.length && !isDigit(from)) from++;
  let until = from;
  while (until < frame.length && isDigit(until)) until++;
  return splice(frame, from, until, new TextEncoder().encode(random.pick(EXTREMES)));
};

const DAMAGES = [flipBit, setByte, insertNoise, removeRun, repeatRun, borrow, cutOff, extremeNumber];

export function mutate(frame: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let damaged = frame;
  for (let n = 1 + random.integer(MOST_DAMAGE); n > 0; n--)
    damaged = random.pick(DAMAGES)(damaged, random, other);
  return damaged;
}
