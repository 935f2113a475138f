import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lackOf } from './lack-of-example.ts';

const open = { verdict: 'not-determinable', reason: 'uncorroborated' } as const;

test('a breach that one witness alone saw lacks a second one', () => {
  assert.match(lackOf('breach-indicated', [open]) ?? '', /second witness/);
});

test('where the whole clause is not judged yet, the example is too short', () => {
  assert.match(lackOf('compliance-indicated', []) ?? '', /until a window .* has ended/);
  assert.match(lackOf('not-determinable', []) ?? '', /until a window/);
});

test('of other differences nothing is guessed', () => {
  assert.equal(lackOf('breach-indicated', []), undefined);
  assert.equal(lackOf('not-determinable', [open]), undefined);
  assert.equal(lackOf('breach-indicated', [{ ...open, reason: 'contested-position' }]), undefined);
  assert.equal(
    lackOf('breach-indicated', [{ verdict: 'compliance-indicated', reason: 'covered' }]),
    undefined,
  );
});
