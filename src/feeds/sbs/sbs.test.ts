import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed, collectRows } from '../../../test/support/collect-feed.ts';
import { missing, sharedBytes } from '../../../test/support/shared-data.ts';
import { DATUM, FIX_FLAG, IDENTITY } from '../../picture/index.ts';
import { openSbs, openSbsRows } from './index.ts';

const head = (transmission: number, hex = '4B1234') =>
  `MSG,${transmission},1,1,${hex},1,2018/04/03,19:02:28.136,2018/04/10,21:24:39.436`;
const POSITION = `${head(3)},,33000,,,50.5,30.25,,,0,0,0,0`;
const LINES = `${head(1)},GREY01,,,,,,,,,,,
${POSITION}
${head(4)},,,420,170.5,,,-640,,,,,
${head(6)},,33000,,,,,,6425,0,0,0,
${head(2)},,0,12,90,50.5,30.25,,,,,,-1
${head(8, '~2A0001')},,,,,,,,,,,,
`;

test('rows carry rs1090’s names, and null where a message says nothing', () => {
  assert.deepEqual(collectRows(openSbsRows, `${POSITION}\n`), [
    {
      transmission: 3,
      time: '2018-04-03T19:02:28.136Z',
      icao24: '4b1234',
      callsign: null,
      altitude: 33000,
      groundspeed: null,
      track: null,
      latitude: 50.5,
      longitude: 30.25,
      vertical_rate: null,
      squawk: null,
      alert: false,
      emergency: false,
      spi: false,
      onground: false,
    },
  ]);
});

test('every message is a fix with what it carries', () => {
  const { fixes, rejected } = collectFeed(openSbs, LINES);
  assert.deepEqual(rejected, {});
  assert.equal(fixes.length, 6);
  const [, position, velocity, , surface, other] = fixes;
  assert.equal(position?.observedAt, Date.UTC(2018, 3, 3, 19, 2, 28, 136));
  assert.deepEqual([position?.longitude, position?.latitude], [30.25, 50.5]);
  assert.equal(position?.altitude, Math.fround(33000 * 0.3048));
  assert.equal(position?.datum, DATUM.pressure);
  assert.equal(position?.flags, FIX_FLAG.gnss);
  assert.equal(velocity?.course, 170.5);
  assert.equal(velocity?.climb, Math.fround((-640 * 0.3048) / 60));
  assert.equal(velocity?.longitude, Number.NaN);
  assert.equal(surface?.flags, FIX_FLAG.gnss | FIX_FLAG.onGround);
  assert.deepEqual([other?.identityKind, other?.identity], [IDENTITY.icao24Other, 0x2a0001]);
});

test('in the air a speed of 0 without a course is none; on the ground it says that the aircraft stands', () => {
  const say = (speed: string, ground: string) =>
    collectFeed(openSbs, `${head(2)},,0,${speed},50.5,30.25,,,,,,${ground}\n`).fixes[0]?.speed;
  assert.deepEqual([say('0,', '0'), say('0,90', '0'), say('0,', '-1')], [Number.NaN, 0, 0]);
});

test('call signs and squawks are reported', () => {
  const { reports } = collectFeed(openSbs, LINES + LINES);
  assert.deepEqual(
    reports.map((report) => report.kind === 'identity' && (report.callsign ?? report.squawk)),
    ['GREY01', '6425'],
  );
});

test('bad lines are told with their line, other kinds of line are passed over', () => {
  const { fixes, rejected } = collectFeed(
    openSbs,
    `MSG,3,1\nAIR,,1,1,4B1234,1\nMSG,9${POSITION.slice(5)}\n${POSITION.replace('4B1234', 'XYZ')}\nhello\n${POSITION}\n`,
  );
  assert.equal(fixes.length, 1);
  assert.deepEqual(rejected, {
    'too-few-fields': 1,
    'unknown-transmission': 1,
    'unreadable-address': 1,
    'not-a-message': 1,
  });
});

const RECORDING = 'data/adsb/sbs1/ulss7_part1_basestation.txt.gz';
test('every message of the recording is read', { skip: missing(RECORDING) }, () => {
  const { fixes, rejected } = collectFeed(openSbs, sharedBytes(RECORDING));
  assert.equal(fixes.length, 5322);
  // dump1090 ends its output with two lines of statistics.
  assert.deepEqual(rejected, { 'not-a-message': 2 });
});
