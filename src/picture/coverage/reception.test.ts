import assert from 'node:assert/strict';
import { it } from 'node:test';
import { follow, START, sail, ship } from '../../../test/support/moving-objects.ts';

const MINUTE = 60_000;
const moored = { from: { lon: 31, lat: 46 }, course: 0, speed: 0, every: 60, count: 10 };

/** Heard not before so many minutes after the start, by anyone. */
const since = (minutes: number) => (_: number, at: number) => at >= START + minutes * MINUTE;

it('who was heard around a place, and when last, tells a dark ship from one that nobody could hear', () => {
  const { picture, rows } = follow([
    ...sail(ship(1), moored),
    ...sail(ship(2), { ...moored, from: { lon: 31.2, lat: 46.1 }, count: 60 }),
  ]);
  const self = rows[0]!.slot;
  const { heard } = picture.coverage;
  assert.equal(heard('mmsi', 31, 46, self, since(59)), true);
  assert.equal(heard('mmsi', 31, 46, self, since(59.1)), false, 'nothing came after that');
  assert.equal(heard('mmsi', 33, 46, self, since(0)), false, 'nobody was ever heard there');
  assert.equal(heard('icao24', 31, 46, self, since(0)), false, 'ships are no neighbours of aircraft');
});

it('a ship alone is not its own neighbour', () => {
  const { picture, rows } = follow(sail(ship(1), moored));
  assert.equal(picture.coverage.heard('mmsi', 31, 46, rows[0]!.slot, since(0)), false);
  assert.equal(picture.coverage.heard('mmsi', 31, 46, -1, since(0)), true);
});

it('a ship that sails on was heard in each cell until it left it', () => {
  // a cell is 19 km wide here: 64 minutes at 5 m/s
  const under = { from: { lon: 31.01, lat: 46.1 }, course: 90, speed: 5, every: 60, count: 120 };
  const { picture } = follow(sail(ship(1), under));
  const { heard } = picture.coverage;
  const leaves = Math.floor((0.24 * 111_320 * Math.cos((46.1 * Math.PI) / 180)) / (5 * 60));
  assert.equal(heard('mmsi', 31.1, 46.1, -1, since(leaves - 1)), true);
  assert.equal(heard('mmsi', 31.1, 46.1, -1, since(leaves + 2)), false);
  assert.equal(heard('mmsi', 31.3, 46.1, -1, since(119)), true);
});

it('it is said who heard it, and what a radar sees is not heard', () => {
  const { picture } = follow([
    ...sail(ship(1), moored),
    ...sail(ship(2, { source: 1 }), { ...moored, begins: 30 }),
  ]);
  const by = (source: number) => picture.coverage.heard('mmsi', 31, 46, -1, (who) => who === source);
  assert.deepEqual([by(0), by(1)], [true, false]);
});

it('of three ships in a cell the two that leave do not hide the one that stays', () => {
  const leaving = { from: { lon: 31.2, lat: 46.1 }, course: 90, speed: 10, every: 10, count: 240, begins: 5 };
  const { picture } = follow([
    ...sail(ship(1), { ...moored, every: 10, count: 240 }),
    ...sail(ship(2), leaving),
    ...sail(ship(3), leaving),
  ]);
  assert.equal(picture.coverage.heard('mmsi', 31.1, 46.1, -1, since(39)), true);
});

it('cells are drawn with how many were heard in the newest bin', () => {
  const { picture } = follow([...sail(ship(1), moored), ...sail(ship(2), moored)]);
  const { reception } = picture.coverageFeatures(START + 5 * MINUTE);
  assert.deepEqual(reception.mmsi, [{ west: 31, south: 46, count: 2, from: START }]);
});
