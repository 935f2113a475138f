/** Finds the raw blocks of the stream that a source sent last: from where it began to where it was kept. */
import { type RawBlockBody, readRawBlock } from '../ledger/index.ts';
import type { EntryTable } from './entry-table.ts';
import { readRow } from './read-ledger.ts';

export function lastStream(entries: EntryTable, source: string, until: number): RawBlockBody[] {
  const blocks: RawBlockBody[] = [];
  for (const row of entries.blocksBackwards(source, until)) {
    const block = readRawBlock(readRow(row).record);
    if (!block) return [];
    blocks.push(block);
    if (block.begins) return blocks.reverse();
  }
  return [];
}
