import assert from 'node:assert/strict';
import { it } from 'node:test';
import { follow, START, sail, ship } from '../../../test/support/moving-objects.ts';

const MINUTE = 60_000;
const moored = { from: { lon: 31, lat: 46 }, course: 0, speed: 0, every: 60, count: 10 };

it('a silent ship is dark where its neighbours are heard, and not covered where nobody is', () => {
  const { picture, rows } = follow([
    ...sail(ship(1), moored),
    ...sail(ship(2), { ...moored, from: { lon: 31.2, lat: 46.1 }, count: 60 }),
  ]);
  const self = rows[0]!.slot;
  const { heard } = picture.coverage;
  assert.equal(heard('mmsi', 31, 46, START + 30 * MINUTE, self), true);
  assert.equal(heard('mmsi', 33, 46, START + 30 * MINUTE, self), false, 'nobody was ever heard there');
  assert.equal(heard('mmsi', 31, 46, START + 90 * MINUTE, self), false, 'its neighbour left two bins ago');
  assert.equal(
    heard('icao24', 31, 46, START + 30 * MINUTE, self),
    false,
    'ships are no neighbours of aircraft',
  );
});

it('a ship alone is not its own neighbour', () => {
  const { picture, rows } = follow(sail(ship(1), moored));
  assert.equal(picture.coverage.heard('mmsi', 31, 46, START + 9 * MINUTE, rows[0]!.slot), false);
  assert.equal(picture.coverage.heard('mmsi', 31, 46, START + 9 * MINUTE), true);
});

it('cells are drawn with how many were heard in the newest bin', () => {
  const { picture } = follow([...sail(ship(1), moored), ...sail(ship(2), moored)]);
  const { reception } = picture.coverageFeatures(START + 5 * MINUTE);
  assert.deepEqual(reception.mmsi, [{ west: 31, south: 46, count: 2, from: START }]);
});
