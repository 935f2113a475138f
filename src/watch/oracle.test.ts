import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareWithOracle, EXPECTED, type Spoilt } from './testing/compare-oracle.ts';

/** Plain worlds that once showed a difference stay. */
const PLAIN = [1, 2, 3, 4, 5, 28, 158, 189, 317, 564];

for (const seed of PLAIN) {
  test(`plain small world ${seed}: the watch says what the plain evaluator says`, () => {
    const { watch, oracle } = compareWithOracle(seed, { plain: true });
    assert.ok(oracle.length > 0);
    assert.deepEqual(watch, oracle);
  });
}

for (const seed of [1, 9, 12, 25, 59, 112]) {
  test(`rough world ${seed}, of which every clause is suspended twice: both say the same, and no id twice`, () => {
    const { watch, oracle, ids } = compareWithOracle(seed, { suspended: true });
    assert.deepEqual(watch, oracle);
    assert.notDeepEqual(watch, compareWithOracle(seed).watch);
    assert.equal(new Set(ids).size, ids.length);
  });
}

const KNOWN_BAD: readonly (readonly [Spoilt, string])[] = [
  ['fixes', 'misses one fix in fifty'],
  ['late', 'leaves out what comes late'],
  ['dwell', 'waits for no dwell'],
];

for (const [spoil, what] of KNOWN_BAD) {
  test(`a watch that ${what} is found out`, () => {
    const found = [1, 2, 3, 4, 5, 6, 7, 8].some((seed) => {
      const { watch, oracle } = compareWithOracle(seed, { spoil });
      return watch.join('\n') !== oracle.join('\n');
    });
    assert.ok(found);
  });
}

test('a few rough worlds agree, and show between them everything that can occur', () => {
  const met = new Set<string>();
  // the strips of the last one can only be united one after the other
  for (const seed of [1, 9, 10, 12, 20, 25, 35, 46, 57, 59, 70, 85, 112, 125, 284, 940_027]) {
    const { watch, oracle, met: here } = compareWithOracle(seed);
    assert.deepEqual(watch, oracle);
    for (const what of here) met.add(what);
  }
  assert.deepEqual(
    EXPECTED.filter((what) => !met.has(what)),
    [],
  );
});
