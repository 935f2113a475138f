import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed } from '../../test/support/collect-feed.ts';
import { missing, sharedText } from '../../test/support/shared-data.ts';
import { openFirms } from '../feeds/firms/index.ts';
import { within } from '../kernel/geometry/index.ts';
import { HOUR, MINUTE } from '../kernel/index.ts';
import type { EventReport, PatrolReport, Report } from '../picture/index.ts';
import { judgeWorld } from './testing/judge-world.ts';
import { makeAccord, makeRegister, makeSource, START } from './testing/small-world.ts';

/** A simplified line from Kharkiv oblast to the lower Dnipro; 15 km on either side. */
const LINE = [
  [37.9, 49.7],
  [37.8, 48.6],
  [37.2, 48.2],
  [36.6, 47.7],
  [35.4, 47.4],
] as const;

function lineAccord() {
  const strip = within(15_000, { type: 'MultiLineString', coordinates: [LINE] });
  assert.ok(strip.ok);
  return makeAccord(
    [{ id: 'line-of-contact', geometry: strip.value }],
    [
      {
        id: 'land-1',
        revisit: 6 * HOUR,
        rule: { form: 'event-ban', parties: 'all', event: 'fire', area: 'line-of-contact' },
      },
    ],
  );
}

const register = makeRegister([
  makeSource({ id: 'station', physics: 'thermal', cooperative: false, events: ['fire'] }),
  makeSource({ id: 'second', physics: 'thermal', cooperative: false, events: ['fire'] }),
  makeSource({ id: 'array', physics: 'acoustic', cooperative: false, events: ['blast'] }),
  makeSource({ id: 'patrol', physics: 'human', cooperative: false, events: ['fire'] }),
]);

const AT = { lon: 37.25, lat: 48.22 };
const pixel: EventReport = {
  kind: 'event',
  event: 'fire',
  observedAt: START,
  receivedAt: START,
  source: 'station',
  index: 0,
  position: AT,
  radius: 250,
  confidence: 'nominal',
  intensity: { value: 3.2, unit: 'MW' },
  timeUncertainty: MINUTE,
};
const seen: PatrolReport = {
  kind: 'patrol',
  outcome: 'seen',
  event: 'fire',
  observedAt: START + 20 * MINUTE,
  receivedAt: START + 20 * MINUTE,
  source: 'patrol',
  index: 0,
  position: AT,
  radius: 500,
  watched: 10 * MINUTE,
};

function judge(reports: readonly Report[]) {
  const { indications } = judgeWorld({ accords: [lineAccord()], register, reports });
  return indications.map(({ change, verdict, reason }) => [change, verdict, reason]);
}

const ALONE = ['opened', 'not-determinable', 'uncorroborated'];

test('one pixel alone is uncorroborated', () => {
  assert.deepEqual(judge([pixel]), [ALONE]);
});

test('the same pixel and a patrol that saw the fire are a breach', () => {
  assert.deepEqual(judge([pixel, seen]), [ALONE, ['updated', 'breach-indicated', 'event']]);
});

test('a second physics bears it out; a second satellite of the same physics does not', () => {
  const blast: EventReport = { ...pixel, event: 'blast', source: 'array', observedAt: START + MINUTE };
  const again: EventReport = { ...pixel, source: 'second', observedAt: START + MINUTE };
  assert.deepEqual(judge([pixel, blast])[1], ['updated', 'breach-indicated', 'event']);
  assert.deepEqual(judge([pixel, again]), [ALONE, ALONE]);
});

test('a patrol elsewhere, at another time, or that saw nothing bears nothing out', () => {
  const elsewhere = { ...seen, position: { lon: 37.35, lat: 48.22 }, event: 'gunfire' as const };
  const later = {
    ...seen,
    observedAt: START + 5 * HOUR,
    receivedAt: START + 5 * HOUR,
    event: 'blast' as const,
  };
  const nothing = { ...seen, outcome: 'not-seen' as const };
  for (const other of [elsewhere, later, nothing]) assert.deepEqual(judge([pixel, other]), [ALONE]);
});

const FILE = 'data/thermal/viirs_nrt_2026-06-24_26.csv.gz';

test('VIIRS 24 to 26 June 2026 at a line of contact', { skip: missing(FILE) }, () => {
  const { reports } = collectFeed(openFirms, sharedText(FILE));
  const accords = [lineAccord()];
  const { indications } = judgeWorld({ accords, register, reports });
  assert.ok(indications.length > 20);
  assert.ok(
    indications.every(({ verdict, reason }) => verdict === 'not-determinable' && reason === 'uncorroborated'),
  );
  const [first] = indications;
  assert.ok(first?.footprint && first.footprint.radius > 0 && first.footprint.confidence !== undefined);
  assert.equal(first.observations[0]!.observedAt, first.from);
  const at = first.observations[0]!.observedAt;
  const patrol: Report = { ...seen, position: first.position!, observedAt: at, receivedAt: at };
  const withPatrol = judgeWorld({
    accords,
    register,
    reports: [...reports, patrol].sort((a, b) => a.observedAt - b.observedAt),
  }).indications;
  const same = withPatrol.filter(({ id }) => id === first.id).map(({ verdict }) => verdict);
  assert.ok(same.includes('breach-indicated'));
});
