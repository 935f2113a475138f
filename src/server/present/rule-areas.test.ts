import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE } from '../../kernel/index.ts';
import { areasOf } from './rule-areas.ts';

const bound = { parties: 'all', category: 'vessel', dwell: MINUTE } as const;

test('a rule speaks of every area that it names, whatever its form calls it', () => {
  assert.deepEqual(areasOf({ ...bound, form: 'presence-ban', area: 'zone' }), ['zone']);
  const lane = { ...bound, form: 'corridor', corridor: 'lane', within: 'waters' } as const;
  assert.deepEqual(areasOf(lane), ['lane', 'waters']);
  const apart = { ...bound, form: 'minimum-distance', distance: 500, area: 'waters' } as const;
  assert.deepEqual(areasOf({ ...apart, from: { area: 'rock' } }), ['rock', 'waters']);
  assert.deepEqual(areasOf({ ...apart, from: { category: 'vessel' } }), ['waters']);
  assert.deepEqual(areasOf({ form: 'human-judged' }), []);
});
