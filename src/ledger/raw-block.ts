/** What is recorded about a block of bytes as they came from a source. The bytes lie in a file of their own. */
import type { GarantRecord, HashText, Instant } from '../kernel/index.ts';

export const RAW_BLOCK_KIND = 'raw-block';

/** A type, not an interface: record bodies must be assignable to JSON. */
export type RawBlockBody = {
  /** SHA-256 of the bytes as received: the block's address, which evidence cites. */
  readonly sha256: HashText;
  /** SHA-256 of the compressed file that holds them: the file's name. */
  readonly stored: HashText;
  readonly bytes: number;
  readonly source: string;
  /** Decoder name, as in the sources file. */
  readonly feed: string;
  /** One number a chunk: its length, and when it came. Replaying them in order repeats the judgement. */
  readonly lengths: readonly number[];
  readonly receivedAt: readonly Instant[];
  /** Running numbers of the source's observations decoded from it, half-open; absent when unknown. */
  readonly rows?: { readonly from: number; readonly until: number };
  /** A stream begins with it: nothing half received before is continued. Absent where it goes on, or nobody said. */
  readonly begins?: true;
};

const isHash = (value: unknown) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);

/** Whether any part of the time in which a block came in lies in [from, until]. */
export const cameWithin = ({ receivedAt }: RawBlockBody, from: Instant, until: Instant): boolean =>
  receivedAt.length > 0 && receivedAt[0]! <= until && receivedAt.at(-1)! >= from;

/** The body, when the record is a raw block's and complete. */
export function readRawBlock(record: GarantRecord): RawBlockBody | undefined {
  const body = record.body as unknown as RawBlockBody | null;
  const sound =
    record.kind === RAW_BLOCK_KIND &&
    typeof body === 'object' &&
    body !== null &&
    isHash(body.sha256) &&
    isHash(body.stored) &&
    Number.isSafeInteger(body.bytes) &&
    Array.isArray(body.receivedAt);
  return sound ? body : undefined;
}
