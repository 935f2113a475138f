import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE, type Random, seededRandom } from '../../kernel/index.ts';
import type { Report } from '../../picture/index.ts';
import { judgeReports, lastSaid, MIDDLE, NO_FIRE, pixel, saw } from '../testing/patrolled-zone.ts';
import { START } from '../testing/small-world.ts';

const pass = [0, 0.004, 0.008, 0.012].map((east) => pixel(60, east));
const patrol = (minutes: number) => saw(minutes, { watched: MINUTE });

const reasons = (reports: readonly Report[]) =>
  lastSaid(judgeReports({ rule: NO_FIRE }, reports)).map(([reason]) => reason);

const breaches = (reports: readonly Report[]) =>
  reasons(reports).filter((reason) => reason === 'event').length;

test('a patrol bears out one event, whether it saw it before the satellite or after', () => {
  assert.deepEqual(reasons([patrol(50), ...pass]), ['event']);
  assert.deepEqual(reasons([...pass, patrol(70)]).toSorted(), [
    'event',
    'uncorroborated',
    'uncorroborated',
    'uncorroborated',
  ]);
});

test('it is the nearest to what the patrol saw', () => {
  const beside = { lon: MIDDLE.lon + 0.0085, lat: MIDDLE.lat };
  const [breach] = judgeReports({ rule: NO_FIRE }, [...pass, { ...patrol(70), position: beside }]).filter(
    ({ reason }) => reason === 'event',
  );
  assert.equal(breach!.position!.lon, 20.108);
});

test('who sees it next adds to the breach and makes no other of the sparks beside it', () => {
  const second = { ...saw(80, { watched: MINUTE }), source: 'second patrol' };
  assert.equal(breaches([...pass, patrol(70), second]), 1);
  assert.equal(breaches([...pass, patrol(70), pixel(90)]), 1);
  assert.equal(breaches([patrol(50), ...pass, second]), 1);
});

test('another physics too bears out one event, before or after', () => {
  const blast = (minutes: number) => pixel(minutes, 0, { source: 'array', event: 'blast' });
  assert.equal(breaches([blast(50), ...pass]), 1);
  assert.equal(breaches([...pass, blast(70)]), 1);
});

test('what bears out a doubt that stays one is free for the breach that it makes', () => {
  const blast = pixel(50, 0, { source: 'array', event: 'blast', radius: 9_000 });
  const edge = pixel(60, -0.1);
  const inside = pixel(61, -0.05);
  for (const order of [
    [blast, edge, inside],
    [blast, inside, edge],
    [edge, inside, blast],
  ])
    assert.equal(breaches(order), 1);
});

test('reports that are all near each other make as many breaches in whatever order they arrive', () => {
  const random = seededRandom(7);
  for (let world = 0; world < 20; world++) {
    const reports = Array.from({ length: 3 + random.integer(4) }, () => nearby(random));
    const counts = Array.from({ length: 3 }, () => breaches(arriving(random, reports)));
    assert.equal(new Set(counts).size, 1, JSON.stringify(reports));
  }
});

const nearby = (random: Random): Report => {
  const minutes = 60 + random.integer(40);
  const east = (random.next() - 0.5) * 0.006;
  const [small, large] = [random.pick([100, 800]), random.pick([250, 9_000, 20_000])];
  const array = { source: 'array', event: 'blast' as const, radius: large };
  return random.pick([
    { ...patrol(minutes), radius: random.pick([small, large]) },
    { ...patrol(minutes), source: 'second patrol', radius: small },
    pixel(minutes, east, array),
    pixel(minutes, east),
    pixel(minutes, east, { radius: large }),
  ]);
};

/** Told hours later, one after the other, in some order. */
const arriving = (random: Random, reports: readonly Report[]): readonly Report[] =>
  reports
    .map((report, index) => ({ report, index, turn: random.next() }))
    .sort((a, b) => a.turn - b.turn)
    .map(({ report, index }, n) => ({ ...report, index, receivedAt: START + (200 + n) * MINUTE }));

test('events that are far from each other in place or time are several', () => {
  const far = { lon: MIDDLE.lon + 0.05, lat: MIDDLE.lat };
  assert.equal(breaches([patrol(50), { ...patrol(60), position: far }]), 2);
  assert.equal(breaches([patrol(50), patrol(150)]), 2);
});
