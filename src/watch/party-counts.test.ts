import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Accord } from '../accord/index.ts';
import { HOUR } from '../kernel/index.ts';
import { makePartyCounts } from './party-counts.ts';
import type { IndicationEvent } from './watch-event.ts';

const HASH = 'sha256:00' as const;

/** Two mirrored clauses: north keeps out of the southern strip, south out of the northern one. */
const clause = (id: string, party: string): Accord['clauses'][number] => ({
  id,
  segment: 'sky',
  text: { en: 'Keep out.' },
  textHash: HASH,
  gravity: 'minor',
  revisit: 60_000,
  except: [],
  readings: [
    {
      id: 'agreed',
      inForce: { from: 0, until: Number.POSITIVE_INFINITY },
      rule: { form: 'presence-ban', parties: [party], category: 'aircraft', area: id, dwell: 0 },
    },
  ],
});

const accord: Accord = {
  id: 'mirror',
  hash: HASH,
  inForce: { from: 0, until: Number.POSITIVE_INFINITY },
  parties: [
    { id: 'north', role: 'belligerent' },
    { id: 'south', role: 'belligerent' },
  ],
  areas: [],
  clauses: [clause('southern-strip', 'north'), clause('northern-strip', 'south')],
};

const say = (parts: Partial<IndicationEvent>): IndicationEvent => ({
  event: 'indication',
  change: 'opened',
  settled: true,
  id: 'indication-1',
  accord: 'mirror',
  accordHash: HASH,
  clause: 'southern-strip',
  textHash: HASH,
  reading: 'agreed',
  verdict: 'not-determinable',
  reason: 'no-source',
  share: 0,
  contested: false,
  lane: 'simulated',
  subject: {},
  area: 'southern-strip',
  from: 0,
  sources: [],
  observations: [],
  exceptions: [],
  ...parts,
});

const breach = (id: string, party: string) =>
  say({ id, share: 1, verdict: 'breach-indicated', reason: 'present', subject: { track: id, party } });

test('in a world watched on one side only, each count has its own observability beside it', () => {
  const counts = makePartyCounts([accord]);
  counts.hear(say({ share: 1, verdict: 'compliance-indicated', reason: 'covered' }), 0);
  counts.hear(say({ id: 'indication-2', clause: 'northern-strip', share: 0 }), 0);
  counts.hear(breach('a', 'north'), HOUR);
  counts.hear(breach('b', 'north'), HOUR);
  assert.deepEqual(counts.read(2 * HOUR), [
    { party: 'north', breachesIndicated: 2, observability: 1 },
    { party: 'south', breachesIndicated: 0, observability: 0 },
  ]);
});

test('an indication that is updated counts once, and another reading counts not at all', () => {
  const counts = makePartyCounts([accord]);
  counts.hear(breach('a', 'north'), 0);
  counts.hear({ ...breach('a', 'north'), change: 'closed' }, HOUR);
  counts.hear({ ...breach('c', 'north'), reading: 'south' }, HOUR);
  assert.equal(counts.read(HOUR)[0]?.breachesIndicated, 1);
});

test('observability is weighed by how long it held', () => {
  const counts = makePartyCounts([accord]);
  counts.hear(say({ share: 1 }), 0);
  counts.hear(say({ change: 'updated', share: 0.5 }), 3 * HOUR);
  assert.equal(counts.read(4 * HOUR)[0]?.observability, 0.875);
  assert.equal(counts.read(4 * HOUR)[1]?.observability, null);
});

test('a breach by nobody known stands apart', () => {
  const counts = makePartyCounts([accord]);
  counts.hear(say({ verdict: 'breach-indicated', reason: 'present', subject: { track: 'x' } }), 0);
  assert.deepEqual(counts.read(0).at(-1), { party: 'unknown', breachesIndicated: 1, observability: null });
});
