import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aboutClause, aboutObject, accordOf } from '../testing/sample-indication.ts';
import { notConcluded } from './not-concluded.ts';

const [wide, narrow] = accordOf([]).areas;

test('where it really was is open only when something speaks against its position', () => {
  const doubted = { verdict: 'not-determinable', reason: 'contested-position', contested: true } as const;
  assert.ok(notConcluded(aboutObject(doubted)).includes('contested-position'));
  assert.ok(!notConcluded(aboutObject({ contested: true })).includes('contested-position'));
});

test('a breach that rests on one source, or on navigation aboard alone, says so', () => {
  assert.deepEqual(notConcluded(aboutObject({ contested: true, settled: true })), [
    'attribution',
    'intent',
    'own-navigation',
    'single-source',
  ]);
  const two = { contested: true, settled: true, sources: ['receiver-1', 'receiver-2'] };
  assert.deepEqual(notConcluded(aboutObject(two)), ['attribution', 'intent', 'own-navigation']);
});

test('from what was withdrawn nothing follows', () => {
  assert.deepEqual(notConcluded(aboutObject({ withdrawn: true })), ['withdrawn']);
});

test('compliance names what its sources would not have shown', () => {
  const kept = aboutClause({ settled: true });
  assert.deepEqual(notConcluded(kept, wide), [
    'other-kinds',
    'other-heights',
    'between-looks',
    'declared-coverage',
  ]);
  assert.deepEqual(notConcluded(kept, narrow), ['other-kinds', 'between-looks', 'declared-coverage']);
});
