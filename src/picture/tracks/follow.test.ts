import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aircraft, circle, follow, START, sail, ship } from '../../../test/support/moving-objects.ts';
import { CONTEST, FIX_FLAG, IDENTITY } from '../index.ts';

const MINUTE = 60_000;
const contestedOf = (rows: readonly { bits: number }[]) => rows.filter(({ bits }) => bits !== 0).length;

describe('a track goes on', () => {
  const route = { from: { lon: 30, lat: 50 }, course: 90, speed: 200, every: 5, count: 100 };

  it('through positions that jitter, equal times and two stations that hear the same', () => {
    const flight = sail(aircraft(0x508035), route);
    const jitter = flight.map((fix, i) => ({ ...fix, lat: fix.lat + ((i * 7919) % 13) * 1e-4 }));
    const twice = jitter.map((fix) => ({ ...fix, at: fix.at + 900 }));
    const { rows, picture } = follow([...jitter, ...jitter, ...twice]);
    assert.equal(contestedOf(rows), 0);
    assert.equal(picture.census.used, 1);
  });

  it('after an hour of silence', () => {
    const { rows } = follow([
      ...sail(aircraft(1), route),
      ...sail(aircraft(1), { ...route, from: { lon: 37, lat: 51 }, begins: 4_100 }),
    ]);
    assert.equal(contestedOf(rows), 0);
  });

  it('across the antimeridian', () => {
    const { rows, picture } = follow(
      sail(aircraft(1), { ...route, from: { lon: 179.9, lat: 10 }, course: 90 }),
    );
    assert.equal(contestedOf(rows), 0);
    assert.equal(picture.census.used, 1);
  });

  it('tells each row where the trusted track was before', () => {
    const { rows, tracked } = follow(sail(aircraft(1), route));
    assert.ok(Number.isNaN(tracked.previousAt[0]!));
    assert.equal(tracked.previousAt[5], rows[4]!.fix.at);
    assert.equal(tracked.previousLongitude[5], rows[4]!.fix.lon);
  });
});

describe('a jump that nothing of its kind can make', () => {
  const route = { from: { lon: 31, lat: 46 }, course: 45, speed: 8, every: 10, count: 60 };
  const false1 = { ...route, from: { lon: 37, lat: 44.7 }, begins: 601 };
  const back = { ...route, from: { lon: 31.1, lat: 46.06 }, begins: 1_210 };

  it('is contested, never a move, and truth is trusted again at once', () => {
    const { rows, picture, tracked } = follow([
      ...sail(ship(272_000_001), route),
      ...sail(ship(272_000_001), false1),
      ...sail(ship(272_000_001), back),
    ]);
    assert.deepEqual([rows.slice(0, 60), rows.slice(60, 120), rows.slice(120)].map(contestedOf), [0, 60, 0]);
    assert.ok(rows.every(({ slot }) => slot === 0));
    assert.equal(tracked.previousAt[120], rows[59]!.fix.at, 'the previous trusted fix lies before the jump');
    assert.equal(picture.census.used, 1);
  });

  it('leads to a branch that stays contested however long it is consistent', () => {
    const { rows } = follow([
      ...sail(ship(272_000_001), route),
      ...sail(ship(272_000_001), { ...false1, every: 60, count: 600 }),
    ]);
    assert.equal(contestedOf(rows.slice(60)), 600);
  });

  it('is believed when the track had hardly begun', () => {
    const [first] = sail(ship(272_000_001), { ...false1, begins: 0, count: 1 });
    const { rows } = follow([first!, ...sail(ship(272_000_001), { ...route, begins: 10 })]);
    assert.equal(contestedOf(rows.slice(4)), 0);
  });

  it('is put down to the clock when it is small and lasts', () => {
    // 25 s of flight appear at once: the sender's clock was wrong before.
    const first = sail(aircraft(1), { ...route, speed: 230, every: 1, count: 60 });
    const ahead = sail(aircraft(1), { ...route, speed: 230, every: 1, count: 60 }).map((fix, i) => ({
      ...fix,
      at: START + (60 + i) * 1000,
      lon: fix.lon + 0.17,
      lat: fix.lat + 0.115,
    }));
    const { rows } = follow([...first, ...ahead]);
    assert.ok(contestedOf(rows) <= 5, `${contestedOf(rows)} contested`);
    assert.equal(rows.at(-1)!.bits, 0);
  });

  it('of several objects to one place is one event', () => {
    const many = [1, 2, 3, 4].flatMap((n) => [
      ...sail(ship(272_000_000 + n), { ...route, from: { lon: 30 + n / 4, lat: 45.5 } }),
      ...sail(ship(272_000_000 + n), { ...false1, from: { lon: 37 + n / 1000, lat: 44.7 }, begins: 600 + n }),
    ]);
    const { rows, picture } = follow(many);
    const late = rows.filter(({ fix }) => fix.at > START + 620_000);
    assert.ok(late.every(({ bits }) => (bits & CONTEST.massJump) !== 0));
    const opened = picture.drainFindings().filter((finding) => finding.change === 'opened');
    assert.equal(opened.length, 1, 'one disturbance, not one per ship');
  });
});

describe('one identity on two objects', () => {
  const north = { from: { lon: 31, lat: 46 }, course: 45, speed: 8, every: 10, count: 100 };
  const south = { from: { lon: 36, lat: 44 }, course: 200, speed: 6, every: 10, begins: 5, count: 100 };

  it('becomes two tracks, and each ship stays on its own', () => {
    const { rows, picture } = follow([...sail(ship(272_000_001), north), ...sail(ship(272_000_001), south)]);
    assert.equal(picture.census.used, 2);
    const settled = rows.slice(40);
    const slots = (lat: number) =>
      new Set(settled.filter(({ fix }) => (lat > 45 ? fix.lat > 45 : fix.lat < 45)).map(({ slot }) => slot));
    assert.deepEqual([slots(46).size, slots(44).size], [1, 1]);
    assert.notDeepEqual(slots(46), slots(44));
    assert.ok(
      settled.every(({ bits }) => bits === CONTEST.identityConflict),
      'who, not where, is in doubt',
    );
    const ids = new Set([...slots(46), ...slots(44)].map((slot) => picture.trackId(slot)));
    assert.equal(ids.size, 2);
  });

  it('is no disturbance of satellite navigation once the two are told apart', () => {
    const { picture } = follow([...sail(ship(272_000_001), north), ...sail(ship(272_000_001), south)]);
    picture.advance(START + 60 * MINUTE);
    const open = picture.drainFindings().filter((finding) => finding.kind === 'interference');
    assert.ok(open.length === 0 || open.at(-1)!.change === 'closed');
  });
});

describe('what an object says about its own navigation', () => {
  const route = { from: { lon: 30, lat: 50 }, course: 90, speed: 200, every: 5, count: 40 };

  it('contests positions when integrity that was good is lost, and only then', () => {
    const good = sail(aircraft(1, { nic: 8, nacp: 9 }), route);
    const lost = sail(aircraft(1, { nic: 0, nacp: 0 }), route).map((fix) => ({
      ...fix,
      at: fix.at + 200_000,
    }));
    const shifted = lost.map((fix) => ({ ...fix, lon: fix.lon + 0.559 }));
    const { rows } = follow([...good, ...shifted]);
    assert.equal(contestedOf(rows.slice(0, 42)), 0);
    assert.ok(rows.slice(43).every(({ bits }) => bits === CONTEST.integrityCollapse));
    assert.equal(contestedOf(follow(sail(aircraft(2, { nic: 0, nacp: 0 }), route)).rows), 0);
  });

  it('is called jamming where several lose it together', () => {
    const fleet = [1, 2, 3].flatMap((n) => {
      const from = { lon: 30, lat: 50 + n / 10 };
      const good = sail(aircraft(n, { nic: 8, nacp: 9 }), { ...route, from });
      const lost = sail(aircraft(n, { nic: 0, nacp: 0 }), {
        ...route,
        from: { ...from, lon: 30.559 },
        begins: 200,
      });
      return [...good, ...lost];
    });
    const found = follow(fleet).picture.drainFindings();
    assert.deepEqual(
      found.map((one) => one.kind === 'interference' && `${one.form} ${one.change} ${one.slots.length}`),
      ['jamming opened 3'],
    );
  });

  it('a clock ahead of its reception moves nothing', () => {
    const flight = sail(aircraft(1), route);
    const wrong = { ...flight[20]!, at: flight[20]!.at + 1_000, receivedAt: START - 600_000 };
    const { rows } = follow([...flight, wrong]);
    assert.deepEqual(
      rows.filter(({ bits }) => bits !== 0).map(({ bits }) => bits),
      [CONTEST.doubtful],
    );
  });

  it('a clock ahead in the very first report holds up nothing that follows', () => {
    const flight = sail(aircraft(1), route);
    const wrong = { ...flight[0]!, at: START + 3_600_000, receivedAt: START - 1 };
    const { picture } = follow([wrong]);
    assert.equal(picture.tracks.heardAt[0], START - 1);
    assert.ok(Number.isNaN(picture.tracks.lastAt[0]!), 'it moved nothing');
  });

  for (const [what, kind] of [
    ['an identity', IDENTITY.icao24],
    ['a plot', IDENTITY.plot],
  ] as const) {
    it(`a doubt of the source itself stays on the row of ${what}`, () => {
      const flight = sail(aircraft(1), route).map((fix, i) =>
        i === 9 ? { ...fix, kind, flags: FIX_FLAG.doubtful } : { ...fix, kind },
      );
      const { rows } = follow(flight);
      assert.deepEqual([rows[9]!.bits, contestedOf(rows)], [CONTEST.doubtful, 1]);
    });
  }
});

describe('circles', () => {
  const ring = { centre: { lon: 37.8, lat: 44.6 }, radius: 400, speed: 10, every: 10 };

  it('of a ship are contested from the fourth turn on, not before', () => {
    const { rows } = follow(circle(ship(272_000_001), { ...ring, count: 200 }));
    const perTurn = (2 * Math.PI * 400) / 100;
    const first = rows.findIndex(({ bits }) => (bits & CONTEST.circling) !== 0);
    assert.ok(first >= 3 * perTurn - 2 && first < 4 * perTurn, `first at row ${first} of ${perTurn} a turn`);
    assert.equal(contestedOf(rows.slice(first)), rows.length - first);
  });

  it('of an aircraft that holds are not', () => {
    const hold = { ...ring, radius: 5_000, speed: 120, every: 5, count: 1_000 };
    assert.equal(contestedOf(follow(circle(aircraft(1), hold)).rows), 0);
  });

  it('of a ship that swings at anchor are not', () => {
    const swing = { ...ring, radius: 120, speed: 0.4, every: 30, count: 400 };
    assert.equal(contestedOf(follow(circle(ship(1), swing)).rows), 0);
  });
});

describe('a ship on land', () => {
  it('is contested where somebody says what is land', () => {
    const route = { from: { lon: 31, lat: 46 }, course: 0, speed: 8, every: 10, count: 50 };
    const options = { onLand: (_: number, lat: number) => lat > 46.02 };
    const { rows } = follow(sail(ship(1), route), options);
    const ashore = rows.filter(({ fix }) => fix.lat > 46.02);
    assert.ok(ashore.length > 10 && ashore.every(({ bits }) => (bits & CONTEST.onLand) !== 0));
    assert.equal(contestedOf(rows), ashore.length);
  });
});

describe('plots', () => {
  const route = { from: { lon: 30, lat: 50 }, course: 90, speed: 200, every: 5, count: 40 };
  const plot = (kind: number, identity: number) => ({ ...aircraft(identity), kind, source: 1 });

  it('with a number are one track until the number goes to another object', () => {
    const { rows, picture } = follow([
      ...sail(plot(IDENTITY.plot, 7), route),
      ...sail(plot(IDENTITY.plot, 7), { ...route, from: { lon: 33, lat: 51 }, begins: 205 }),
    ]);
    assert.equal(contestedOf(rows), 0);
    assert.equal(picture.census.used, 1);
    assert.ok(picture.tracks.generation[0]! > 0, 'the slot serves another track now');
  });

  it('without a number go to the nearest track, and two objects stay two', () => {
    const one = sail(plot(IDENTITY.none, 0), route);
    const two = sail(plot(IDENTITY.none, 0), { ...route, from: { lon: 30, lat: 50.3 } });
    const { rows, picture } = follow([...one, ...two]);
    assert.equal(picture.census.used, 2);
    const slots = new Set(rows.filter(({ fix }) => fix.lat > 50.2).map(({ slot }) => slot));
    assert.equal(slots.size, 1);
  });
});

describe('slots', () => {
  const route = { from: { lon: 30, lat: 50 }, course: 90, speed: 200, every: 5, count: 2 };

  it('are freed after a day of silence, and their generation is raised', () => {
    const { picture } = follow(sail(aircraft(1), route));
    picture.advance(START + 7 * 60 * MINUTE);
    assert.equal(picture.census.used, 0);
    assert.equal(picture.tracks.generation[0], 1);
    assert.deepEqual(picture.identityOf(0), {});
  });

  it('run out: the track heard longest ago makes room, and is counted', () => {
    const fleet = [1, 2, 3, 4, 5].flatMap((n) => sail(aircraft(n), { ...route, begins: n, count: 1 }));
    const { picture } = follow(fleet, { capacity: 4 });
    assert.deepEqual(picture.census, { used: 4, evicted: 1 });
    const kept = [...picture.tracks.identity].sort((a, b) => a - b);
    assert.deepEqual(kept, [2, 3, 4, 5]);
  });
});
