/**
 * Observations wait here, in buckets of one tick of judgement time, until the watermark has passed. Nothing
 * is ever dropped: what waits is bounded by lateness × rate, and is counted.
 *
 * Judgement time is when a thing was observed; when it came later than the lateness allows, it is when it was
 * received. Both are recorded, so every replay finds the same order.
 */
import type { Instant, Milliseconds } from '../../kernel/index.ts';
import { type FixColumns, makeFixColumns, type Report } from '../../picture/index.ts';
import { type Column, gather } from './gather.ts';
import { orderOf } from './sort-rows.ts';

export const judgedAt = (observedAt: Instant, receivedAt: Instant, lateness: Milliseconds): Instant =>
  receivedAt - observedAt > lateness ? receivedAt : observedAt;

/** One tick's observations. Rows are in arrival order until `sortBucket`. */
export interface Bucket {
  fixes: FixColumns;
  /** Judgement time of each row. */
  key: Float64Array;
  reports: { readonly report: Report; readonly key: Instant; readonly source: number }[];
}

const SMALLEST = 256;

export const makeBucket = (capacity = SMALLEST): Bucket => ({
  fixes: makeFixColumns(capacity),
  key: new Float64Array(capacity),
  reports: [],
});

const columnsOf = (fixes: FixColumns): Column[] =>
  Object.values(fixes).filter((column): column is Column => typeof column !== 'number');

function makeSpace(bucket: Bucket, rows: number): void {
  const { fixes } = bucket;
  if (rows <= fixes.capacity) return;
  const larger = makeFixColumns(Math.max(rows, fixes.capacity * 2));
  const from = columnsOf(fixes);
  columnsOf(larger).forEach((column, c) => {
    column.set(from[c]!.subarray(0, fixes.length));
  });
  larger.length = fixes.length;
  const key = new Float64Array(larger.capacity);
  key.set(bucket.key);
  bucket.fixes = larger;
  bucket.key = key;
}

/** Copies rows [from, until), all of one tick, to the end of a bucket. */
export function appendRows(
  bucket: Bucket,
  batch: FixColumns,
  from: number,
  until: number,
  lateness: number,
): void {
  const at = bucket.fixes.length;
  makeSpace(bucket, at + until - from);
  const source = columnsOf(batch);
  columnsOf(bucket.fixes).forEach((column, c) => {
    column.set(source[c]!.subarray(from, until), at);
  });
  for (let i = from; i < until; i++) {
    bucket.key[at + i - from] = judgedAt(batch.observedAt[i]!, batch.receivedAt[i]!, lateness);
  }
  bucket.fixes.length = at + until - from;
}

/** Brings a bucket into judgement order; `spare` is overwritten and takes the old rows. */
export function sortBucket(bucket: Bucket, spare: Bucket): void {
  bucket.reports.sort((a, b) => a.key - b.key || a.source - b.source || a.report.index - b.report.index);
  const order = orderOf(bucket);
  if (!order) return;
  const { length } = order;
  makeSpace(spare, length);
  const from = [...columnsOf(bucket.fixes), bucket.key];
  [...columnsOf(spare.fixes), spare.key].forEach((column, c) => {
    gather(column, from[c]!, order);
  });
  spare.fixes.length = length;
  [bucket.fixes, spare.fixes] = [spare.fixes, bucket.fixes];
  [bucket.key, spare.key] = [spare.key, bucket.key];
}

export function emptyBucket(bucket: Bucket): void {
  bucket.fixes.length = 0;
  bucket.reports.length = 0;
}
