import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeHeights, writeRevisit, writeWanted, writeWindow } from './write-sight.ts';

test('heights are written with their datum, and an open end as such', () => {
  const written = (
    [
      [null, null],
      [0, 20_000],
      [null, 3000],
      [100, null],
      [100, 3000],
    ] as const
  ).map(([floorM, ceilingM]) => writeHeights({ floorM, ceilingM, datum: 'msl' }));
  assert.deepEqual(written, [
    'all heights',
    'up to 20,000 m above mean sea level',
    'up to 3,000 m above mean sea level',
    'from 100 m above mean sea level upwards',
    '100 to 3,000 m above mean sea level',
  ]);
});

test('what was looked for is a kind of object or of event', () => {
  assert.equal(writeWanted({ category: 'vessel', event: null }), 'Vessel');
  assert.equal(writeWanted({ category: null, event: 'fire' }), 'Fire');
});

test('a revisit of nothing is no pause at all', () => {
  assert.equal(writeRevisit(43_200_000), 'every place at least once in 12 h');
  assert.equal(writeRevisit(0), 'every place without a pause');
});

test('the window runs from the first look that counts to the end, or on', () => {
  const from = '2026-06-01T05:31:00Z';
  assert.equal(writeWindow({ from, until: '2026-06-01T15:01:00Z' }), '010531ZJUN26 to 011501ZJUN26');
  assert.match(writeWindow({ from, until: null }), /^since 010531ZJUN26/);
});
