import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed, known } from '../../../test/support/collect-feed.ts';
import { CATEGORIES } from '../../kernel/index.ts';
import { DATUM, IDENTITY } from '../../picture/index.ts';
import { openPlots } from './index.ts';

const AT = '2025-11-21T14:30:05.250Z';
const lines = (...rows: readonly object[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

test('a plot becomes a fix with all that the sensor knows', () => {
  const plot = {
    ...{ observedAt: AT, plot: 17, lon: 30.25, lat: 50.5, altitude_m: 900, datum: 'msl', speed_mps: 60 },
    ...{ course_deg: 270, climb_mps: -2, accuracy_m: 80, category: 'aircraft.uncrewed' },
  };
  const { fixes } = collectFeed(openPlots, lines(plot), { receivedAt: Date.UTC(2025, 10, 21, 14, 30, 6) });
  assert.deepEqual(known(fixes[0]!), {
    observedAt: Date.UTC(2025, 10, 21, 14, 30, 5, 250),
    receivedAt: Date.UTC(2025, 10, 21, 14, 30, 6),
    source: 2,
    index: 0,
    identityKind: IDENTITY.plot,
    identity: 17,
    longitude: 30.25,
    latitude: 50.5,
    altitude: 900,
    datum: DATUM.msl,
    speed: 60,
    course: 270,
    climb: -2,
    accuracy: 80,
    category: CATEGORIES.indexOf('aircraft.uncrewed'),
    flags: 0,
  });
});

test('what the sensor does not say stays unknown', () => {
  const [fix] = collectFeed(openPlots, lines({ observedAt: AT, lon: 30.25, lat: 50.5 })).fixes;
  assert.equal(fix?.identityKind, IDENTITY.none);
  assert.deepEqual([fix?.altitude, fix?.speed, fix?.accuracy], Array(3).fill(Number.NaN));
});

test('what the schema refuses is told with line, field and what is allowed', () => {
  const sound = { observedAt: AT, lon: 30.25, lat: 50.5 };
  const { fixes, problems } = collectFeed(
    openPlots,
    lines(
      sound,
      { ...sound, lat: 95 },
      { ...sound, category: 'ship' },
      { ...sound, altitude_m: 900 },
      { ...sound, speed: 10 },
      { ...sound, observedAt: 'yesterday' },
    ),
  );
  assert.equal(fixes.length, 1);
  assert.deepEqual(
    problems.map(({ place }) => place?.line),
    [2, 3, 4, 5, 6],
  );
  const messages = problems.map(({ message }) => message);
  assert.match(messages[0]!, /lat must be <= 90/);
  assert.match(messages[1]!, /category must be equal to one of the allowed values: unknown, aircraft/);
  assert.match(messages[2]!, /must have property datum when property altitude_m is present/);
  assert.match(messages[3]!, /must NOT have additional properties: speed/);
  assert.match(messages[4]!, /observedAt: "yesterday" is not a time/);
});
