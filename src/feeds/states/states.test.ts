import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed, collectRows } from '../../../test/support/collect-feed.ts';
import { missing, sharedBytes } from '../../../test/support/shared-data.ts';
import { DATUM } from '../../picture/index.ts';
import { openStates, openStatesRows } from './index.ts';

const AT = 1_626_098_400;
const HEADER =
  'time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,geoaltitude,lastposupdate,lastcontact';
const line = (at: number, heard: number, lat = 51.5) =>
  `${at},4b1234,${lat},-0.5,250,99.5,-3.25,GREY01  ,False,False,False,1174.0,10668.0,10843.2,${heard},${at}`;

test('a row of OpenSky’s table is a fix at the time its position was heard', () => {
  const { fixes, reports } = collectFeed(openStates, `${HEADER}\n${line(AT, AT - 1.5)}\n`);
  const [fix] = fixes;
  assert.equal(fix?.observedAt, (AT - 1.5) * 1000);
  assert.deepEqual([fix?.longitude, fix?.latitude, fix?.speed, fix?.climb], [-0.5, 51.5, 250, -3.25]);
  assert.deepEqual([fix?.altitude, fix?.datum], [10_668, DATUM.pressure]);
  const [said] = reports;
  assert.deepEqual(said?.kind === 'identity' && [said.callsign, said.squawk], ['GREY01', '1174']);
});

test('a position that is only repeated is not a new fix; neither is an old first one', () => {
  const { fixes } = collectFeed(
    openStates,
    [HEADER, line(AT, AT - 1), line(AT + 10, AT - 1), line(AT + 20, AT + 19, 51.6)].join('\n'),
  );
  assert.deepEqual(
    fixes.map(({ latitude }) => latitude),
    [51.5, Number.NaN, 51.6],
  );
  assert.equal(fixes[1]?.observedAt, (AT + 10) * 1000);
  const [late] = collectFeed(openStates, `${HEADER}\n${line(AT, AT - 61)}\n`).fixes;
  assert.equal(late?.latitude, Number.NaN);
});

const RECORDS = [
  { timestamp: AT * 1000 + 1000, icao24: '4b1234', latitude: 51.6, longitude: -0.5, altitude: 1000 },
  {
    timestamp: AT * 1000,
    icao24: '4b1234',
    latitude: 51.5,
    longitude: -0.5,
    altitude: 1000,
    groundspeed: 100,
  },
];
const NAMES = ['timestamp', 'icao24', 'latitude', 'longitude', 'altitude', 'groundspeed'] as const;
const column = (name: (typeof NAMES)[number]) => RECORDS.map((record) => record[name] ?? null);

test('records, columns, lists and split tables of feet and knots are one and the same', () => {
  const shapes = {
    records: RECORDS,
    columns: Object.fromEntries(NAMES.map((name) => [name, { ...column(name) }])),
    lists: Object.fromEntries(NAMES.map((name) => [name, column(name)])),
    split: { columns: NAMES, data: RECORDS.map((record) => NAMES.map((name) => record[name] ?? null)) },
  };
  for (const [shape, table] of Object.entries(shapes)) {
    const { fixes, rejected } = collectFeed(openStates, JSON.stringify(table));
    assert.deepEqual(rejected, {}, shape);
    assert.deepEqual(
      fixes.map(({ observedAt, latitude }) => [observedAt, latitude]),
      [
        [AT * 1000, 51.5],
        [AT * 1000 + 1000, 51.6],
      ],
      `${shape}: in the order of time`,
    );
    assert.equal(fixes[0]?.altitude, Math.fround(304.8));
    assert.equal(fixes[0]?.speed, Math.fround((100 * 1852) / 3600));
  }
  const [first] = collectRows(openStatesRows, JSON.stringify(RECORDS));
  assert.deepEqual(first, RECORDS[0]);
});

test('the answer of OpenSky’s own interface is read', () => {
  const state = [
    '4b1234',
    'GREY01',
    'Nowhere',
    AT - 2,
    AT,
    -0.5,
    51.5,
    1000,
    false,
    250,
    99.5,
    0,
    null,
    1010,
    '1174',
  ];
  const { fixes } = collectFeed(openStates, JSON.stringify({ time: AT, states: [state] }));
  assert.deepEqual(
    [fixes[0]?.observedAt, fixes[0]?.latitude, fixes[0]?.altitude],
    [(AT - 2) * 1000, 51.5, 1000],
  );
});

test('bad rows are counted; another format is refused', () => {
  const bad = [...RECORDS, 7, { icao24: '4b1234' }, { ...RECORDS[0], icao24: 'nobody' }];
  assert.deepEqual(collectFeed(openStates, JSON.stringify(bad)).rejected, {
    'not-a-record': 1,
    'unreadable-time': 1,
    'unreadable-address': 1,
  });
  assert.match(collectFeed(openStates, '{"now":1,"aircraft":[]}').problems[0]!.message, /looks like readsb/);
  assert.match(collectFeed(openStates, 'MSG,3,1,1\n').problems[0]!.message, /looks like sbs/);
});

for (const [path, rows, located] of [
  ['data/adsb/opensky/uk_states_part1.csv.gz', 3761, 3355],
  ['data/adsb/tracks/noisy_noisy_spoofing.json.gz', 8681, 4684],
  ['data/adsb/tracks/military_inflight_refuelling.json.gz', 10_397, 10_396],
] as const) {
  test(`${path}: every row is read`, { skip: missing(path) }, () => {
    const { fixes, rejected } = collectFeed(openStates, sharedBytes(path));
    assert.deepEqual(rejected, {});
    assert.equal(fixes.length, rows);
    assert.equal(fixes.filter(({ latitude }) => !Number.isNaN(latitude)).length, located);
  });
}
