/** Where two readings of one clause come to different verdicts, and on which incident. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reading, Rule } from '../accord/index.ts';
import { compareReadings } from './compare-readings.ts';
import { judgeWorld } from './testing/judge-world.ts';
import {
  ALWAYS,
  box,
  type FixSpec,
  makeAccord,
  makeFixes,
  makeRegister,
  START,
} from './testing/small-world.ts';

const ban = (area: string): Rule => ({
  form: 'presence-ban',
  parties: 'all',
  category: 'aircraft.military',
  area,
  dwell: 0,
});

const areas = [
  { id: 'wide', geometry: box(30, 48, 31, 49) },
  { id: 'narrow', geometry: box(30.5, 48, 31, 49) },
];

const readings = (names: readonly [string, string]): readonly Reading[] => [
  { id: 'agreed', inForce: ALWAYS, rule: ban('wide') },
  { id: names[0], inForce: ALWAYS, rule: ban('narrow') },
  { id: names[1], inForce: { from: START + 3_600_000, until: Infinity }, rule: ban('wide') },
];

const flight = (lon: number, at: number, identity: number): FixSpec[] =>
  [0, 1, 2].map((i) => ({ at: at + i * 60, lon, lat: 48.5, identity }));

function table(fixes: readonly FixSpec[], names: readonly [string, string] = ['north', 'south']) {
  const accord = makeAccord(areas, [{ rule: ban('wide'), readings: readings(names) }]);
  const { events } = judgeWorld({ accords: [accord], register: makeRegister(), fixes: makeFixes(fixes) });
  const indications = events.filter((event) => event.event === 'indication');
  return compareReadings([accord], indications).map(({ from, subject, verdicts }) => [
    (from - START) / 1000,
    subject.identity?.icao24,
    ...verdicts.map(({ reading, says }) => `${reading}: ${says ? says.verdict : 'nothing'}`),
  ]);
}

test('an incident that only one reading minds is told with what each says', () => {
  assert.deepEqual(table(flight(30.2, 7200, 7)), [
    [7200, '000007', 'agreed: breach-indicated', 'north: not-determinable', 'south: breach-indicated'],
  ]);
});

test('an incident before a reading begins is none under that reading', () => {
  const [row] = table(flight(30.7, 0, 7));
  assert.equal(row![2], 'agreed: breach-indicated');
  assert.equal(row![4], 'south: not-determinable');
});

test('an incident on which all readings agree is not told', () => {
  assert.deepEqual(table(flight(30.7, 7200, 7)), []);
});

test('the parties’ names swapped, the table is the same with the names swapped (seed 5)', () => {
  const swap = (text: string) =>
    text.replaceAll(/north|south/g, (name) => (name === 'north' ? 'south' : 'north'));
  const spot = fc.record({ lon: fc.constantFrom(29.5, 30.2, 30.7), at: fc.constantFrom(0, 7200, 9000) });
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 4 }), (spots) => {
      const fixes = spots
        .flatMap(({ lon, at }, n) => flight(lon, at, 7 + n))
        .toSorted((a, b) => a.at - b.at || a.identity! - b.identity!);
      const inOrder = (rows: ReturnType<typeof table>) =>
        rows
          .map(([at, who, agreed, ...others]) => JSON.stringify([at, who, agreed, ...others.sort()]))
          .sort();
      const swapped = table(fixes, ['south', 'north']);
      assert.deepEqual(inOrder(JSON.parse(swap(JSON.stringify(swapped)))), inOrder(table(fixes)));
    }),
    { seed: 5, numRuns: 40 },
  );
});
