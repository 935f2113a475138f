import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeAge, writeClock, writeDelay, writeDtg } from './write-time.ts';

test('times are date-time groups in Zulu', () => {
  assert.equal(writeDtg('2026-11-21T14:30:07.250Z'), '211430ZNOV26');
  assert.equal(writeClock(Date.parse('2026-11-21T14:30:07Z')), '21 14:30:07Z NOV 26');
});

test('before the first message the clock shows that it knows nothing', () => {
  assert.equal(writeClock(Number.NaN), '–– ––:––:––Z');
});

test('an age takes the largest unit that still tells two apart', () => {
  const written = [40, 1500, 119_000, 120_000, 7_200_000, 172_800_000].map(writeAge);
  assert.deepEqual(written, ['40 ms', '1 s', '119 s', '2 min', '2 h', '2 d']);
});

test('a delay of seconds keeps a decimal', () => {
  assert.deepEqual([420, 1300, 70_000].map(writeDelay), ['420 ms', '1.3 s', '70 s']);
});
