import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed, collectRows } from '../../../test/support/collect-feed.ts';
import { missing, sharedBytes } from '../../../test/support/shared-data.ts';
import { DAY, MINUTE } from '../../kernel/index.ts';
import { openFirms, openFirmsRows } from './index.ts';

const VIIRS = `latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,daynight
48.5,37.25,330.1,0.4,0.3,2026-06-24,5,N20,VIIRS,n,2.0NRT,290.2,3.25,N
`;
const MODIS = `latitude,longitude,brightness,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_t31,frp,daynight
48.5,37.25,330.1,1.2,1.1,2026-06-24,1345,Terra,MODIS,72,6.1NRT,290.2,30,D
`;
const SHORT = `LATITUDE,LONGITUDE,ACQ_DATE
48.5,37.25,2021-01-01
`;

test('a VIIRS pixel keeps pass time, confidence, power and footprint', () => {
  const { reports } = collectFeed(openFirms, VIIRS);
  assert.deepEqual(reports, [
    {
      kind: 'event',
      event: 'fire',
      observedAt: Date.UTC(2026, 5, 24, 0, 5),
      receivedAt: Date.UTC(2026, 5, 24, 0, 5),
      source: 'station',
      index: 0,
      position: { lon: 37.25, lat: 48.5 },
      // Half the diagonal of 400 m by 300 m.
      radius: 250,
      timeUncertainty: MINUTE,
      intensity: { value: 3.25, unit: 'MW' },
      confidence: 'nominal',
      sensor: 'N20 VIIRS',
    },
  ]);
});

test('a MODIS table is read as well', () => {
  const [row] = collectRows(openFirmsRows, MODIS);
  assert.deepEqual([row?.acq_time, row?.bright_ti4, row?.confidence], ['13:45', 330.1, '72']);
});

test('a table without times of day knows the day and not more', () => {
  const [report] = collectFeed(openFirms, SHORT).reports;
  assert.equal(report?.observedAt, Date.UTC(2021, 0, 1));
  assert.equal(report?.kind === 'event' && report.timeUncertainty, DAY);
  assert.equal(collectRows(openFirmsRows, SHORT)[0]?.acq_time, null);
});

test('bad rows are told with their line', () => {
  const bad = `${SHORT}95,37,2021-01-01\n48,37,2021-02-30\n`;
  const { rejected, problems, reports } = collectFeed(openFirms, bad);
  assert.equal(reports.length, 1);
  assert.deepEqual(rejected, { 'unreadable-position': 1, 'unreadable-time': 1 });
  assert.deepEqual(
    problems.map(({ place }) => place?.line),
    [3, 4],
  );
});

for (const [path, rows] of [
  ['data/thermal/viirs_nrt_2026-06-24_26.csv.gz', 4530],
  ['data/thermal/ukr_fires_2021.csv.gz', 57_595],
  ['data/thermal/ukr_fires_2023.csv.gz', 98_287],
] as const) {
  test(`${path}: every detection is read`, { skip: missing(path) }, () => {
    const { reports, rejected } = collectFeed(openFirms, sharedBytes(path));
    assert.equal(reports.length, rows);
    assert.deepEqual(rejected, {});
  });
}
