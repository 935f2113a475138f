import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  aircraft,
  type Course,
  cooperativeSource,
  follow,
  START,
  sail,
} from '../../../test/support/moving-objects.ts';
import { type RecordedFix, toColumns } from '../../../test/support/recorded-fixes.ts';
import { CONTEST, createPicture, FIX_FLAG, IDENTITY, makeTrackedColumns } from '../index.ts';

const SECOND = 1_000;
const JET = aircraft(0x508035, { altitude: 11_600 });
const route: Course = { from: { lon: 30, lat: 50 }, course: 90, speed: 240, every: 0.5, count: 120 };

/** As Mode S says them: where it is, and a quarter of a second later how it moves, each without the other. */
const positions = (course: Course, looks = JET): RecordedFix[] =>
  sail(looks, course).map((fix) => ({ ...fix, speed: Number.NaN, course: Number.NaN }));
const velocities = (course: Course, looks = JET): RecordedFix[] =>
  sail(looks, course).map((fix) => ({
    ...fix,
    at: fix.at + 250,
    lon: Number.NaN,
    lat: Number.NaN,
    altitude: Number.NaN,
  }));
const fly = (course: Course): RecordedFix[] => [...positions(course), ...velocities(course)];

/** Seconds after START, speed and bits of each row with a position. */
function told(fixes: readonly RecordedFix[], options = {}) {
  const { rows, tracked, picture } = follow(fixes, options);
  const all = rows.map(({ fix, bits, slot }, i) => ({
    second: (fix.at - START) / SECOND,
    lon: fix.lon,
    speed: tracked.speed[i]!,
    course: tracked.course[i]!,
    bits,
    slot,
  }));
  return { all: all.filter(({ lon }) => !Number.isNaN(lon)), picture };
}

const isUnknown = ({ speed }: { speed: number }) => Number.isNaN(speed);

describe('a position without a velocity', () => {
  it('has the one that was said just before', () => {
    const { all, picture } = told(fly(route));
    assert.ok(isUnknown(all[0]!), 'none was said yet');
    assert.ok(all.slice(1).every(({ speed, course }) => speed === 240 && course === 90));
    assert.deepEqual([picture.tracks.lastSpeed[0], picture.tracks.lastCourse[0]], [240, 90]);
  });

  it('has none that is older than ten seconds, however many positions came since', () => {
    const { all } = told([...positions(route), ...velocities({ ...route, count: 20 })]);
    const lastSaid = 9.75;
    for (const row of all.slice(1)) assert.equal(isUnknown(row), row.second > lastSaid + 10);
  });

  it('has the one that an earlier position said, as long as that is the newest', () => {
    const [first, ...rest] = sail(JET, { ...route, every: 4 });
    const { all } = told([first!, ...rest.map((fix) => ({ ...fix, speed: Number.NaN }))]);
    assert.deepEqual(all.slice(0, 4).map(isUnknown), [false, false, false, true]);
  });

  it('stands still when it says so, and need not say where to', () => {
    const still = positions({ ...route, speed: 0 }).map((fix) => ({ ...fix, speed: 0 }));
    const { all } = told([...still, ...velocities({ ...route, speed: 4 })]);
    assert.ok(all.every(({ speed, course, bits }) => speed === 0 && Number.isNaN(course) && bits === 0));
  });

  it('stands still when that was said just before, without a course', () => {
    const stops = velocities({ ...route, speed: 0 }).map((fix) => ({ ...fix, course: Number.NaN }));
    const { all, picture } = told([...positions({ ...route, speed: 0 }), ...stops]);
    assert.ok(all.slice(1).every(({ speed, course }) => speed === 0 && Number.isNaN(course)));
    assert.deepEqual([picture.tracks.lastSpeed[0], picture.tracks.lastCourse[0]], [0, Number.NaN]);
  });

  it('keeps the velocity that it says itself', () => {
    const { all } = told([...sail(JET, { ...route, speed: 200 }), ...velocities(route)]);
    assert.ok(all.every(({ speed }) => speed === 200));
  });
});

describe('a velocity that says nothing about now', () => {
  const spoilt = (parts: Partial<RecordedFix>) =>
    velocities({ ...route, speed: 250 }).map((fix) => ({ ...fix, ...parts }));

  for (const [what, rows] of [
    ['that its source doubts', spoilt({ flags: FIX_FLAG.doubtful })],
    ['of a clock far ahead', spoilt({ receivedAt: START - 61 * SECOND })],
    ['of no object', spoilt({ kind: IDENTITY.none, identity: 0 })],
    ['of another object', spoilt({ identity: 7 })],
  ] as const) {
    it(`is left out: ${what}`, () => {
      const { all } = told([...fly(route), ...rows]);
      assert.ok(all.slice(1).every(({ speed }) => speed === 240));
    });
  }

  it('is left out when a newer one came before it', () => {
    // The support follows rows in the order of their times; here an older one comes last.
    const picture = createPicture({
      register: { sources: [cooperativeSource()], register: [] },
      parties: [],
    });
    const [position, velocity] = [positions(route), velocities(route)];
    const fixes = [...position.slice(0, 1), velocity[3]!, { ...velocity[1]!, speed: 230 }, position[4]!];
    const tracked = makeTrackedColumns(fixes.length);
    picture.follow(toColumns(fixes), 0, fixes.length, tracked);
    assert.equal(tracked.speed[3], 240);
  });
});

describe('two velocities that no object could change between', () => {
  const other = velocities({ ...route, begins: 20.1, speed: 90, count: 20 });

  it('leave it unknown until ten seconds after the last doubt', () => {
    const { all } = told([...fly({ ...route, count: 240 }), ...other]);
    const doubtUntil = 20.1 + 10 + 10;
    for (const row of all.slice(1)) {
      assert.equal(isUnknown(row), row.second > 20.1 && row.second <= doubtUntil, `at ${row.second} s`);
    }
    assert.ok(
      all.every(({ bits }) => bits === 0),
      'the positions are not at fault',
    );
  });

  it('are not those of a fighter that brakes, nor of one heard again after a while', () => {
    const brake = Array.from({ length: 40 }, (_, n) => ({
      ...velocities({ ...route, count: 1 })[0]!,
      at: START + n * 500 + 250,
      speed: 500 - 9 * n,
    }));
    assert.ok(
      told([...positions({ ...route, count: 30 }), ...brake])
        .all.slice(1)
        .every((row) => !isUnknown(row)),
    );
    const after = { ...route, begins: 75, speed: 100, from: { lon: 30.23, lat: 50 } };
    const { all } = told([...fly(route), ...fly(after)]);
    assert.ok(all.filter(({ second }) => second > 75).every(({ speed }) => speed === 100));
  });

  it('are those of a speed beyond the kind of the object', () => {
    assert.ok(
      told(
        fly({ ...route, speed: 240 }).map((fix) => (fix.speed > 0 ? { ...fix, speed: 1_000 } : fix)),
      ).all.every(isUnknown),
    );
  });
});

describe('positions against the velocities said between them', () => {
  /** A minute of flight, then positions that run four times as fast as the velocities say, seen now and then. */
  const from = { lon: 30.2, lat: 50 };
  const ahead = positions({ ...route, from, begins: 60, speed: 600, every: 40, count: 6 }).slice(1);
  const steady = velocities({ ...route, speed: 150, begins: 0, count: 600 });
  const slow = positions({ ...route, speed: 150 });

  it('are contested when they run ahead of them', () => {
    const { all } = told([...slow, ...steady, ...ahead]);
    assert.ok(all.filter(({ second }) => second < 60).every(({ bits }) => bits === 0));
    const late = all.filter(({ second }) => second > 60);
    assert.ok(late.length === 5 && late.every(({ bits }) => bits === CONTEST.velocityDisagrees));
  });

  it('are believed where no velocity is said: nothing but their own reach speaks against them', () => {
    assert.ok(told([...slow, ...ahead]).all.every(({ bits }) => bits === 0));
  });

  it('are contested when an airliner hovers at its cruising height', () => {
    const hover: Course = { ...route, from: { lon: 30.201, lat: 50 }, begins: 60, speed: 25, count: 120 };
    const { all } = told([...fly(route), ...fly(hover)]);
    const settled = all.filter(({ second }) => second > 71);
    assert.ok(
      settled.length > 50 && settled.every(({ bits }) => (bits & CONTEST.impossibleKinematics) !== 0),
    );
  });
});

describe('velocities said while the position is contested', () => {
  const elsewhere: Course = { ...route, from: { lon: 33, lat: 51 }, begins: 60, speed: 235, course: 200 };
  const back: Course = { ...route, from: { lon: 30.4024, lat: 50 }, begins: 120 };
  const world = [...fly(route), ...fly(elsewhere), ...fly(back)];

  it('never become those of the trusted track', () => {
    const { all, picture } = told(world);
    const away = all.filter(({ second }) => second >= 60 && second < 120);
    assert.ok(away.every(({ bits }) => (bits & CONTEST.impossibleKinematics) !== 0));
    assert.ok(all.filter(({ second }) => second >= 120).every(({ bits }) => bits === 0));
    const trusted = all.filter(({ bits }) => bits === 0);
    assert.ok(trusted.every(({ speed }) => speed === 240 || Number.isNaN(speed)));
    assert.ok(!isUnknown(trusted.at(-1)!), 'known again once the doubt has passed');
    assert.equal(picture.tracks.lastCourse[0], 90);
  });

  it('are told of the contested positions once they have lasted', () => {
    const settled = told(world).all.filter(({ second }) => second > 71 && second < 120);
    assert.ok(settled.every(({ speed }) => speed === 235));
  });

  it('belong to nobody once two objects are told apart by their places', () => {
    const south = { ...route, from: { lon: 33, lat: 51 }, begins: 0.1, course: 200, speed: 235 };
    const { all, picture } = told([...fly({ ...route, count: 240 }), ...fly({ ...south, count: 240 })]);
    assert.equal(picture.census.used, 2);
    assert.ok(all.filter(({ second }) => second > 20).every(isUnknown));
  });
});

it('a plot number that goes to another object takes no velocity along', () => {
  const plot = { ...JET, kind: IDENTITY.plot, identity: 7, source: 1 };
  const there = positions({ ...route, from: { lon: 33, lat: 51 }, begins: 60, count: 3 }, plot);
  const { all } = told([...positions(route, plot), ...velocities(route, plot), ...there]);
  assert.deepEqual([isUnknown(all[119]!), all.slice(120).every(isUnknown)], [false, true]);
});
