import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InterferenceEvent } from '../../watch/index.ts';
import { InterferenceBoard } from './interference-board.ts';

const objects = (count: number) => Array.from({ length: count }, (_, i) => ({ track: `track-${i}` }));

const disturbance = (changes: Partial<InterferenceEvent> = {}): InterferenceEvent => ({
  event: 'interference',
  change: 'opened',
  settled: false,
  id: 'interference-1',
  lane: 'simulated',
  kind: 'spoofing',
  from: 1_000,
  position: { lon: 30, lat: 45 },
  radius: 0,
  subjects: objects(1),
  reasons: ['impossibleKinematics'],
  ...changes,
});

const grown = { change: 'updated', radius: 45_000, subjects: objects(4) } as const;

test('one object alone has a place and no extent; several have one', () => {
  const board = new InterferenceBoard();
  board.fold(disturbance(), 2_000);
  const { position, radiusM, objects: concerned, open } = board.get('interference-1')!;
  assert.deepEqual(
    { position, radiusM, concerned, open },
    { position: { lon: 30, lat: 45 }, radiusM: null, concerned: 1, open: true },
  );
  board.fold(disturbance(grown), 7_000);
  assert.equal(board.get('interference-1')?.radiusM, 45_000);
  assert.equal(board.get('interference-1')?.objects, 4);
});

test('it is provisional until it settles, and dated by when it was first said', () => {
  const board = new InterferenceBoard();
  board.fold(disturbance(), 2_000);
  assert.equal(board.get('interference-1')?.settled, false);
  board.fold(disturbance({ settled: true }), 65_000);
  board.fold(disturbance(grown), 66_000);
  const { settled, radiusM, indicatedAt } = board.get('interference-1')!;
  assert.deepEqual([settled, radiusM, indicatedAt], [true, null, '1970-01-01T00:00:02.000Z']);
});

test('of an earlier run it is over, how far it had come, and not dated', () => {
  const board = new InterferenceBoard();
  board.restore(disturbance({ settled: true }));
  board.restore(disturbance({ ...grown, settled: true }));
  const { run, open, until, indicatedAt, objects: concerned } = board.get('interference-1')!;
  assert.deepEqual(
    { run, open, until, indicatedAt, concerned },
    { run: 'earlier', open: false, until: null, indicatedAt: null, concerned: 4 },
  );
  board.fold(disturbance(), 2_000);
  assert.equal(board.get('interference-1')?.run, 'this', 'found again');
});

test('what goes on is listed before what has ended, the newest first', () => {
  const board = new InterferenceBoard();
  const told = (id: string, from: number, changes: Partial<InterferenceEvent> = {}) =>
    board.fold(disturbance({ id, from, ...changes }), from);
  told('ended', 9_000, { change: 'closed', until: 9_500 });
  told('older', 1_000);
  told('newer', 5_000);
  assert.deepEqual(
    board.list().map(({ id, open }) => [id, open]),
    [
      ['newer', true],
      ['older', true],
      ['ended', false],
    ],
  );
});

test('when there are too many, those that have ended are forgotten first', () => {
  const board = new InterferenceBoard();
  board.fold(disturbance({ id: 'open' }), 0);
  board.fold(disturbance({ id: 'ended', change: 'closed', until: 1_000 }), 0);
  for (let i = 0; i < 499; i++) board.fold(disturbance({ id: `more-${i}` }), 0);
  assert.equal(board.get('ended'), undefined);
  assert.equal(board.get('open')?.id, 'open');
});
