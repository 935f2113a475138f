import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed, collectRows } from '../../../test/support/collect-feed.ts';
import { missing, sharedBytes } from '../../../test/support/shared-data.ts';
import { openAisCsv, openAisCsvRows } from './index.ts';

const TABLE = `Time,MMSI,Latitude_degrees,Longitude_degrees,COG_degrees,SOG_knots
2016-01-12 13:02:11.218,219000101,50.75,-1.25,157.8,10
2016-01-12 13:02:12.000,219000102,50.5,-1.5,360.0,102.3
`;

test('rows carry gpsd’s names', () => {
  assert.deepEqual(collectRows(openAisCsvRows, TABLE)[0], {
    time: '2016-01-12T13:02:11.218Z',
    mmsi: 219000101,
    lat: 50.75,
    lon: -1.25,
    speed: 10,
    course: 157.8,
  });
});

test('a row is a fix; what AIS calls not available is unknown', () => {
  const { fixes } = collectFeed(openAisCsv, TABLE);
  assert.equal(fixes[0]?.observedAt, Date.UTC(2016, 0, 12, 13, 2, 11, 218));
  assert.equal(fixes[0]?.speed, Math.fround((10 * 1852) / 3600));
  assert.deepEqual([fixes[1]?.speed, fixes[1]?.course], [Number.NaN, Number.NaN]);
});

test('bad rows are told with their line and do not stop the table', () => {
  const { fixes, rejected, problems } = collectFeed(
    openAisCsv,
    `${TABLE}yesterday,219000101,1,2,3,4\n2016-01-12 13:02:13,ship,1,2,3,4\n1,2\n${TABLE.split('\n')[1]}\n`,
  );
  assert.equal(fixes.length, 3);
  assert.deepEqual(rejected, { 'unreadable-time': 1, 'unreadable-mmsi': 1, 'bad-width': 1 });
  assert.deepEqual(
    problems.map(({ place }) => place?.line),
    [4, 5, 6],
  );
});

test('another table is refused once, saying what it looks like', () => {
  const { problems, fixes } = collectFeed(openAisCsv, 'latitude,longitude,acq_date\n1,2,2026-01-01\n');
  assert.equal(fixes.length, 0);
  assert.equal(problems.length, 1);
  assert.match(problems[0]!.message, /this is not ais-csv.*it looks like firms/);
  assert.equal(problems[0]!.mend, "name the input's format: firms");
});

const SOLENT = 'data/ais/solent_2016-01-12_part1.csv.gz';
test('every report of the Solent recording is read', { skip: missing(SOLENT) }, () => {
  const { fixes, rejected } = collectFeed(openAisCsv, sharedBytes(SOLENT));
  assert.equal(fixes.length, 11_173);
  assert.deepEqual(rejected, {});
});
