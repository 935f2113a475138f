import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseInstant } from '../../kernel/index.ts';
import { AisDecoder, type AisJson, AisJsonWriter, makeAisColumns, refusedByReason } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const checksum = (body: string) =>
  [...bytesOf(body)]
    .reduce((sum, byte) => sum ^ byte, 0)
    .toString(16)
    .toUpperCase()
    .padStart(2, '0');
/** A sentence with its right checksum. */
const nmea = (start: '!' | '$', body: string) => `${start}${body}*${checksum(body)}`;
const tagged = (tags: string, sentence: string) => `\\${tags}*${checksum(tags)}\\${sentence}`;

const POSITION = '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A';
const STATIC_1 = '!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C';
const STATIC_2 = '!AIVDM,2,2,1,A,88888888880,2*25';

function decode(chunks: readonly Uint8Array[], receivedAt = Number.NaN, capacity = 4) {
  const columns = makeAisColumns(capacity);
  const decoder = new AisDecoder(columns);
  const writer = new AisJsonWriter();
  const messages: AisJson[] = [];
  const times: number[] = [];
  const drain = () => {
    for (let row = 0; row < columns.length; row++) {
      messages.push(...writer.write(columns, row));
      times.push(columns.observedAt[row]!);
    }
    columns.length = 0;
  };
  for (const chunk of chunks) {
    let at = 0;
    while (at < chunk.length) {
      at = decoder.decode(chunk, at, receivedAt);
      drain();
    }
  }
  decoder.end(receivedAt);
  drain();
  messages.push(...writer.end());
  return { messages, times, counts: decoder.counts, refused: refusedByReason(decoder.counts) };
}
const decodeText = (...lines: string[]) => decode([bytesOf(`${lines.join('\r\n')}\r\n`)]);
const at = (text: string) => {
  const instant = parseInstant(text);
  return instant.ok ? instant.value.at : Number.NaN;
};

test('a class A position report gives every field in gpsd’s words', () => {
  const { messages } = decodeText(POSITION);
  assert.deepEqual(messages, [
    {
      class: 'AIS',
      type: 1,
      repeat: 0,
      mmsi: 371798000,
      scaled: true,
      status: 0,
      status_text: 'Under way using engine',
      turn: 'fastleft',
      speed: 12.3,
      accuracy: true,
      lon: -123.3953833,
      lat: 48.3816333,
      course: 224,
      heading: 215,
      second: 33,
      maneuver: 0,
      raim: false,
      radio: 34017,
    },
  ]);
});

test('any talker is read, and VDO like VDM', () => {
  const body = POSITION.slice(7, -3);
  for (const talker of ['AI', 'BS', 'AB', '--']) {
    for (const kind of ['VDM', 'VDO']) {
      assert.equal(decodeText(nmea('!', `${talker}${kind},${body}`.replace(',,1', ',1'))).messages.length, 1);
    }
  }
});

test('a message in two sentences is put together', () => {
  const { messages, counts } = decodeText(STATIC_1, STATIC_2);
  assert.equal(messages[0]?.shipname, 'EVER DIADEM');
  assert.equal(messages[0]?.eta, '05-15T14:00Z');
  assert.equal(counts.decoded, 2);
});

test('parts of different sequences, channels and groups do not mix', () => {
  const other = STATIC_1.slice(1, -3).replace('2,1,1,A', '2,1,2,A');
  const otherEnd = STATIC_2.slice(1, -3).replace('2,2,1,A', '2,2,2,A');
  const { messages } = decodeText(STATIC_1, nmea('!', other), STATIC_2, nmea('!', otherEnd));
  assert.equal(messages.length, 2);
  const grouped = decodeText(
    tagged('g:1-2-7', STATIC_1),
    tagged('g:1-2-8', STATIC_1),
    tagged('g:2-2-7', STATIC_2),
    tagged('g:2-2-8', STATIC_2),
  );
  assert.equal(grouped.messages.length, 2);
});

test('every sentence that fails is counted under its reason', () => {
  const payload = '15RTgt0PAso;90TKcjM8h6g208CQ';
  const cases: readonly [string, readonly string[]][] = [
    ['no-checksum', [POSITION.slice(0, -3)]],
    ['no-checksum', [POSITION.slice(0, -1)]],
    ['bad-checksum', [`${POSITION.slice(0, -2)}00`]],
    ['malformed', [nmea('!', 'AIVDM,1,1,,A')]],
    ['malformed', [nmea('!', `AIVDM,1,2,,A,${payload},0`)]],
    ['malformed', [nmea('!', `AIVDM,x,1,,A,${payload},0`)]],
    ['empty-payload', [nmea('!', 'AIVDM,1,1,,A,,0')]],
    ['bad-character', [nmea('!', `AIVDM,1,1,,A,${payload.slice(0, -1)}x,0`)]],
    ['bad-fill-bits', [nmea('!', `AIVDM,1,1,,A,${payload},6`)]],
    ['bad-length', [nmea('!', `AIVDM,1,1,,A,${payload.slice(0, -2)},0`)]],
    ['unknown-type', [nmea('!', `AIVDM,1,1,,A,w${payload.slice(1)},0`)]],
    ['unsupported-type', [nmea('!', `AIVDM,1,1,,A,8${payload.slice(1)},0`)]],
    ['fragment-without-start', [STATIC_2]],
    ['fragment-lost', [STATIC_1]],
    ['line-too-long', [`!AIVDM,${'0'.repeat(2000)}`]],
  ];
  for (const [reason, lines] of cases) {
    const { refused, messages, counts } = decodeText(...lines);
    assert.deepEqual(refused, { [reason]: 1 }, `${reason}: ${lines[0]?.slice(0, 60)}`);
    assert.equal(messages.length, 0);
    assert.equal(counts.held, 0);
  }
});

test('a part whose successor comes too late is given up', () => {
  const { refused, messages } = decodeText(
    tagged('c:1000', STATIC_1),
    tagged('c:1011', POSITION),
    tagged('c:1011', STATIC_2),
  );
  assert.deepEqual(refused, { 'fragment-without-start': 1, 'fragment-expired': 1 });
  assert.equal(messages.length, 1);
});

test('a sentence that another one cuts off does not take it along', () => {
  const { messages, refused } = decodeText(
    `!AIVDM,1,1,,A,15RTg${POSITION}`,
    `2016-01-12 13:02:11 ${POSITION}`,
  );
  assert.equal(messages.length, 2);
  assert.deepEqual(refused, { 'no-checksum': 1 });
});

test('comments and other sentences are passed over', () => {
  const { messages, counts } = decodeText(`# ${POSITION}`, '', '$GPGSV,3,1,10', 'nonsense');
  assert.equal(messages.length, 0);
  assert.equal(counts.otherLines, 4);
});

test('time comes from the TAG block, $PGHP, RMC, or else from reception', () => {
  const pghp = nmea('$', 'PGHP,1,2010,6,11,11,46,12,386,219,24,992190924,1,4A');
  const rmc = nmea('$', 'GPRMC,092211.00,A,5759.09700,N,01144.34344,E,5.257,28.27,200715,,,A');
  const { times } = decode(
    [bytesOf([POSITION, tagged('c:1565218798', POSITION), pghp, POSITION, rmc, POSITION, ''].join('\n'))],
    1000,
  );
  const expected = ['2019-08-07T22:59:58Z', '2010-06-11T11:46:12.386Z', '2015-07-20T09:22:11Z'].map(at);
  assert.deepEqual(times, [1000, ...expected]);
});

test('a damaged TAG block is counted and its sentence is kept', () => {
  const { messages, counts } = decodeText(`\\c:1565218798*00\\${POSITION}`, `\\c:1565218798${POSITION}`);
  assert.equal(messages.length, 2);
  assert.equal(counts.damagedTagBlocks, 2);
  assert.equal(messages[0]?.time, undefined);
});

test('part B of type 24 takes its name from part A; lone parts are not lost', () => {
  const partA = nmea('!', 'AIVDM,1,1,,A,H42O55i18tMET00000000000000,2');
  const partB = nmea('!', 'AIVDM,1,1,,A,H42O55lt0000000D3nink000?0500,0');
  const both = decodeText(partA, partB).messages;
  assert.equal(both.length, 1);
  assert.deepEqual([both[0]?.shipname, both[0]?.callsign, both[0]?.part], ['PROGUY', 'TC6163', undefined]);
  assert.deepEqual(
    decodeText(partA).messages.map(({ part }) => part),
    ['A'],
  );
  assert.deepEqual(
    decodeText(partB).messages.map(({ part }) => part),
    ['B'],
  );
});

test('chunk borders change nothing (seed 11)', () => {
  const text = bytesOf(
    [tagged('c:1565218798', POSITION), STATIC_1, '$GPGGA,,*56', STATIC_2, 'x'.repeat(1500), POSITION].join(
      '\r\n',
    ),
  );
  const whole = decode([text]);
  fc.assert(
    fc.property(
      fc.array(fc.nat(text.length), { maxLength: 20 }),
      fc.integer({ min: 1, max: 3 }),
      (cuts, room) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((end, i) => text.subarray(places[i]!, end));
        const cut = decode(chunks, Number.NaN, room);
        assert.deepEqual(cut.messages, whole.messages);
        assert.deepEqual(cut.refused, whole.refused);
        assert.equal(cut.counts.lines, whole.counts.lines);
      },
    ),
    { seed: 11, numRuns: 200 },
  );
});
