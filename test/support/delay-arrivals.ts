/** Delays each observation by up to a minute on its way, so that they arrive in another order. */
import { MINUTE, SECOND, seededRandom } from '../../src/kernel/index.ts';
import { type FixColumns, makeFixColumns, type Report } from '../../src/picture/index.ts';
import type { DecodedTarget } from './judge-world.ts';

/** A little less than the watermark's minute, since arrivals are released by the second. */
const LONGEST_DELAY = MINUTE - 2 * SECOND;
const BUCKET_ROWS = 256;

interface Batch {
  readonly fixes: FixColumns;
  /** The same columns in the order of `COLUMNS`. */
  readonly columns: readonly Column[];
}

interface Bucket {
  readonly batches: Batch[];
  readonly reports: Report[];
}

type Column = { [row: number]: number };

const COLUMNS = Object.keys(makeFixColumns(1)).filter((name) => name !== 'capacity' && name !== 'length');
const columnsOf = (fixes: FixColumns): readonly Column[] =>
  COLUMNS.map((name) => (fixes as unknown as Record<string, Column>)[name]!);

function openBatch(): Batch {
  const fixes = makeFixColumns(BUCKET_ROWS);
  return { fixes, columns: columnsOf(fixes) };
}

function copyRow(from: readonly Column[], row: number, { fixes, columns }: Batch): void {
  for (let c = 0; c < columns.length; c++) columns[c]![fixes.length] = from[c]![row]!;
  fixes.length += 1;
}

/** `longest` beyond the watermark is the switch that must make a comparison fail. */
export function makeDelays(seed: number, target: DecodedTarget, longest = LONGEST_DELAY) {
  const random = seededRandom(seed);
  const buckets = new Map<number, Bucket>();
  let released = Number.NEGATIVE_INFINITY;
  const bucketFor = (observedAt: number): { readonly bucket: Bucket; readonly arrival: number } => {
    const arrival = observedAt + random.next() * longest;
    const key = Math.max(Math.ceil(arrival / SECOND), released + 1);
    const bucket = buckets.get(key) ?? { batches: [], reports: [] };
    buckets.set(key, bucket);
    return { bucket, arrival: key * SECOND };
  };
  const delayed: DecodedTarget = {
    fixes(batch) {
      const columns = columnsOf(batch);
      for (let row = 0; row < batch.length; row++) {
        const { bucket, arrival } = bucketFor(batch.observedAt[row]!);
        const last = bucket.batches.at(-1);
        const open = last && last.fixes.length < BUCKET_ROWS ? last : openBatch();
        if (open !== last) bucket.batches.push(open);
        copyRow(columns, row, open);
        open.fixes.receivedAt[open.fixes.length - 1] = arrival;
      }
    },
    report(report) {
      const { bucket, arrival } = bucketFor(report.observedAt);
      bucket.reports.push({ ...report, receivedAt: arrival });
    },
  };
  return {
    target: delayed,
    /** Lets everything arrive that is due by `now`. */
    release(now: number): void {
      if (Math.floor(now / SECOND) === released) return;
      const due = [...buckets.keys()].filter((second) => second * SECOND <= now).sort((a, b) => a - b);
      for (const second of due) {
        const { batches, reports } = buckets.get(second)!;
        buckets.delete(second);
        for (const { fixes } of batches.reverse()) target.fixes(fixes);
        for (const report of reports) target.report(report);
      }
      released = Math.max(released, Math.floor(now / SECOND));
    },
  };
}
