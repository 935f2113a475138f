import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addFrame } from '../../../test/support/decode-modes.ts';
import {
  airborne,
  allCall,
  encodeCpr,
  type Field,
  frameOf,
  squitter,
  surface,
} from '../../../test/support/mode-s-frames.ts';
import { DATUM, FIX_FLAG, IDENTITY, makeFixColumns, type Report } from '../../picture/index.ts';
import { startFrameRun } from './frame-run.ts';
import { ModesObserver } from './observe.ts';

const AIRCRAFT = 0x4840d6;
/** Above the horizon of any float error in metres and m/s. */
const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 0.01, `${actual}`);

function observe(frames: readonly (readonly [time: number, frame: Uint8Array])[]) {
  const fixes = makeFixColumns(64);
  const reports: Report[] = [];
  const sink = { fixes, full() {}, report: (report: Report) => reports.push(report), reject() {} };
  const observer = new ModesObserver({ source: 'receiver', ordinal: 3, firstIndex: 100 }, sink);
  const receiver = { lat: 50, lon: 30 };
  const run = startFrameRun(
    { receiver },
    64,
    (columns) => observer.observe(columns),
    () => undefined,
  );
  for (const [time, frame] of frames) addFrame(run.frames, time, frame);
  run.flush();
  return { fixes, reports };
}

test('a position becomes a fix with datum, accuracy and integrity', () => {
  const { fixes } = observe([
    [1000, airborne(AIRCRAFT, 38_000, encodeCpr(50, 30, false))],
    [1000.5, airborne(AIRCRAFT, 38_000, encodeCpr(50, 30, true))],
  ]);
  assert.equal(fixes.length, 2);
  assert.ok(Number.isNaN(fixes.latitude[0]!));
  near(fixes.latitude[1]!, 50);
  near(fixes.longitude[1]!, 30);
  assert.deepEqual([fixes.observedAt[1], fixes.receivedAt[1]], [1_000_500, 1_000_500]);
  assert.deepEqual([fixes.source[1], fixes.index[1]], [3, 101]);
  assert.deepEqual([fixes.identityKind[1], fixes.identity[1]], [IDENTITY.icao24, AIRCRAFT]);
  near(fixes.altitude[1]!, 38_000 * 0.3048);
  assert.equal(fixes.datum[1], DATUM.pressure);
  // Type code 11 before any status: NUCp 7, half a tenth of a mile; NIC 8.
  near(fixes.accuracy[1]!, 92.6);
  assert.deepEqual([fixes.nic[1], fixes.nacp[1], fixes.sil[1]], [8, -1, -1]);
  assert.equal(fixes.flags[1], FIX_FLAG.gnss);
});

test('a velocity becomes a fix without a position, in metres per second', () => {
  const velocity: Field[] = [
    [19, 5],
    [1, 3],
    [0, 6],
    [401, 10],
    [0, 1],
    [301, 10],
    [1, 1],
    [1, 1],
    [11, 9],
    [0, 10],
  ];
  const { fixes } = observe([[1, squitter(AIRCRAFT, velocity)]]);
  assert.ok(Number.isNaN(fixes.latitude[0]!));
  // 400 kt east, 300 kt north: 500 kt towards 53.13°; down (11 − 1) × 64 ft/min.
  near(fixes.speed[0]!, (500 * 1852) / 3600);
  near(fixes.course[0]!, 53.13);
  near(fixes.climb[0]!, (-640 * 0.3048) / 60);
});

test('on the surface the altitude is 0 above it', () => {
  const { fixes } = observe([[1, surface(AIRCRAFT, 39, encodeCpr(50.1, 30.1, false, true))]]);
  near(fixes.latitude[0]!, 50.1);
  assert.deepEqual([fixes.altitude[0], fixes.datum[0]], [0, DATUM.surface]);
  assert.equal(fixes.flags[0]! & FIX_FLAG.onGround, FIX_FLAG.onGround);
});

test('an identity is reported when it is first said and when it changes', () => {
  const named = (letter: number) =>
    squitter(AIRCRAFT, [
      [4, 5],
      [7, 3],
      [letter, 6],
      [letter, 6],
      [32, 6],
      [32, 6],
      [32, 6],
      [32, 6],
      [32, 6],
      [32, 6],
    ]);
  const squawk = (code: number) =>
    frameOf(
      [
        [5, 5],
        [0, 14],
        [code, 13],
      ],
      AIRCRAFT,
    );
  const { reports } = observe([
    [1, named(1)],
    [2, named(1)],
    [3, squawk(0b0101010101010)],
    [4, squawk(0b0101010101010)],
    [5, named(2)],
  ]);
  assert.deepEqual(
    reports.map(
      (report) =>
        report.kind === 'identity' && [report.observedAt, report.callsign, report.squawk, report.category],
    ),
    [
      [1000, 'AA', undefined, 'aircraft.rotary'],
      [3000, undefined, '7700', undefined],
      [5000, 'BB', undefined, 'aircraft.rotary'],
    ],
  );
});

test('addresses of others and positions computed by others are told apart', () => {
  const half = encodeCpr(50, 30, true);
  const relayed = (control: number, odd: boolean) => {
    const cpr = odd ? half : encodeCpr(50, 30, false);
    return frameOf([
      [18, 5],
      [control, 3],
      [AIRCRAFT, 24],
      [11, 5],
      [0, 16],
      [odd ? 1 : 0, 1],
      [cpr.latitude, 17],
      [cpr.longitude, 17],
    ]);
  };
  const { fixes } = observe([
    [1, relayed(5, false)],
    [1, relayed(5, true)],
  ]);
  assert.equal(fixes.identityKind[1], IDENTITY.icao24Other);
  near(fixes.latitude[1]!, 50);
  assert.equal(fixes.flags[1], FIX_FLAG.derived);
});

test('a reply of an aircraft that was only heard so counts as hearing it', () => {
  const { fixes } = observe([
    [1, allCall(AIRCRAFT)],
    [
      2,
      frameOf(
        [
          [4, 5],
          [1, 3],
          [0, 24],
        ],
        AIRCRAFT,
      ),
    ],
  ]);
  assert.equal(fixes.length, 2);
  assert.equal(fixes.flags[1], FIX_FLAG.onGround);
});
