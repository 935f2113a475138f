import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed, known } from '../../../test/support/collect-feed.ts';
import { CATEGORIES } from '../../kernel/index.ts';
import { FIX_FLAG, IDENTITY } from '../../picture/index.ts';
import { openAis } from './index.ts';
import * as samples from './sample-sentences.ts';
import { tagged, vdm } from './sample-sentences.ts';

const AT = 1_565_218_798_000;
const dated = (fields: Parameters<typeof vdm>[0], sequence?: number) =>
  vdm(fields, sequence).map((sentence) => tagged(`c:${AT / 1000}`, sentence));
const observe = (...lines: readonly string[]) => collectFeed(openAis, `${lines.join('\n')}\n`);

test('a position report is a fix in metres a second, with the time it was received', () => {
  const { fixes } = observe(...dated(samples.POSITION));
  assert.deepEqual(known(fixes[0]!), {
    observedAt: AT,
    receivedAt: AT,
    source: 2,
    index: 0,
    identityKind: IDENTITY.mmsi,
    identity: 219_000_101,
    longitude: -12.5,
    latitude: 55.25,
    datum: 0,
    speed: Math.fround((12.3 * 1852) / 3600),
    course: 224,
    accuracy: 10,
    category: CATEGORIES.indexOf('vessel'),
    flags: FIX_FLAG.gnss,
  });
});

test('what is not available becomes unknown, and the ship was still heard', () => {
  const { fixes } = observe(...dated(samples.UNKNOWN_POSITION));
  const { longitude, latitude, speed, course } = fixes[0]!;
  assert.deepEqual([longitude, latitude, speed, course], Array(4).fill(Number.NaN));
  assert.equal(fixes[0]?.identity, 219_000_102);
});

test('a rescue aircraft flies at a height above the sea', () => {
  const { fixes } = observe(...dated(samples.RESCUE_AIRCRAFT));
  assert.equal(fixes[0]?.altitude, 303);
  assert.equal(fixes[0]?.category, CATEGORIES.indexOf('aircraft'));
  assert.equal(fixes[0]?.speed, Math.fround((142 * 1852) / 3600));
});

test('base stations and aids to navigation are no observations', () => {
  const { fixes, reports } = observe(...dated(samples.BASE_STATION), ...dated(samples.AID, 3));
  assert.deepEqual([fixes.length, reports.length], [0, 0]);
});

test('names, call signs and kinds are reported when they are news, and only then', () => {
  const again = [...dated(samples.STATIC, 1), ...dated(samples.STATIC, 2)];
  const { reports } = observe(...again, ...dated(samples.NAME_PART), ...dated(samples.CALLSIGN_PART));
  assert.deepEqual(
    reports.map((report) => report.kind === 'identity' && [report.name, report.callsign, report.category]),
    [
      ['GREY HERON', 'XQ7', 'vessel.merchant'],
      ['TERN', undefined, undefined],
      [undefined, 'XQ8', 'vessel'],
    ],
  );
});

test('without a time in the stream the time of reception counts; without that the start', () => {
  const text = `${vdm(samples.POSITION)[0]}\n`;
  assert.equal(collectFeed(openAis, text, { receivedAt: 5000 }).fixes[0]?.observedAt, 5000);
  assert.equal(collectFeed(openAis, text, { start: 7000 }).fixes[0]?.observedAt, 7000);
});

test('refused sentences reach the sink under their reason', () => {
  assert.deepEqual(observe('!AIVDM,1,1,,A,,0*26', 'nothing').rejected, { 'empty-payload': 1 });
});

test('a file that never says what time it is gives no fixes, and says what to do', () => {
  const { fixes, rejected, problems } = collectFeed(openAis, `${vdm(samples.POSITION)[0]}\n`.repeat(3));
  assert.equal(fixes.length, 0);
  assert.deepEqual(rejected, { 'no-time': 3 });
  assert.equal(problems.length, 1);
  assert.match(problems[0]!.mend!, /start=/);
});

test('another format is refused, saying what it looks like', () => {
  const { rejected, problems } = collectFeed(openAis, 'MSG,3,1,1,4B1234,1\n');
  assert.deepEqual(rejected, { 'wrong-format': 1 });
  assert.match(problems[0]!.message, /this is not ais.*it looks like sbs/);
});

test('what holds no sentence at all is not AIS, and is told once', () => {
  for (const text of ['hello', 'hello\n'.repeat(2_000), '\u0007\u0091\n\u0003'.repeat(1_000)]) {
    const { rejected, problems } = collectFeed(openAis, text);
    assert.deepEqual(rejected, { 'wrong-format': 1 });
    assert.match(problems[0]!.message, /this is not ais: expected NMEA sentences/);
  }
});

test('nothing, blank lines, other NMEA, and a preface before the sentences are not refused', () => {
  const sentences = vdm(samples.POSITION).join('\n');
  for (const text of ['', '\n\n', '$AIHBT,30.0,A,1*33\n', `recorded at the quay\n${sentences}\n`]) {
    assert.equal(collectFeed(openAis, text, { start: 7000 }).rejected['wrong-format'], undefined);
  }
});
