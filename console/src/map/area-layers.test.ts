import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDrawn } from './area-layers.ts';

test('the coast and the areas that a clause speaks of are drawn, areas that only define others are not', () => {
  assert.equal(isDrawn({ kind: 'land', clauses: [] }), true);
  assert.equal(isDrawn({ kind: 'area', clauses: ['sky-1'] }), true);
  assert.equal(isDrawn({ kind: 'area', clauses: [] }), false);
});
