import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseInstant } from '../../kernel/index.ts';
import { AisDecoder, type AisJson, AisJsonWriter, makeAisColumns, refusedByReason } from './index.ts';
import * as samples from './sample-sentences.ts';
import { nmea, tagged, vdm } from './sample-sentences.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const [POSITION] = vdm(samples.POSITION) as [string];
const [STATIC_1, STATIC_2] = vdm(samples.STATIC, 1) as [string, string];

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

const message = (fields: Parameters<typeof vdm>[0]) => {
  const { class: _, scaled: _s, repeat: _r, ...rest } = decodeText(...vdm(fields)).messages[0]!;
  return rest;
};
const DIMENSIONS = { to_bow: 150, to_stern: 30, to_port: 12, to_starboard: 13 };

test('a class A position report gives every field in gpsd’s words', () => {
  assert.deepEqual(decodeText(POSITION).messages, [
    {
      class: 'AIS',
      type: 1,
      repeat: 0,
      mmsi: 219000101,
      scaled: true,
      status: 0,
      status_text: 'Under way using engine',
      turn: 'fastleft',
      speed: 12.3,
      accuracy: true,
      lon: -12.5,
      lat: 55.25,
      course: 224,
      heading: 215,
      second: 33,
      maneuver: 0,
      raim: false,
      radio: 34017,
    },
  ]);
});

test('what a ship does not know stays what it sent', () => {
  assert.deepEqual(message(samples.UNKNOWN_POSITION), {
    type: 3,
    mmsi: 219000102,
    status: 15,
    status_text: 'Not defined',
    turn: 'n/a',
    speed: 'n/a',
    accuracy: false,
    lon: 181,
    lat: 91,
    course: 360,
    heading: 511,
    second: 60,
    maneuver: 0,
    raim: true,
    radio: 0,
  });
});

test('base stations, rescue aircraft and long range reports give every field', () => {
  assert.deepEqual(message(samples.BASE_STATION), {
    type: 4,
    mmsi: 2190001,
    timestamp: '2025-11-21T14:30:05Z',
    accuracy: true,
    lon: 12.5,
    lat: 56,
    epfd: 7,
    epfd_text: 'Surveyed',
    raim: false,
    radio: 9,
  });
  assert.deepEqual(message(samples.RESCUE_AIRCRAFT), {
    type: 9,
    mmsi: 111219501,
    alt: 303,
    speed: 142,
    accuracy: false,
    lon: 11,
    lat: 57.5,
    course: 154.5,
    second: 15,
    regional: 0,
    dte: 1,
    raim: false,
    radio: 33392,
  });
  assert.deepEqual(message(samples.LONG_RANGE), {
    type: 27,
    mmsi: 219000103,
    status: 3,
    status_text: 'Restricted maneuverability',
    accuracy: false,
    lon: -30.5,
    lat: 60.25,
    speed: 12,
    course: 167,
    raim: false,
    gnss: false,
  });
});

test('class B reports give every field', () => {
  const fix = { speed: 5.1, accuracy: true, lon: 10.25, lat: 54.75, course: 34.9, heading: 511, second: 17 };
  assert.deepEqual(message(samples.CLASS_B), {
    type: 18,
    mmsi: 219000201,
    reserved: 0,
    ...fix,
    regional: 0,
    cs: true,
    display: false,
    dsc: true,
    band: true,
    msg22: false,
    raim: true,
    radio: 917510,
  });
  assert.deepEqual(message(samples.CLASS_B_EXTENDED), {
    type: 19,
    mmsi: 219000202,
    reserved: 0,
    ...fix,
    regional: 4,
    shipname: 'SANDPIPER',
    shiptype: 37,
    shiptype_text: 'Pleasure Craft',
    ...DIMENSIONS,
    epfd: 1,
    epfd_text: 'GPS',
    raim: false,
    dte: 0,
    assigned: true,
  });
});

test('an aid to navigation has a name that goes on behind its 20 characters', () => {
  assert.deepEqual(message(samples.AID), {
    type: 21,
    mmsi: 992191001,
    aid_type: 20,
    aid_type_text: 'Cardinal Mark N',
    name: 'LONG REEF NORTH CARDINAL',
    accuracy: false,
    lon: 10,
    lat: 55,
    ...DIMENSIONS,
    epfd: 7,
    epfd_text: 'Surveyed',
    second: 50,
    regional: 165,
    off_position: false,
    raim: false,
    virtual_aid: true,
  });
});

test('any talker is read, and VDO like VDM', () => {
  for (const talker of ['AI', 'BS', 'AB', '--']) {
    for (const kind of ['VDM', 'VDO']) {
      const [sentence] = vdm(samples.POSITION, undefined, `${talker}${kind}`);
      assert.equal(decodeText(sentence!).messages.length, 1);
    }
  }
});

test('a message in two sentences is put together', () => {
  const { messages, counts } = decodeText(STATIC_1, STATIC_2);
  const { class: _, scaled: _s, repeat: _r, ...fields } = messages[0]!;
  assert.deepEqual(fields, {
    type: 5,
    mmsi: 219000101,
    imo: 9134270,
    ais_version: 0,
    callsign: 'XQ7',
    shipname: 'GREY HERON',
    shiptype: 70,
    shiptype_text: 'Cargo - all ships of this type',
    ...DIMENSIONS,
    epfd: 1,
    epfd_text: 'GPS',
    eta: '05-15T14:00Z',
    draught: 12.2,
    destination: 'NORTH QUAY',
    dte: 0,
  });
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
  const { payload } = samples.armour(samples.POSITION);
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
  const pghp = nmea('$', `PGHP,1,2010,6,11,11,46,12,386,219,24,992190924,1,${POSITION.slice(-2)}`);
  const rmc = nmea('$', 'GPRMC,092211.00,A,5500.00000,N,01000.00000,E,5.0,28.0,200715,,,A');
  const { times } = decode(
    [bytesOf([POSITION, tagged('c:1565218798', POSITION), pghp, POSITION, rmc, POSITION, ''].join('\n'))],
    1000,
  );
  const expected = ['2019-08-07T22:59:58Z', '2010-06-11T11:46:12.386Z', '2015-07-20T09:22:11Z'].map(at);
  assert.deepEqual(times, [1000, ...expected]);
});

test('a live stream whose clock falls silent is dated by its reception', () => {
  const columns = makeAisColumns(8);
  const decoder = new AisDecoder(columns);
  decoder.decode(bytesOf(`${tagged('c:1000', POSITION)}\n${POSITION}\n`), 0, 1_000_500);
  decoder.decode(bytesOf(`${POSITION}\n`), 0, 1_005_000);
  decoder.decode(bytesOf(`${POSITION}\n`), 0, 1_020_000);
  assert.deepEqual([...columns.observedAt.subarray(0, 4)], [1_000_000, 1_000_000, 1_000_000, 1_020_000]);
});

test('a damaged TAG block is counted and its sentence is kept', () => {
  const { messages, counts } = decodeText(`\\c:1565218798*00\\${POSITION}`, `\\c:1565218798${POSITION}`);
  assert.equal(messages.length, 2);
  assert.equal(counts.damagedTagBlocks, 2);
  assert.equal(messages[0]?.time, undefined);
});

test('part B of type 24 takes its name from part A; lone parts are not lost', () => {
  const [partA] = vdm(samples.NAME_PART) as [string];
  const [partB] = vdm(samples.CALLSIGN_PART) as [string];
  const both = decodeText(partA, partB).messages;
  assert.equal(both.length, 1);
  assert.deepEqual([both[0]?.shipname, both[0]?.callsign, both[0]?.part], ['TERN', 'XQ8', undefined]);
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
