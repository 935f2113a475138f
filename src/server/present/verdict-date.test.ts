import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IndicationEvent } from '../../watch/index.ts';
import { IndicationBoard } from '../station/indication-board.ts';
import { aboutObject } from '../testing/sample-indication.ts';

type Word = readonly [saidAt: number, Partial<IndicationEvent>];

const breach = { verdict: 'breach-indicated', reason: 'present' } as const;
const doubt = { verdict: 'not-determinable', reason: 'contested-position' } as const;
const settled = { settled: true } as const;

const rows: readonly { readonly name: string; readonly words: readonly Word[]; readonly date: number }[] = [
  { name: 'when it was given, not when the episode began', words: [[40, breach]], date: 40 },
  {
    name: 'when it was given provisionally, though it settled later',
    words: [
      [40, breach],
      [105, { ...breach, ...settled }],
    ],
    date: 40,
  },
  {
    name: 'the same after the episode has ended in both lives',
    words: [
      [40, breach],
      [70, { ...breach, change: 'closed', until: 65 }],
      [105, { ...breach, ...settled }],
      [135, { ...breach, ...settled, change: 'closed', until: 65 }],
    ],
    date: 40,
  },
  {
    name: 'when it settled, where nothing provisional was said before',
    words: [[105, { ...breach, ...settled }]],
    date: 105,
  },
  {
    name: 'when the verdict changed',
    words: [
      [40, doubt],
      [50, { ...breach, change: 'updated' }],
    ],
    date: 50,
  },
  {
    name: 'when a changed verdict was first given, though both have settled since',
    words: [
      [40, doubt],
      [50, { ...breach, change: 'updated' }],
      [105, { ...doubt, ...settled }],
      [115, { ...breach, ...settled, change: 'updated' }],
    ],
    date: 50,
  },
  {
    name: 'that of the settled verdict while a provisional one differs from it',
    words: [
      [40, breach],
      [105, { ...breach, ...settled }],
      [110, { ...doubt, change: 'updated' }],
    ],
    date: 40,
  },
  {
    name: 'when it was given again after another verdict had taken its place',
    words: [
      [40, breach],
      [50, { ...doubt, change: 'updated' }],
      [60, { ...breach, change: 'updated' }],
    ],
    date: 60,
  },
  {
    name: 'when it was given, though it was withdrawn since',
    words: [
      [40, breach],
      [105, { ...breach, change: 'closed', withdrawn: true, until: 10 }],
    ],
    date: 40,
  },
  {
    name: 'when it was given again after it had been withdrawn',
    words: [
      [40, breach],
      [105, { ...breach, change: 'closed', withdrawn: true, until: 10 }],
      [110, { ...breach, ...settled }],
    ],
    date: 110,
  },
  {
    name: 'when it settled, where the provisional verdict was another one',
    words: [
      [40, doubt],
      [105, { ...breach, ...settled }],
    ],
    date: 105,
  },
  {
    name: 'the same however many words repeat the verdict',
    words: [
      [40, doubt],
      ...Array.from({ length: 80 }, (_, i): Word => [50 + i, { ...breach, change: 'updated' }]),
    ],
    date: 50,
  },
];

describe('an indication that has been going on since 10 is dated', () => {
  for (const { name, words, date } of rows) {
    test(name, () => {
      const board = new IndicationBoard();
      for (const [saidAt, changes] of words) board.fold(aboutObject({ from: 10, ...changes }), saidAt);
      assert.equal(board.get('indication-1')?.date.at, date);
    });
  }

  test('not at all, where an earlier run gave its verdict', () => {
    const board = new IndicationBoard();
    board.restore(aboutObject({ from: 10, settled: true }));
    assert.equal(board.get('indication-1')?.date.at, undefined);
  });
});
