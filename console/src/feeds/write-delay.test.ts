import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delayText } from './write-delay.ts';

const told = (latencyP50Ms: number | null, latencyP95Ms: number | null) =>
  delayText({ latencyP50Ms, latencyP95Ms })?.short;

test('a delay is told by its half and its longest', () => {
  assert.equal(told(420, 1300), 'delay 420 ms, p95 1.3 s');
  assert.equal(told(0, 0), 'delay 0 ms, p95 0 ms');
});

test('a clock that is ahead is told as such, never as a negative delay', () => {
  assert.equal(told(-3000, 200), 'clock ahead by 3 s');
  assert.equal(told(-90_000, -4000), 'clock ahead by 90 s');
});

test('a source that has said nothing has no delay', () => {
  assert.equal(told(null, null), undefined);
});
