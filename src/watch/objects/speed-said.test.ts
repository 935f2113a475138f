/** A speed of nothing is a speed: what lies still is not of unknown speed, whatever it says of its course. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDENTITY } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { box, type FixSpec, makeAccord, makeFixes, makeRegister } from '../testing/small-world.ts';

const accord = makeAccord(
  [
    { id: 'sea', geometry: box(30, 48, 31, 49) },
    { id: 'lane', geometry: box(29, 47, 32, 50) },
  ],
  (['minSpeed', 'maxSpeed'] as const).map((limit) => ({
    id: limit,
    rule: {
      form: 'corridor' as const,
      parties: 'all' as const,
      category: 'vessel' as const,
      corridor: 'lane',
      within: 'sea',
      [limit]: 4,
      dwell: 30_000,
    },
  })),
);

/** What is indicated of a ship that stays where it is for five minutes. */
function said(ship: Partial<FixSpec>): readonly string[] {
  const fixes = Array.from({ length: 30 }, (_, n): FixSpec => {
    const place = {
      lon: 30.5,
      lat: 48.5,
      kind: IDENTITY.mmsi,
      identity: 7,
      category: 'vessel.merchant' as const,
    };
    return { at: n * 10, ...place, ...ship };
  });
  return judgeWorld({ accords: [accord], register: makeRegister(), fixes: makeFixes(fixes) })
    .indications.filter(({ change }) => change === 'opened')
    .map(({ clause, reason }) => `${clause} ${reason}`);
}

test('a ship at anchor has a speed, though it has no course', () => {
  assert.deepEqual(said({ speed: 0, course: 90 }), ['minSpeed speed']);
  assert.deepEqual(said({ speed: 0 }), ['minSpeed speed']);
  assert.deepEqual(said({ speed: 0, kind: IDENTITY.plot, identity: 1 }), ['minSpeed speed']);
});

test('one that says no speed has none that is known', () => {
  assert.deepEqual([...said({})].sort(), ['maxSpeed speed-unknown', 'minSpeed speed-unknown']);
  assert.deepEqual([...said({ course: 90 })].sort(), ['maxSpeed speed-unknown', 'minSpeed speed-unknown']);
});
