import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOf, formatDtg, formatInstant, inInterval, parseDuration, parseInstant } from './time.ts';

const at = (text: string) => {
  const read = parseInstant(text);
  assert.ok(read.ok, text);
  return read.value;
};

test('instants are read with their offset and their precision', () => {
  assert.deepEqual(at('2025-09-08T00:00Z'), { at: Date.UTC(2025, 8, 8), precision: 'minute' });
  assert.deepEqual(at('2025-09-08T03:00:00+03:00'), { at: Date.UTC(2025, 8, 8), precision: 'second' });
  assert.deepEqual(at('2025-09-08'), { at: Date.UTC(2025, 8, 8), precision: 'day' });
  assert.equal(at('2025-09-08T00:00:00.250Z').at, Date.UTC(2025, 8, 8) + 250);
  assert.equal(at('2025-09-08T14:00+14:00').at, Date.UTC(2025, 8, 8));
  assert.equal(at('2025-09-07T12:00-1200').at, Date.UTC(2025, 8, 8));
});

test('an end written to the minute includes that minute', () => {
  const until = endOf(at('2025-10-07T23:59Z'));
  const period = { from: 0, until };
  assert.ok(inInterval(period, Date.UTC(2025, 9, 7, 23, 59, 59, 999)));
  assert.ok(!inInterval(period, Date.UTC(2025, 9, 8)));
});

const UNREADABLE = [
  ...['2025-06-31T00:00Z', '2025-09-08T25:00Z', '2025-09-08T00:00', '08.09.2025', ''],
  ...['2025-09-08T00:00+30:00', '2025-09-08T00:00-15:00', '2025-09-08T00:00+03:60'],
];
for (const text of UNREADABLE) {
  test(`"${text}" is refused with a mend`, () => {
    const read = parseInstant(text, { file: 'accord.yaml', line: 3, column: 7 });
    assert.ok(!read.ok);
    assert.equal(read.problems[0]?.code, 'TIME_UNREADABLE');
    assert.ok(read.problems[0]?.mend);
  });
}

test('writing and reading agree with the platform for three centuries (seed 1)', () => {
  const instants = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) });
  fc.assert(
    fc.property(instants, (instant) => {
      assert.equal(formatInstant(instant), new Date(instant).toISOString());
      assert.equal(at(formatInstant(instant)).at, instant);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('date-time groups are Zulu, in English, whatever the locale', () => {
  assert.equal(formatDtg(Date.UTC(2026, 10, 21, 14, 30)), '211430ZNOV26');
});

test('durations', () => {
  const read = (text: string) => {
    const duration = parseDuration(text);
    return duration.ok ? duration.value : duration.problems[0]?.code;
  };
  assert.equal(read('30 s'), 30_000);
  assert.equal(read('1.5h'), 5_400_000);
  assert.equal(read('2 weeks'), 'DURATION_UNREADABLE');
});
