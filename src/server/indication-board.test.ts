import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IndicationBoard } from './indication-board.ts';
import { aboutObject } from './testing/sample-indication.ts';

test('a word keeps the moment at which it was said, which is not when it began to be true', () => {
  const board = new IndicationBoard();
  board.fold(aboutObject({ from: 1_000 }), 31_000);
  board.fold(aboutObject({ from: 1_000, settled: true }), 95_000);
  assert.deepEqual(
    board.get('indication-1')?.history.map(({ indicatedAt }) => indicatedAt),
    [31_000, 95_000],
  );
});

test('of an earlier run that moment is not known', () => {
  const board = new IndicationBoard();
  board.restore(aboutObject({ settled: true }));
  assert.equal(board.get('indication-1')?.history[0]?.indicatedAt, undefined);
});
