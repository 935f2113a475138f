import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeShare } from './write-share.ts';

test('only all of it is written as all, and only nothing as nothing', () => {
  const written = [0, 0.002, 0.01, 0.624, 0.9913, 0.99999, 1].map(writeShare);
  assert.deepEqual(written, ['0 %', '< 1 %', '1 %', '62 %', '> 99 %', '> 99 %', '100 %']);
});
