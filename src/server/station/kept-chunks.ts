/** Bytes of raw blocks as they came, chunk by chunk, each with its time of reception. */
import type { Instant } from '../../kernel/index.ts';
import type { RawBlockBody } from '../../ledger/index.ts';
import type { LedgerNode } from '../../store/index.ts';

export interface Chunk {
  readonly bytes: Uint8Array;
  readonly receivedAt: Instant;
}

/** Undefined when the block is gone or damaged. */
export function chunksOf(ledger: LedgerNode, block: RawBlockBody): readonly Chunk[] | undefined {
  const bytes = ledger.readBlock(block);
  let from = 0;
  return (
    bytes &&
    block.lengths.map((length, n) => {
      from += length;
      return { bytes: bytes.subarray(from - length, from), receivedAt: block.receivedAt[n]! };
    })
  );
}
