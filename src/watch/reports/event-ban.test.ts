import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed } from '../../../test/support/collect-feed.ts';
import { missing, sharedText } from '../../../test/support/shared-data.ts';
import type { AccordHeightBand } from '../../accord/index.ts';
import { openFirms } from '../../feeds/firms/index.ts';
import { within } from '../../kernel/geometry/index.ts';
import { HOUR, MINUTE } from '../../kernel/index.ts';
import type { EventReport, PatrolReport, Report } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { ALL_HEIGHTS, makeAccord, makeRegister, makeSource, START } from '../testing/small-world.ts';

/** A simplified line from Kharkiv oblast to the lower Dnipro; 15 km on either side. */
const LINE = [
  [37.9, 49.7],
  [37.8, 48.6],
  [37.2, 48.2],
  [36.6, 47.7],
  [35.4, 47.4],
] as const;

function lineAccord(heights = ALL_HEIGHTS) {
  const strip = within(15_000, { type: 'MultiLineString', coordinates: [LINE] });
  assert.ok(strip.ok);
  return makeAccord(
    [{ id: 'line-of-contact', geometry: strip.value, heights }],
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

const indicationsOf = (reports: readonly Report[], heights?: AccordHeightBand) =>
  judgeWorld({ accords: [lineAccord(heights)], register, reports }).indications;

const judge = (reports: readonly Report[], heights?: AccordHeightBand) =>
  indicationsOf(reports, heights).map(({ change, verdict, reason }) => [change, verdict, reason]);

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

test('what may have been outside is no breach, and what may have been inside is no compliance', () => {
  const UNSURE = ['opened', 'not-determinable', 'position-uncertain'];
  const wide: PatrolReport = { ...seen, radius: 50_000 };
  assert.deepEqual(judge([wide]), [UNSURE]);
  const beside: PatrolReport = { ...seen, position: { lon: 30, lat: 48 }, radius: 600_000 };
  assert.deepEqual(judge([beside]), [UNSURE]);
  assert.deepEqual(judge([{ ...pixel, position: { lon: 35.4, lat: 47.4 - 0.137 }, radius: 2_000 }]), [
    UNSURE,
  ]);
  assert.deepEqual(judge([{ ...pixel, position: { lon: 35.4, lat: 47.2 }, radius: 2_000 }]), []);
});

test('one witness that is surely inside places what the others saw from afar', () => {
  const wide: PatrolReport = { ...seen, radius: 50_000 };
  assert.deepEqual(judge([pixel, wide]), [ALONE, ['updated', 'breach-indicated', 'event']]);
});

test('of an event nobody says how high it was: only an area of all heights holds it for sure', () => {
  const said = (heights: AccordHeightBand) => judge([seen], heights)[0]?.[2];
  assert.equal(said({ floor: 300, ceiling: 3_000, datum: 'surface' }), 'height-unknown');
  assert.equal(said({ floor: 0, ceiling: 3_000, datum: 'surface' }), 'height-unknown');
  assert.equal(said({ floor: 0, ceiling: Infinity, datum: 'surface' }), 'event');
});

test('a patrol saw before it reported, not afterwards', () => {
  const [opened] = indicationsOf([seen]);
  assert.deepEqual([opened!.from, opened!.until], [seen.observedAt - seen.watched, seen.observedAt]);
});

test('another observer who looked there all that time and saw none makes it contested', () => {
  const denial: PatrolReport = {
    ...seen,
    outcome: 'not-seen',
    source: 'second patrol',
    observedAt: seen.observedAt + 30_000,
    receivedAt: seen.observedAt + 30_000,
    watched: 20 * MINUTE,
  };
  const [opened, updated] = indicationsOf([seen, denial]);
  assert.deepEqual(
    [opened!.contested, updated!.contested, updated!.verdict],
    [false, true, 'breach-indicated'],
  );
  assert.deepEqual(updated!.sources, ['patrol', 'second patrol']);
  const others = [
    { ...denial, source: 'patrol' },
    { ...denial, watched: MINUTE },
    { ...denial, position: { lon: 37.3, lat: 48.22 } },
    { ...denial, event: 'blast' as const },
  ];
  for (const other of others) assert.ok(indicationsOf([seen, other]).every(({ contested }) => !contested));
});

const FILE = 'data/thermal/viirs_nrt_2026-06-24_26.csv.gz';

test('VIIRS 24 to 26 June 2026 at a line of contact', { skip: missing(FILE) }, () => {
  const { reports } = collectFeed(openFirms, sharedText(FILE));
  const accords = [lineAccord()];
  const { indications } = judgeWorld({ accords, register, reports });
  const opened = indications.filter(({ change }) => change === 'opened');
  const of = (reason: string) => opened.filter((indication) => indication.reason === reason);
  assert.ok(opened.every(({ verdict }) => verdict === 'not-determinable'));
  // two pixels of 417 m lie beside the strip and reach into it
  assert.deepEqual(
    [of('uncorroborated').length, of('position-uncertain').length, opened.length],
    [446, 2, 448],
  );
  const [first] = of('uncorroborated');
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
