import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Accord } from '../../accord/index.ts';
import { DAY, HOUR, type Instant, MINUTE, type Random, SECOND, seededRandom } from '../../kernel/index.ts';
import { createPicture, type Report } from '../../picture/index.ts';
import { createJudgement } from '../judgement.ts';
import { randomAccord } from '../testing/random-accord.ts';
import { randomFixes } from '../testing/random-fixes.ts';
import { box, makeClause, makeFixes, makeRegister, makeSource, START } from '../testing/small-world.ts';
import { TICK } from '../watch.ts';

const CENTRE = { lon: 30.75, lat: 48.5 };
const PLACE = { id: 'place', geometry: box(30.6, 48.4, 30.9, 48.6) };

const register = makeRegister([
  makeSource({ id: 'heard' }),
  makeSource({
    id: 'radar',
    gnss: false,
    cooperative: false,
    physics: 'radar',
    footprint: { kind: 'circle', centre: CENTRE, radius: 60_000 },
  }),
  makeSource({ id: 'patrol', physics: 'human', cooperative: false, events: ['fire'] }),
  makeSource({ id: 'pixels', physics: 'thermal', cooperative: false, events: ['fire'], period: HOUR }),
]);

/** Forms that a random accord lacks, and an area that gets a new version while nobody speaks. */
function accordOf(random: Random, turn: Instant): Accord {
  const accord = randomAccord(random);
  const always = accord.areas[1]!;
  const versions = [
    { geometry: PLACE.geometry, inForce: { from: -Infinity, until: turn } },
    { geometry: box(30.6, 48.4, 31, 48.6), inForce: { from: turn, until: Infinity } },
  ];
  const ban = {
    form: 'presence-ban',
    parties: 'all',
    category: 'aircraft',
    area: 'place',
    dwell: 0,
  } as const;
  const fire = { form: 'event-ban', parties: 'all', event: 'fire', area: 'place' } as const;
  const revisit = random.pick([MINUTE, 7 * MINUTE, HOUR]);
  return {
    ...accord,
    areas: [...accord.areas, { ...always, id: 'place', versions }],
    clauses: [
      ...accord.clauses,
      makeClause({ id: 'ban', rule: ban, revisit }),
      makeClause({ id: 'fire', rule: fire, revisit }),
    ],
  };
}

/** One fire, a patrol kept out or let in, and sometimes a radar that says it is jammed, around `at` seconds. */
function reportsAt(random: Random, at: number): readonly Report[] {
  const when = (late: number) => ({
    observedAt: START + at * SECOND,
    receivedAt: START + (at + late) * SECOND,
    index: at,
  });
  const outcome = random.pick(['access-denied', 'not-seen', 'seen'] as const);
  return [
    { ...when(0), kind: 'event', event: 'fire', source: 'pixels', position: CENTRE, radius: 300 },
    { ...when(1), kind: 'patrol', outcome, source: 'patrol', position: CENTRE, radius: 9_000, watched: HOUR },
    ...(random.next() < 0.5
      ? [{ ...when(2), kind: 'coverage', source: 'radar', about: 'radar', state: 'jammed' } as const]
      : []),
  ];
}

interface Run {
  /** Lets the clock of reception tick through the silence, so that nothing can be passed over. */
  readonly ticking?: boolean;
  readonly restAfter?: number;
}

/** Two stretches of ten minutes with `silence` seconds between them. */
function judge(seed: number, silence: number, { ticking = false, restAfter }: Run) {
  const random = seededRandom(seed);
  const accords = [accordOf(random, START + silence * SECOND * (0.1 + 0.85 * random.next()))];
  const made = createJudgement({
    accords,
    register,
    lane: 'simulated',
    settledOnly: true,
    makePicture: () => createPicture({ register, parties: ['north', 'south'], capacity: 4096 }),
    ...(restAfter === undefined ? {} : { restAfter }),
  });
  assert.ok(made.ok);
  const judgement = made.value;
  const objects = randomFixes(random, 6, 600);
  for (const [stretch, from] of [0, silence].entries()) {
    if (ticking && stretch > 0) {
      for (let at = 605 * SECOND; at < from * SECOND; at += TICK) judgement.advance(START + at);
    }
    judgement.take(makeFixes(objects.map((fix) => ({ ...fix, at: fix.at + from }))));
    for (const report of reportsAt(random, from + 600)) judgement.report(report);
  }
  judgement.finish();
  return { events: judgement.drain(), summary: judgement.summary() };
}

const gap = (seed: number) => Math.round((3.2 * DAY) / SECOND + ((seed % 50) / 50) * (DAY / SECOND));

test('a silence passed over settles on the same bytes as one ticked through', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
      const passed = judge(seed, gap(seed), {});
      const ticked = judge(seed, gap(seed), { ticking: true });
      assert.deepEqual(passed.summary, ticked.summary);
      assert.deepEqual(passed.events, ticked.events);
      assert.ok(passed.events.some(({ event }) => event === 'rezoned'));
    }),
    { seed: 7, numRuns: 4 },
  );
});

test('decades of silence cost no more than days', () => {
  const { summary } = judge(3, (30 * 365 * DAY) / SECOND, {});
  assert.ok(summary.observations > 0);
});

test('resting too soon is noticed: the harness can fail', () => {
  const seed = 7;
  const tooSoon = judge(seed, gap(seed), { restAfter: 10 * SECOND });
  assert.notEqual(tooSoon.summary.hash, judge(seed, gap(seed), {}).summary.hash);
});
