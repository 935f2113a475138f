import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareWithOracle } from './testing/compare-oracle.ts';

/** Seeds that once showed a difference stay. */
const SEEDS = [...Array.from({ length: 40 }, (_, i) => i + 1), 158, 189, 317, 564];

for (const seed of SEEDS) {
  test(`small world ${seed}: the watch says what the plain evaluator says`, () => {
    const { watch, oracle } = compareWithOracle(seed);
    assert.ok(oracle.length > 0);
    assert.deepEqual(watch, oracle);
  });
}

test('a watch that misses one fix in fifty is found out', () => {
  const found = [1, 2, 3, 4, 5].some((seed) => {
    const { watch, oracle } = compareWithOracle(seed, true);
    return watch.join('\n') !== oracle.join('\n');
  });
  assert.ok(found);
});
