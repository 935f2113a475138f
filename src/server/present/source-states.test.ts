import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, SECOND } from '../../kernel/index.ts';
import { toldState } from './source-states.ts';

test('a source may take two of its periods to its first word, then it counts as silent', () => {
  assert.equal(toldState('never-heard', 12 * HOUR, 23 * HOUR), 'never-heard');
  assert.equal(toldState('never-heard', 30 * SECOND, 60 * SECOND), 'never-heard');
  assert.equal(toldState('never-heard', 30 * SECOND, 61 * SECOND), 'silent');
});

test('what a source says of itself is told as it says it', () => {
  for (const state of ['up', 'silent', 'down', 'jammed', 'denied', 'paused'] as const) {
    assert.equal(toldState(state, SECOND, 24 * HOUR), state);
  }
});
