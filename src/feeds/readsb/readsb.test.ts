import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed, collectRows } from '../../../test/support/collect-feed.ts';
import { missing, sharedBytes } from '../../../test/support/shared-data.ts';
import { CATEGORIES } from '../../kernel/index.ts';
import { DATUM, FIX_FLAG } from '../../picture/index.ts';
import { openReadsb, openReadsbRows } from './index.ts';

const NOW = 1_693_303_200;
const AIRCRAFT = {
  ...{ hex: '4b1234', type: 'adsb_icao', flight: 'GREY01  ', alt_baro: 10_000, alt_geom: 10_400, gs: 360 },
  ...{ track: 90.5, baro_rate: -600, squawk: '6425', category: 'A7', lat: 50.5, lon: 30.25, nic: 8 },
  ...{ nac_p: 9, sil: 3, seen_pos: 1.5, seen: 0.2 },
};

test('aircraft.json, on one line or many, gives each aircraft at the time of its position', () => {
  const all = {
    now: NOW,
    messages: 5,
    aircraft: [AIRCRAFT, { hex: '~2a0001', seen: 3, alt_baro: 'ground' }],
  };
  for (const text of [JSON.stringify(all), JSON.stringify(all, null, 2)]) {
    const { fixes, reports } = collectFeed(openReadsb, text);
    assert.equal(fixes.length, 2);
    const [fix, ground] = fixes;
    assert.equal(fix?.observedAt, (NOW - 1.5) * 1000);
    assert.equal(fix?.altitude, 3048);
    assert.equal(fix?.datum, DATUM.pressure);
    assert.equal(fix?.climb, Math.fround((-600 * 0.3048) / 60));
    assert.deepEqual([fix?.nic, fix?.nacp, fix?.sil], [8, 9, 3]);
    assert.equal(fix?.category, CATEGORIES.indexOf('aircraft.rotary'));
    assert.equal(ground?.flags, FIX_FLAG.onGround);
    const [said] = reports;
    assert.deepEqual(said?.kind === 'identity' && [said.callsign, said.squawk], ['GREY01', '6425']);
  }
});

test('a document that says something twice about one aircraft is refused', () => {
  const text = JSON.stringify({ now: NOW, aircraft: [AIRCRAFT] }).replace('"lat":', '"lat":1,"lat":');
  const { fixes, rejected } = collectFeed(openReadsb, text);
  assert.equal(fixes.length, 0);
  assert.deepEqual(rejected, { 'key-twice': 1 });
});

test('a trace gives each point at its own time', () => {
  const trace = {
    ...{ icao: '4b1234', dbFlags: 1, timestamp: NOW },
    trace: [
      [10.5, 50.5, 30.25, 10_000, 360, 90, 0, -600, { flight: 'GREY01', nic: 8 }, 'adsb_icao', 10_400],
      [20, 50.6, 30.25, 'ground', 10, 90, 0, null, null, 'mlat', null],
      [30],
    ],
  };
  const { fixes, rejected } = collectFeed(openReadsb, JSON.stringify(trace));
  assert.deepEqual(
    fixes.map(({ observedAt }) => observedAt),
    [(NOW + 10.5) * 1000, (NOW + 20) * 1000],
  );
  assert.equal(fixes[0]?.category, CATEGORIES.indexOf('aircraft.military'));
  assert.equal(fixes[1]?.flags, FIX_FLAG.derived | FIX_FLAG.onGround);
  assert.deepEqual(rejected, { 'unreadable-point': 1 });
});

test('lines of single reports are read; one without an aircraft is counted', () => {
  const lines = [
    { now: NOW, hex: '4b1234', lat: 50.5, lon: 30.25, gscp: 100, flightdict: { type: 'tisb_icao', nic: 0 } },
    { now: NOW + 1, flight: 'N/A' },
  ];
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`;
  const { fixes, rejected } = collectFeed(openReadsb, text);
  assert.equal(fixes[0]?.speed, Math.fround((100 * 1852) / 3600));
  assert.equal(fixes[0]?.flags, FIX_FLAG.derived);
  assert.equal(fixes[0]?.nic, 0);
  assert.deepEqual(rejected, { 'no-address': 1, 'not-json': 1 });
});

test('rows keep readsb’s names', () => {
  const [row] = collectRows(openReadsbRows, JSON.stringify({ now: NOW, aircraft: [AIRCRAFT] }));
  assert.deepEqual(row, { ...AIRCRAFT, now: NOW });
});

for (const [path, fixes, rejected] of [
  ['data/adsb/readsb/1hr_blackrock_2023-08-29.jsonl.gz', 4920, { 'no-address': 847 }],
  ['data/adsb/readsb/grid_20250601_36_-122.jsonl.gz', 44_120, {}],
  ['data/adsb/readsb/trace_full_a11e8b.json.gz', 167, {}],
  ['data/adsb/readsb/trace_full_a4068e.json.gz', 282, {}],
] as const) {
  test(`${path}: every report is read`, { skip: missing(path) }, () => {
    const collected = collectFeed(openReadsb, sharedBytes(path));
    assert.equal(collected.fixes.length, fixes);
    assert.deepEqual(collected.rejected, rejected);
  });
}
