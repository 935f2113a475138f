import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import {
  aircraft,
  cooperativeSource,
  radarSource,
  START,
  ship,
} from '../../../test/support/moving-objects.ts';
import { type RecordedFix, toColumns } from '../../../test/support/recorded-fixes.ts';
import { createPicture, IDENTITY, makeTrackedColumns } from '../index.ts';

const SEED = 20_261_122;

/** Anything a feed may hand over: few identities, so that they meet; leaps, silence, equal times, no position. */
const anyFix = fc.record({
  who: fc.constantFrom(
    aircraft(1),
    aircraft(2, { nic: 0, nacp: 0 }),
    aircraft(2, { nic: 8, nacp: 8 }),
    ship(272_000_001),
    ship(272_000_002),
    { ...aircraft(9), kind: IDENTITY.plot, source: 1 },
    { ...aircraft(0), kind: IDENTITY.none, source: 1 },
  ),
  wait: fc.constantFrom(0, 0, 100, 1_000, 5_000, 60_000, 4_000_000),
  lon: fc.oneof(fc.double({ min: 29.9, max: 30.1, noNaN: true }), fc.constantFrom(-180, 180, 10, Number.NaN)),
  lat: fc.oneof(fc.double({ min: 49.9, max: 50.1, noNaN: true }), fc.constantFrom(-90, 90, 10)),
  speed: fc.constantFrom(0, 8, 200, Number.NaN),
  course: fc.constantFrom(0, 90, 359, Number.NaN),
  flags: fc.constantFrom(0, 0, 0, 2, 4),
});

function inTime(world: readonly { who: Partial<RecordedFix>; wait: number }[]): RecordedFix[] {
  let at = START;
  return world.map(({ who, wait, ...rest }) => {
    at += wait;
    return { ...who, ...rest, at } as RecordedFix;
  });
}

function run(fixes: readonly RecordedFix[], cuts: readonly number[]) {
  const register = { sources: [cooperativeSource(), radarSource()], register: [] };
  const picture = createPicture({ register, parties: [], capacity: 8 });
  const columns = toColumns(fixes);
  const out = makeTrackedColumns(columns.length);
  let from = 0;
  for (const until of [...cuts.filter((cut) => cut < fixes.length).sort((a, b) => a - b), fixes.length]) {
    picture.follow(columns, from, until, out);
    from = until;
  }
  const { generation, lastAt, heardAt, lastLongitude, lastSpeed, lastCourse, contest } = picture.tracks;
  const ids = Array.from({ length: picture.tracks.high }, (_, slot) => picture.trackId(slot));
  const findings = picture.drainFindings();
  return { out, ids, findings, generation, lastAt, heardAt, lastLongitude, lastSpeed, lastCourse, contest };
}

it(`following row by row, in batches or at once comes to the same (seed ${SEED})`, () => {
  fc.assert(
    fc.property(
      fc.array(anyFix, { maxLength: 120 }),
      fc.array(fc.nat(120), { maxLength: 10 }),
      (world, cuts) => {
        const fixes = inTime(world);
        const whole = run(fixes, []);
        assert.deepEqual(run(fixes, cuts), whole);
        assert.deepEqual(run(fixes, [...fixes.keys()]), whole);
      },
    ),
    { seed: SEED, numRuns: 150 },
  );
});

it(`whatever comes, rows and table agree (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(anyFix, { maxLength: 200 }), (world) => {
      const fixes = inTime(world);
      const { out, lastAt, heardAt } = run(fixes, []);
      for (const [i, { lon, at }] of fixes.entries()) {
        assert.ok(!Number.isNaN(lon) || out.track[i] === -1, 'no position, no track');
        assert.ok(!(out.previousAt[i]! > at), 'the previous fix lies before');
        if (out.track[i]! >= 0) assert.ok(out.sigma[i]! > 0);
      }
      for (const [slot, at] of lastAt.entries()) assert.ok(!(at > heardAt[slot]!));
    }),
    { seed: SEED, numRuns: 300 },
  );
});
