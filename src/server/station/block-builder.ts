/** Collects one source's raw chunks until they are sealed as a block. */
import type { Instant } from '../../kernel/index.ts';
import type { RawBlock } from '../../store/index.ts';

/** A block is sealed at the latest when it holds this much, whatever its age. */
export const BLOCK_BYTES = 4 * 1024 * 1024;

export class BlockBuilder {
  readonly #source: string;
  readonly #feed: string;
  #chunks: { bytes: Uint8Array; receivedAt: Instant }[] = [];
  #bytes = 0;
  #firstRow: number;
  /** The next block begins a stream. */
  #begins = true;

  constructor(source: string, feed: string, firstRow: number) {
    this.#source = source;
    this.#feed = feed;
    this.#firstRow = firstRow;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** What comes next begins a stream of its own, or goes on in one that is kept already. */
  begin(begins: boolean): void {
    this.#begins = begins;
  }

  add(bytes: Uint8Array, receivedAt: Instant): void {
    this.#chunks.push({ bytes, receivedAt });
    this.#bytes += bytes.length;
  }

  /** What was collected, empty afterwards; undefined when nothing was. `nextRow` is the source's next running number. */
  take(nextRow: number): RawBlock | undefined {
    if (this.#chunks.length === 0) return undefined;
    const chunks = this.#chunks;
    const rows = { from: this.#firstRow, until: nextRow };
    const begins = this.#begins;
    this.#begins = false;
    this.#chunks = [];
    this.#bytes = 0;
    this.#firstRow = nextRow;
    return { source: this.#source, feed: this.#feed, chunks, rows, begins };
  }
}
