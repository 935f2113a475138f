import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PictureMessage } from '../api/contract.ts';
import { TrackColumns } from './track-columns.ts';
import { TRAIL_LENGTH } from './trail-columns.ts';

const message = (at: string, changes: Partial<PictureMessage> = {}): PictureMessage => ({
  at,
  whole: false,
  slot: [],
  lon: [],
  lat: [],
  course: [],
  speed: [],
  category: [],
  contest: [],
  ageS: [],
  gone: [],
  texts: [],
  ...changes,
});

const one = (slot: number, lon: number, contest = 0): Partial<PictureMessage> => ({
  slot: [slot],
  lon: [Math.round(lon * 1e5)],
  lat: [4_500_000],
  course: [90],
  speed: [null],
  category: [1],
  contest: [contest],
  ageS: [3],
  texts: [{ slot, id: `track-${slot}`, name: `NAME${slot}`, party: null }],
});

test('a message fills the columns, and unknown stays unknown', () => {
  const columns = new TrackColumns();
  columns.apply(message('2026-01-01T00:00:10Z', one(3, 30.5)));
  const row = columns.row(3);
  assert.equal(row?.lon.toFixed(5), '30.50000');
  assert.equal(row?.speed, -1);
  assert.equal(row?.lastAt, Date.parse('2026-01-01T00:00:07Z'));
  assert.equal(columns.slotOf('track-3'), 3);
});

test('what is gone leaves, and a whole picture replaces what was there', () => {
  const columns = new TrackColumns();
  columns.apply(message('2026-01-01T00:00:00Z', one(1, 30)));
  columns.apply(message('2026-01-01T00:00:01Z', { ...one(2, 31), gone: [1] }));
  assert.equal(columns.row(1), undefined);
  columns.apply(message('2026-01-01T00:00:02Z', { ...one(5, 32), whole: true }));
  assert.equal(columns.size, 1);
  assert.equal(columns.row(2), undefined);
});

test('columns grow with the slots', () => {
  const columns = new TrackColumns();
  columns.apply(message('2026-01-01T00:00:00Z', one(9000, 30)));
  assert.equal(columns.row(9000)?.name, 'NAME9000');
});

test('a trail keeps the last places, without contested ones and without standing still', () => {
  const columns = new TrackColumns();
  for (let i = 0; i < 20; i++) columns.apply(message('2026-01-01T00:00:00Z', one(1, 30 + i)));
  columns.apply(message('2026-01-01T00:00:21Z', one(1, 49)));
  columns.apply(message('2026-01-01T00:00:22Z', one(1, 80, 1)));
  const line = columns.trails.line(1);
  assert.equal(line.length, TRAIL_LENGTH);
  assert.equal(line.at(-1)?.[0].toFixed(3), '49.000');
  assert.equal(columns.isContested(1), true);
});

test('a slot that is given to another track loses its trail', () => {
  const columns = new TrackColumns();
  columns.apply(message('2026-01-01T00:00:00Z', one(1, 30)));
  const other = one(1, 40);
  columns.apply(
    message('2026-01-01T00:00:01Z', {
      ...other,
      texts: [{ slot: 1, id: 'other', name: 'OTHER', party: null }],
    }),
  );
  assert.equal(columns.trails.line(1).length, 1);
  assert.equal(columns.slotOf('track-1'), undefined);
});
