/** Runs a feed over bytes and gathers everything it says, for tests. */
import type { FeedOptions, FeedSink, OpenFeed } from '../../src/feeds/feed.ts';
import type { OpenRows } from '../../src/feeds/rows.ts';
import type { Problem } from '../../src/kernel/index.ts';
import { makeFixColumns, type Report } from '../../src/picture/index.ts';

type ColumnName = Exclude<keyof FeedSink['fixes'], 'capacity' | 'length'>;
export type Fix = Readonly<Record<ColumnName, number>>;

export interface Collected {
  readonly fixes: readonly Fix[];
  readonly reports: readonly Report[];
  readonly rejected: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
}

const bytesOf = (input: string | Uint8Array) =>
  typeof input === 'string' ? new TextEncoder().encode(input) : input;

export function collectFeed(
  open: OpenFeed,
  input: string | Uint8Array,
  options: Partial<FeedOptions> & { readonly receivedAt?: number } = {},
): Collected {
  const columns = makeFixColumns(64);
  const fixes: Fix[] = [];
  const reports: Report[] = [];
  const rejected: Record<string, number> = {};
  const problems: Problem[] = [];
  const names = Object.keys(columns).filter(
    (name) => name !== 'capacity' && name !== 'length',
  ) as ColumnName[];
  const full = () => {
    for (let row = 0; row < columns.length; row++) {
      fixes.push(Object.fromEntries(names.map((name) => [name, columns[name][row]!])) as Fix);
    }
    columns.length = 0;
  };
  const sink: FeedSink = {
    fixes: columns,
    full,
    report: (report) => reports.push(report),
    reject(reason, problem) {
      rejected[reason] = (rejected[reason] ?? 0) + 1;
      if (problem) problems.push(problem);
    },
  };
  const { receivedAt = Number.NaN, ...rest } = options;
  const feed = open({ source: 'station', ordinal: 2, ...rest }, sink);
  feed.push(bytesOf(input), receivedAt);
  feed.end(receivedAt);
  full();
  return { fixes, reports, rejected, problems };
}

export function collectRows<Row>(open: OpenRows<Row>, input: string | Uint8Array): readonly Row[] {
  const rows: Row[] = [];
  const reader = open(
    (row) => rows.push(row),
    () => {},
  );
  reader.push(bytesOf(input));
  reader.end();
  return rows;
}

/** A fix without the columns that are unknown. */
export const known = (fix: Fix): Readonly<Partial<Fix>> =>
  Object.fromEntries(
    Object.entries(fix).filter(
      ([name, value]) => !Number.isNaN(value) && !(['nic', 'nacp', 'sil'].includes(name) && value === -1),
    ),
  );
