import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeDarkWorld } from './dark-worlds.ts';

const sum = (worlds: number, bad: boolean) => {
  const total = { claims: 0, inTheDark: 0 };
  for (let seed = 1; seed <= worlds; seed++) {
    const { claims, inTheDark } = judgeDarkWorld(seed, bad);
    total.claims += claims;
    total.inTheDark += inTheDark;
  }
  return total;
};

test('200 random worlds: compliance is indicated only where everything was looked at', () => {
  const { claims, inTheDark } = sum(200, false);
  assert.ok(claims > 10, `${claims} claims`);
  assert.equal(inTheDark, 0);
});

test('a watch that takes reception for coverage is caught', () => {
  assert.ok(sum(40, true).inTheDark > 0);
});
