/** Events forbidden on what a list names, held against an oracle that samples the places where each may have been. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AccordList, Rule } from '../../accord/index.ts';
import type { PatrolReport, Report } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { box, makeAccord, makeRegister, makeSource, START } from '../testing/small-world.ts';

const HOUR = 3_600_000;
const rule: Rule = { form: 'event-ban', parties: 'all', event: 'attack', area: 'zone', onList: 'spared' };

/** Outlines 0.1 degree wide; the second is listed from the fifth hour on. */
const FIRST = { west: 30.1, east: 30.2 };
const SECOND = { west: 30.5, east: 30.6 };
const outline = (name: string, { west, east }: typeof FIRST) => ({
  id: { area: name },
  versions: [{ geometry: box(west, 48.4, east, 48.6), inForce: { from: -Infinity, until: Infinity } }],
});
const CHANGE = START + 5 * HOUR;

const list: AccordList = {
  id: 'spared',
  kind: 'protected',
  text: {},
  versions: [
    {
      inForce: { from: -Infinity, until: CHANGE },
      classes: [],
      objects: [],
      places: [outline('first', FIRST)],
      items: [],
    },
    {
      inForce: { from: CHANGE, until: Infinity },
      classes: ['port'],
      objects: [],
      places: [outline('second', SECOND)],
      items: [],
    },
  ],
};
const accord = { ...makeAccord([{ id: 'zone', geometry: box(30, 48, 31, 49) }], [{ rule }]), lists: [list] };
const register = makeRegister([
  makeSource({ id: 'patrol', physics: 'human', cooperative: false, events: ['attack'] }),
  makeSource({ id: 'camera', physics: 'optical', cooperative: false, events: ['attack'] }),
  makeSource({ id: 'array', physics: 'acoustic', cooperative: false, events: ['attack'] }),
]);

const METRES_PER_DEGREE = 111_195 * Math.cos((48.5 * Math.PI) / 180);

/** A sighting without a class: on the list, off it, or neither for sure. */
function wanted(lon: number, radius: number, at: number): string | undefined {
  const { west, east } = at < CHANGE ? FIRST : SECOND;
  const reach = radius / METRES_PER_DEGREE;
  const samples = Array.from({ length: 41 }, (_, i) => lon - reach + (reach * i) / 20);
  const inside = samples.filter((x) => x >= west && x <= east).length;
  if (inside === samples.length) return 'event';
  // from the change on a class is listed, and the patrol does not say what was hit
  return inside > 0 || at >= CHANGE ? 'identity-unknown' : undefined;
}

function said(reports: readonly Report[]): readonly string[] {
  const { indications } = judgeWorld({ accords: [accord], register, reports });
  return [...new Map(indications.map((event) => [event.id, event])).values()].map(({ reason }) => reason);
}

const patrolAt = (lon: number, radius: number, at: number): PatrolReport => ({
  kind: 'patrol',
  outcome: 'seen',
  event: 'attack',
  observedAt: at,
  receivedAt: at,
  source: 'patrol',
  index: 0,
  position: { lon, lat: 48.5 },
  radius,
  watched: 0,
});

test('what a patrol saw is on the list when all of its circle lies in a listed outline (seed 3)', () => {
  const edges = [FIRST, SECOND].flatMap(({ west, east }) => [west, east]);
  fc.assert(
    fc.property(
      fc.double({ min: 30.07, max: 30.93, noNaN: true }),
      fc.integer({ min: 50, max: 4_500 }),
      fc.integer({ min: 0, max: 9 }),
      (lon, radius, hour) => {
        // circles are taken 1 % wider: what only touches an edge is left out
        const reach = radius / METRES_PER_DEGREE;
        fc.pre(edges.every((edge) => Math.abs(Math.abs(lon - edge) - reach) > 0.03 * reach));
        const at = START + hour * HOUR;
        const reason = wanted(lon, radius, at);
        assert.deepEqual(said([patrolAt(lon, radius, at)]), reason ? [reason] : []);
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});

const eventAt = (source: string, on: string | undefined, at: number): Report => ({
  kind: 'event',
  event: 'attack',
  observedAt: at,
  receivedAt: at,
  source,
  index: 0,
  position: { lon: 30.8, lat: 48.5 },
  radius: 100,
  ...(on ? { on } : {}),
});

test('a class counts while its version of the list holds, wherever it is', () => {
  const both = (at: number, on?: string) => [eventAt('camera', on, at), eventAt('array', undefined, at)];
  assert.deepEqual(said(both(START + 6 * HOUR, 'port')), ['event']);
  assert.deepEqual(said(both(START + HOUR, 'port')), []);
  // the other witness does not say what was hit
  assert.deepEqual(said(both(START + 6 * HOUR, 'depot')), ['identity-unknown']);
  assert.deepEqual(said(both(START + 6 * HOUR)), ['identity-unknown']);
});
