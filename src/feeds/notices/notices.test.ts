import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed } from '../../../test/support/collect-feed.ts';
import { openNotices } from './index.ts';

const BASE = {
  ...{ observedAt: '2025-11-21T10:00Z', id: 'N-7', notified: 'medevac', party: 'NORTH' },
  ...{ from: '2025-11-21T14:00Z', until: '2025-11-21T15:59Z' },
};
const lines = (...rows: readonly object[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

test('a notice keeps when it was given, what it covers, where and for whom', () => {
  const { reports } = collectFeed(
    openNotices,
    lines({
      ...BASE,
      circle: { lon: 30.25, lat: 50.5, radius_m: 20_000 },
      identities: [{ icao24: '4b1234' }, { mmsi: 219000101 }, { plot: 17 }],
      carries: ['wounded'],
    }),
  );
  assert.deepEqual(reports, [
    {
      kind: 'notice',
      observedAt: Date.UTC(2025, 10, 21, 10),
      receivedAt: Date.UTC(2025, 10, 21, 10),
      source: 'station',
      index: 0,
      id: 'N-7',
      notified: 'medevac',
      party: 'NORTH',
      from: Date.UTC(2025, 10, 21, 14),
      // Written to the minute, so that minute is in.
      until: Date.UTC(2025, 10, 21, 16),
      circle: { centre: { lon: 30.25, lat: 50.5 }, radius: 20_000 },
      identities: [
        { kind: 'icao24', identity: 0x4b1234 },
        { kind: 'mmsi', identity: 219000101 },
        { kind: 'plot', identity: 17 },
      ],
      carries: ['wounded'],
    },
  ]);
});

test('an area is named or drawn, not both; neither means everywhere', () => {
  const circle = { lon: 30.25, lat: 50.5, radius_m: 100 };
  const { reports, rejected } = collectFeed(
    openNotices,
    lines(BASE, { ...BASE, area: 'buffer' }, { ...BASE, area: 'buffer', circle }),
  );
  assert.deepEqual(
    reports.map((report) => report.kind === 'notice' && report.area),
    [undefined, 'buffer'],
  );
  assert.deepEqual(rejected, { 'not-as-schema': 1 });
});

test('an end before the begin is refused', () => {
  const { problems } = collectFeed(openNotices, lines({ ...BASE, until: '2025-11-21T13:00:00Z' }));
  assert.match(problems[0]!.message, /until 2025-11-21T13:00:00Z is not after from 2025-11-21T14:00Z/);
});
