import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareMany } from './watch-oracle.ts';

test('30 rough worlds: the watch says what the plain evaluator says', () => {
  const { disagreements, agreed } = compareMany({ seeds: 30, first: 1 });
  assert.deepEqual([...disagreements], []);
  assert.ok(agreed > 300, `${agreed} lines`);
});
