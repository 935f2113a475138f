import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeModes, type TimedFrame } from '../../../test/support/decode-modes.ts';
import {
  airborne,
  bytesOfHex,
  encodeCpr,
  frameOf,
  squitter,
  surface,
} from '../../../test/support/mode-s-frames.ts';

const AIRCRAFT = 0x4840d6;
const at = (time: number, lat: number, lon: number, odd: boolean): TimedFrame => [
  time,
  airborne(AIRCRAFT, 38_000, encodeCpr(lat, lon, odd)),
];
const taxiing = (time: number, lat: number, lon: number, odd: boolean): TimedFrame => [
  time,
  surface(AIRCRAFT, 39, encodeCpr(lat, lon, odd, true)),
];
/** The place to three decimals, or why there is none. */
const placesOf = (frames: readonly TimedFrame[], options = {}) =>
  decodeModes(frames, options).rows.map((row) =>
    row.latitude === undefined
      ? row.position_unknown
      : `${(row.latitude as number).toFixed(3)} ${(row.longitude as number).toFixed(3)}`,
  );

test('a real pair, newest even', () => {
  // Zone ⌊(59 × 93 000 − 60 × 74 158) / 2¹⁷ + ½⌋ = 8; latitude 6 × (8 + 93 000 / 2¹⁷) = 52.2572°.
  const { rows } = decodeModes([
    [0, bytesOfHex('8d40621d58c386435cc412692ad6')],
    [1, bytesOfHex('8d40621d58c382d690c8ac2863a7')],
  ]);
  assert.equal(rows[0]!.position_unknown, 'unpaired');
  assert.ok(Math.abs((rows[1]!.latitude as number) - 52.2572021484375) < 1e-9);
  assert.ok(Math.abs((rows[1]!.longitude as number) - 3.91937255859375) < 1e-9);
  assert.equal(rows[1]!.altitude, 38_000);
});

test('halves more than ten seconds apart are no pair', () => {
  assert.deepEqual(placesOf([at(0, 50, 30, false), at(10, 50, 30, true)]), ['unpaired', '50.000 30.000']);
  assert.deepEqual(placesOf([at(0, 50, 30, false), at(10.1, 50, 30, true)]), ['unpaired', 'unpaired']);
});

test('a half without its other one is read near the last position, for three minutes', () => {
  const pair = [at(0, 50, 30, false), at(1, 50, 30, true)];
  assert.equal(placesOf([...pair, at(100, 50.1, 30.1, true)])[2], '50.100 30.100');
  assert.equal(placesOf([...pair, at(182, 50.1, 30.1, true)])[2], 'unpaired');
});

test('a pair astride a zone border falls back to the last position', () => {
  const frames = [at(0, 36.849, 20, false), at(1, 36.849, 20, true), at(2, 36.853, 20, false)];
  assert.equal(placesOf(frames)[2], '36.853 20.000');
});

test('a place that cannot be reached waits for a second pair that shares no half', () => {
  const frames = [
    ...[at(0, 50, 30, false), at(1, 50, 30, true)],
    ...[at(2, 47, 24, false), at(3, 47, 24, true), at(4, 47, 24, false), at(5, 47, 24, true)],
  ];
  const places = placesOf(frames);
  assert.equal(places[1], '50.000 30.000');
  // 2: one half here, one there. 3: the first true pair. 4: shares its odd half. 5: shares none.
  assert.deepEqual(places.slice(2, 5), ['tooFast', 'tooFast', 'tooFast']);
  assert.equal(places[5], '47.000 24.000');
});

test('one stray pair moves nothing', () => {
  const frames = [
    ...[at(0, 50, 30, false), at(1, 50, 30, true), at(2, 47, 24, false), at(2.1, 47, 24, true)],
    ...[at(3, 50, 30, false), at(3.5, 50, 30, true)],
  ];
  assert.equal(placesOf(frames).at(-1), '50.000 30.000');
});

test('nothing is believed beyond the range of a receiver whose place is known', () => {
  const receiver = { lat: 50, lon: 30 };
  assert.equal(placesOf([at(0, 50, 41, false), at(1, 50, 41, true)], { receiver })[1], 'outOfRange');
  assert.equal(placesOf([at(0, 50, 40, false), at(1, 50, 40, true)], { receiver })[1], '50.000 40.000');
});

test('on the surface a reference decides: the receiver, or where the aircraft was', () => {
  const taxi = [taxiing(10, 50, 30, false), taxiing(11, 50, 30, true)];
  assert.deepEqual(placesOf(taxi), ['noReference', 'noReference']);
  assert.deepEqual(placesOf(taxi, { receiver: { lat: 50.1, lon: 30.2 } }), [
    '50.000 30.000',
    '50.000 30.000',
  ]);
  const landed = [at(0, 50, 30, false), at(1, 50, 30, true), ...taxi];
  assert.deepEqual(placesOf(landed).slice(2), ['50.000 30.000', '50.000 30.000']);
});

test('an airborne and a surface half are no pair', () => {
  assert.equal(placesOf([at(0, 50, 30, false), taxiing(1, 50, 30, true)])[1], 'noReference');
});

test('frames without times pair, and far jumps still need confirming', () => {
  const frames = [
    at(Number.NaN, 50, 30, false),
    at(Number.NaN, 50, 30, true),
    at(Number.NaN, 50.2, 30, false),
  ];
  assert.equal(placesOf(frames)[1], '50.000 30.000');
  assert.equal(placesOf([...frames.slice(0, 2), at(Number.NaN, 47, 24, false)])[2], 'tooFast');
});

test('a position says its integrity by type code and the supplements sent last', () => {
  const status = squitter(AIRCRAFT, [
    ...([
      [31, 5],
      [0, 3],
      [0, 32],
      [2, 3],
      [1, 1],
      [9, 4],
      [0, 2],
      [3, 2],
      [0, 4],
    ] as const),
  ]);
  const half = encodeCpr(50, 30, false);
  const { rows } = decodeModes([
    [0, airborne(AIRCRAFT, 1000, half, 13)],
    [1, status],
    [
      2,
      frameOf([
        [17, 5],
        [5, 3],
        [AIRCRAFT, 24],
        [11, 5],
        [0, 2],
        [1, 1],
        [0, 13],
        [0, 1],
        [half.latitude, 17],
        [half.longitude, 17],
      ]),
    ],
    [3, airborne(AIRCRAFT, 1000, half, 11)],
  ]);
  // 13 without anything: 6. 11 with A and B: 9. 11 with A alone: 8.
  assert.deepEqual([rows[0]!.NIC, rows[2]!.NIC, rows[3]!.NIC], [6, 9, 8]);
});
