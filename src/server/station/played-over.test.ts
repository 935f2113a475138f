import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPlayedOver } from './played-over.ts';

const MONDAY = 1_000;
const NOON = 1_500;
const TUESDAY = 2_000;
const NOW = Number.POSITIVE_INFINITY;

test('the day that is played again is played over, the day before is not', () => {
  const beginnings = [
    { index: 0, at: MONDAY },
    { index: 10, at: TUESDAY },
    { index: NOW, at: TUESDAY },
  ];
  assert.equal(isPlayedOver(beginnings, 15, TUESDAY), true);
  assert.equal(isPlayedOver(beginnings, 5, NOON), false);
});

test('what was played over stays so when the world has come past it', () => {
  const beginnings = [
    { index: 0, at: MONDAY },
    { index: 10, at: MONDAY },
    { index: NOW, at: TUESDAY },
  ];
  assert.equal(isPlayedOver(beginnings, 5, NOON), true, 'said in the first play');
  assert.equal(isPlayedOver(beginnings, 15, NOON), false, 'said in the second');
});
