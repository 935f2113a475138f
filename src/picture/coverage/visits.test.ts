import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rectangle } from '../../kernel/geometry/index.ts';
import { MINUTE } from '../../kernel/index.ts';
import { createPicture, type PatrolReport, type Question } from '../index.ts';

const START = 1_767_225_600_000;
const ZONE = rectangle({ west: 30, south: 50, east: 30.1, north: 50.1 });

const look: PatrolReport = {
  kind: 'patrol',
  source: 'patrol',
  index: 0,
  outcome: 'not-seen',
  observedAt: START + 30 * MINUTE,
  receivedAt: START + 30 * MINUTE,
  position: { lon: 30.05, lat: 50.05 },
  radius: 30_000,
  watched: 30 * MINUTE,
};

/** What was seen of the zone from 20 to 25 minutes after START, or in another window. */
function sight(
  reports: readonly PatrolReport[],
  wanted: Question['wanted'],
  [from, until]: readonly [number, number] = [20, 25],
) {
  const picture = createPicture({
    register: {
      register: [],
      sources: [
        {
          id: 'patrol',
          title: 'patrol',
          feed: 'reports',
          physics: 'human',
          observes: ['vehicle', 'vessel'],
          events: ['fire', 'blast'],
          cooperative: false,
          gnss: false,
          footprint: { kind: 'reception' },
          heights: { floor: -Infinity, ceiling: Infinity, datum: 'msl' },
          period: MINUTE,
          accuracy: 0,
        },
      ],
    },
    parties: [],
    capacity: 8,
  });
  for (const report of reports) picture.note(report);
  return picture.coverage.sight({
    geometry: ZONE,
    heights: { floor: -Infinity, ceiling: Infinity, datum: 'msl' },
    wanted,
    from: START + from * MINUTE,
    until: START + until * MINUTE,
    revisit: MINUTE,
  });
}

const FIRE = { event: 'fire' } as const;
const GUNS = { category: 'vehicle.artillery' } as const;

test('a patrol that names what it looked for looked for that kind only', () => {
  const share = (named: Partial<PatrolReport>, wanted: Question['wanted']) =>
    sight([{ ...look, ...named }], wanted).share;
  assert.deepEqual([share({}, FIRE), share({}, GUNS)], [1, 1]);
  assert.deepEqual([share({ event: 'fire' }, FIRE), share({ event: 'fire' }, GUNS)], [1, 0]);
  assert.equal(share({ event: 'blast' }, FIRE), 0);
  assert.deepEqual([share({ category: 'vehicle' }, GUNS), share({ category: 'vehicle' }, FIRE)], [1, 0]);
  assert.equal(share({ category: 'vehicle.artillery' }, { category: 'vehicle' }), 0);
  assert.equal(share({ category: 'unknown' }, GUNS), 0);
});

test('who saw nothing of one party’s says nothing about the others', () => {
  assert.equal(sight([{ ...look, category: 'vehicle', party: 'NORTH' }], GUNS).share, 0);
});

const turnedAway: PatrolReport = { ...look, outcome: 'access-denied', watched: 0, radius: 1_000 };
const heldUp: PatrolReport = { ...turnedAway, outcome: 'access-delayed' };
const after = (minutes: number, report: PatrolReport): PatrolReport => ({
  ...report,
  observedAt: START + minutes * MINUTE,
  receivedAt: START + minutes * MINUTE,
});

test('a refusal counts from its instant until somebody looks at the place after all, at most a day', () => {
  const hour = { ...look, watched: 10 * MINUTE, source: 'another patrol' };
  const reason = (reports: readonly PatrolReport[], from: number) =>
    sight(reports, FIRE, [from, from + 1]).reason;
  assert.equal(reason([turnedAway], 29), 'no-source');
  assert.equal(reason([turnedAway], 30), 'access-denied');
  assert.equal(reason([turnedAway], 24 * 60 + 29), 'access-denied');
  assert.equal(reason([turnedAway], 24 * 60 + 30), 'no-source');
  const seen = [turnedAway, after(100, hour)];
  assert.deepEqual(
    [reason(seen, 89), reason(seen, 90), reason(seen, 120)],
    ['access-denied', 'no-source', 'no-source'],
  );
  assert.deepEqual(reason([...seen].reverse(), 120), 'no-source');
  const elsewhere = after(100, { ...hour, position: { lon: 31, lat: 50 } });
  assert.equal(reason([turnedAway, elsewhere], 120), 'access-denied');
});

test('a delay is over when the patrol that was held up goes on', () => {
  const elsewhere = after(60, { ...look, watched: 0, position: { lon: 31, lat: 50 } });
  const reason = (reports: readonly PatrolReport[]) => sight(reports, FIRE, [70, 71]).reason;
  assert.equal(reason([heldUp]), 'access-denied');
  assert.equal(reason([heldUp, elsewhere]), 'no-source');
  assert.equal(reason([heldUp, { ...elsewhere, source: 'another patrol' }]), 'access-denied');
  assert.equal(reason([heldUp, after(60, turnedAway)]), 'access-denied');
  assert.equal(reason([turnedAway, elsewhere]), 'access-denied');
});
