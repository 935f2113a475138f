import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bad, judgeDarkWorld } from './dark-worlds.ts';

const sum = (first: number, worlds: number, bad?: Bad) => {
  const total = { claims: 0, inTheDark: 0, overlooked: 0 };
  for (let seed = first; seed < first + worlds; seed++) {
    const result = judgeDarkWorld(seed, bad);
    for (const key of ['claims', 'inTheDark', 'overlooked'] as const) total[key] += result[key];
  }
  return total;
};

test('200 random worlds: compliance is indicated only where all was looked at and nothing speaks against it', () => {
  const { claims, ...bad } = sum(1, 200);
  assert.ok(claims > 10, `${claims} claims`);
  assert.deepEqual(bad, { inTheDark: 0, overlooked: 0 });
});

test('a watch that takes reception for coverage is caught', () => {
  assert.ok(sum(1, 40, 'reception').inTheDark > 0);
});

test('a watch that takes a speed nobody said for a slow one is caught', () => {
  assert.ok(sum(350, 100, 'speed').overlooked > 0);
});
