/**
 * Finds a source's raw blocks of a window among millions. Within one run of a node a source's blocks lie in the
 * order in which they came, so that both ends of the window are found by halving.
 */
import type { Instant } from '../kernel/index.ts';
import { readRawBlock } from '../ledger/index.ts';
import type { EntryRow, EntryTable } from './entry-table.ts';
import { type LoggedRecord, readRow } from './read-ledger.ts';

export interface BlockWindow {
  /** Reception, both ends included; infinite while the window is open. */
  readonly from: Instant;
  readonly until: Instant;
  /** Indices of the log that one run of the node wrote, half-open. */
  readonly run: { readonly from: number; readonly until: number };
}

export interface WindowBlocks {
  readonly blocks: readonly LoggedRecord[];
  /** All that came in within the window. */
  readonly count: number;
}

export function blocksWithin(
  entries: EntryTable,
  source: string,
  { from, until, run }: BlockWindow,
  most: number,
): WindowBlocks {
  const isLater = (row: EntryRow) => row.index >= run.until;
  const isOfRun = (row: EntryRow) => row.index >= run.from;
  const first = firstReached(
    entries,
    source,
    (row) => isLater(row) || (isOfRun(row) && (cameIn(row).at(-1) ?? from) >= from),
  );
  if (!first) return { blocks: [], count: 0 };
  const end = firstReached(
    entries,
    source,
    (row) => isLater(row) || (isOfRun(row) && (cameIn(row)[0] ?? until) > until),
  );
  const range = { first: first.row, from: first.index, until: Math.min(end?.index ?? run.until, run.until) };
  const blocks = [...entries.blocks(source, range, most)].map(readRow);
  return { blocks, count: entries.countBlocks(source, range) };
}

const cameIn = (row: EntryRow): readonly Instant[] => readRawBlock(readRow(row).record)?.receivedAt ?? [];

/** The first block for which `isReached` holds, when it holds for every later one too. */
function firstReached(
  entries: EntryTable,
  source: string,
  isReached: (row: EntryRow) => boolean,
): { readonly row: number; readonly index: number } | undefined {
  let [low, high] = [0, entries.nextRow(source)];
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    const block = entries.lastBlockAt(source, middle);
    if (block && isReached(block)) high = middle;
    else low = middle + 1;
  }
  // Blocks without an observation share their running number with the next one.
  const everywhere = { first: low, from: 0, until: Number.MAX_SAFE_INTEGER };
  for (const block of entries.blocks(source, everywhere, Number.MAX_SAFE_INTEGER)) {
    if (isReached(block)) return { row: low, index: block.index };
  }
  return undefined;
}
