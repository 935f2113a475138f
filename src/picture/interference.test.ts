import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aircraft, follow, START, sail } from '../../test/support/moving-objects.ts';

const route = { from: { lon: 30, lat: 50 }, course: 90, speed: 200, every: 5, count: 40 };

/** An aircraft whose navigation is good at first and loses its integrity at `second`. */
function losing(address: number, second: number) {
  const from = { lon: 30, lat: 50 + address / 10 };
  const before = sail(aircraft(address, { nic: 8, nacp: 9 }), { ...route, from, count: second / 5 });
  const lon = 30 + second * (0.559 / 200);
  const after = { ...route, from: { ...from, lon }, begins: second };
  return [...before, ...sail(aircraft(address, { nic: 0, nacp: 0 }), after)];
}

test('a disturbance is the same one from its beginning to its end, whoever joins it', () => {
  // The one that joins last is the first that was seen: it stands before the others in every list.
  const { picture } = follow([losing(1, 260), losing(2, 200), losing(3, 200), losing(4, 200)].flat());
  picture.advance(START + 500_000);
  picture.advance(START + 5_000_000);
  const found = picture.drainFindings().filter((finding) => finding.kind === 'interference');
  assert.deepEqual(
    found.map(({ change, slots }) => `${change} ${slots.join(' ')}`),
    ['opened 1 2 3', 'updated 0 1 2 3', 'closed 0 1 2 3'],
  );
  assert.equal(new Set(found.map(({ from, origin }) => `${from} ${origin.lon} ${origin.lat}`)).size, 1);
});
