import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PictureMessage } from '../api/contract.ts';
import { TrackColumns } from './track-columns.ts';

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

const second = (count: number) => new Date(Date.UTC(2026, 0, 1) + count * 1000).toISOString();
const START = Date.UTC(2026, 0, 1);

test('a trail covers the time asked for, cut in proportion', () => {
  const columns = new TrackColumns();
  for (let i = 0; i <= 8; i++) columns.apply(message(second(i * 10 + 3), one(1, 30 + i)));
  const places = columns.trails.line(1, START + 55_000).map(([lon]) => lon.toFixed(2));
  assert.deepEqual(places, ['35.50', '36.00', '37.00', '38.00']);
});

test('contested positions are no part of a trail', () => {
  const columns = new TrackColumns();
  columns.apply(message(second(10), one(1, 30)));
  columns.apply(message(second(20), one(1, 80, 1)));
  assert.deepEqual(columns.trails.line(1, START), [[30, 45]]);
  assert.equal(columns.isContested(1), true);
});

test('going back in time forgets the trails', () => {
  const columns = new TrackColumns();
  columns.apply(message(second(100), one(1, 30)));
  columns.apply(message(second(10), one(1, 31)));
  assert.deepEqual(columns.trails.line(1, START), [[31, 45]]);
});

test('a slot that is given to another track loses its trail', () => {
  const columns = new TrackColumns();
  columns.apply(message(second(10), one(1, 30)));
  const other = one(1, 40);
  columns.apply(
    message(second(20), { ...other, texts: [{ slot: 1, id: 'other', name: 'OTHER', party: null }] }),
  );
  assert.equal(columns.trails.line(1, START).length, 1);
  assert.equal(columns.slotOf('track-1'), undefined);
});
