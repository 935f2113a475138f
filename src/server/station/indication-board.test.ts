import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aboutClause, aboutObject } from '../testing/sample-indication.ts';
import { IndicationBoard } from './indication-board.ts';

test('a word keeps the moment at which it was said, which is not when it began to be true', () => {
  const board = new IndicationBoard();
  board.fold(aboutObject({ from: 1_000 }), 31_000);
  board.fold(aboutObject({ from: 1_000, settled: true }), 95_000);
  assert.deepEqual(
    board.get('indication-1')?.history.map(({ indicatedAt }) => indicatedAt),
    [31_000, 95_000],
  );
});

const withdrawal = { change: 'closed', withdrawn: true, until: 1_000 } as const;
const standing = (board: IndicationBoard) => board.get('indication-1')!.current;

test('what was withdrawn stays so, whatever the provisional life still says of it, until it settles', () => {
  const board = new IndicationBoard();
  board.fold(aboutObject(), 31_000);
  board.fold(aboutObject(withdrawal), 95_000);
  assert.equal(board.fold(aboutObject({ change: 'updated' }), 96_000), false, 'nobody is told of it');
  assert.equal(standing(board).withdrawn, true);
  assert.equal(board.get('indication-1')?.history.length, 2);
  board.fold(aboutObject({ settled: true }), 97_000);
  assert.equal(standing(board).withdrawn, undefined);
});

test('what has settled cannot be withdrawn', () => {
  const board = new IndicationBoard();
  board.fold(aboutObject({ settled: true }), 95_000);
  board.fold(aboutObject(withdrawal), 96_000);
  assert.equal(standing(board).settled, true);
  assert.equal(board.get('indication-1')?.history.length, 1);
});

test('what was withdrawn is no case that keeps silent a verdict on the whole', () => {
  const board = new IndicationBoard();
  board.fold(aboutObject(), 31_000);
  assert.equal(board.hasDecisive(aboutClause(), 'agreed'), true);
  board.fold(aboutObject(withdrawal), 95_000);
  assert.equal(board.hasDecisive(aboutClause(), 'agreed'), false);
});

test('of an earlier run that moment is not known', () => {
  const board = new IndicationBoard();
  board.restore(aboutObject({ settled: true }));
  assert.equal(board.get('indication-1')?.history[0]?.indicatedAt, undefined);
});
