import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFileInput, parseLiveInput } from './input.ts';

const given = <Value>(result: { readonly ok: boolean; readonly value?: Value }): Value | undefined => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};

test('a recording is a format, a file, and what the format cannot say itself', () => {
  assert.deepEqual(given(parseFileInput('ais:log.nmea')), { format: 'ais', file: 'log.nmea' });
  assert.deepEqual(
    given(parseFileInput('beast:day.beast.gz?start=2018-04-03T19:02:28Z&at=59.7,-30.25&source=roof')),
    {
      format: 'beast',
      file: 'day.beast.gz',
      start: Date.UTC(2018, 3, 3, 19, 2, 28),
      receiver: { lat: 59.7, lon: -30.25 },
      source: 'roof',
    },
  );
  const offset = given(parseFileInput('ais:log?start=2018-04-03T22:02:28+03:00'));
  assert.equal(offset?.start, Date.UTC(2018, 3, 3, 19, 2, 28));
});

test('a feed is a format on a transport', () => {
  assert.deepEqual(given(parseLiveInput('beast+tcp://127.0.0.1:30005?source=roof')), {
    format: 'beast',
    transport: { kind: 'tcp', host: '127.0.0.1', port: 30_005 },
    source: 'roof',
  });
  assert.deepEqual(given(parseLiveInput('ais+udp://[::1]:10110')), {
    format: 'ais',
    transport: { kind: 'udp', host: '::1', port: 10_110 },
  });
  assert.deepEqual(given(parseLiveInput('firms+file:pixels.csv')), {
    format: 'firms',
    transport: { kind: 'file', file: 'pixels.csv' },
  });
});

const REFUSED_FILES = [
  ['', /names no input/],
  ['log.nmea', /names no input/],
  ['asn:log', /"asn" in "asn:log" is not a format/],
  ['ais:log?at=59', /is not a place/],
  // A missing number is not 0.
  ['ais:log?at=,', /is not a place/],
  ['ais:log?at=95,10', /is not a place/],
  ['ais:log?at=1,2,3', /is not a place/],
  ['ais:log?start=yesterday', /yesterday/],
  ['ais:log?port=3', /"port" is not a parameter/],
] as const;

for (const [text, message] of REFUSED_FILES) {
  test(`"${text}" is refused as a recording, with the mend`, () => {
    const result = parseFileInput(text);
    assert.ok(!result.ok);
    assert.match(result.problems[0]!.message, message);
    assert.ok(result.problems[0]!.mend);
  });
}

const REFUSED_FEEDS = [
  ['beast', /names no feed/],
  ['beast+http://h:1', /names no feed/],
  ['beast+tcp://h', /has no host and port/],
  ['beast+tcp://:30005', /has no host and port/],
  ['beast+tcp://h:0', /has no host and port/],
  ['beast+tcp://h:70000', /has no host and port/],
  // Where the address ends and the port begins cannot be told.
  ['beast+tcp://::1:30005', /has no host and port/],
] as const;

for (const [text, message] of REFUSED_FEEDS) {
  test(`"${text}" is refused as a feed, with the mend`, () => {
    const result = parseLiveInput(text);
    assert.ok(!result.ok);
    assert.match(result.problems[0]!.message, message);
    assert.ok(result.problems[0]!.mend);
  });
}

test('any text is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('', 'ais:', 'beast+tcp://', 'ais:log?'), (text, begin) => {
      parseFileInput(begin + text);
      parseLiveInput(begin + text);
    }),
    { seed: 11, numRuns: 500 },
  );
});
