/** One source's way in: raw bytes are kept, decoded, and handed to the judgement; what is refused is counted. */

import type { Feed, FeedOptions, FeedSink, OpenFeed } from '../../feeds/feed.ts';
import type { Instant, Problem } from '../../kernel/index.ts';
import type { RawBlockBody } from '../../ledger/index.ts';
import { type FixColumns, makeFixColumns, type Report, type Source } from '../../picture/index.ts';
import { BlockBuilder } from './block-builder.ts';
import type { Chunk } from './kept-chunks.ts';
import { Latency } from './latency.ts';

const BATCH_ROWS = 4096;
export interface IntakeTarget {
  fixes(batch: FixColumns): void;
  report(report: Report): void;
}

export interface IntakeOptions {
  readonly source: Source;
  readonly open: OpenFeed;
  readonly options: Omit<FeedOptions, 'source' | 'ordinal'>;
  readonly ordinal: number;
  readonly target: IntakeTarget;
}

export class Intake {
  readonly source: Source;
  readonly latency = new Latency();
  readonly rejected = new Map<string, number>();
  /** The newest one that was told in words. */
  lastProblem: Problem | undefined;
  readonly block: BlockBuilder;
  observations = 0;
  lastAt: Instant = Number.NEGATIVE_INFINITY;
  /** Running number of the next observation. */
  nextRow: number;
  #feed: Feed;
  readonly #open: (firstIndex: number) => Feed;
  readonly #fixes = makeFixColumns(BATCH_ROWS);
  readonly #target: IntakeTarget;
  /** What is decoded was said in an earlier run. */
  #repeats = false;

  constructor({ source, open, options, ordinal, target }: IntakeOptions) {
    this.source = source;
    this.block = new BlockBuilder(source.id, source.feed, options.firstIndex ?? 0);
    this.nextRow = options.firstIndex ?? 0;
    this.#target = target;
    const sink: FeedSink = {
      fixes: this.#fixes,
      full: () => this.#flush(),
      report: (report) => this.#report(report),
      reject: (reason, problem) => {
        if (!this.#repeats) this.reject(reason, problem);
      },
    };
    this.#open = (firstIndex) => open({ ...options, firstIndex, source: source.id, ordinal }, sink);
    this.#feed = this.#open(this.nextRow);
  }

  get rejections(): number {
    let sum = 0;
    for (const count of this.rejected.values()) sum += count;
    return sum;
  }

  /** Decodes a chunk and keeps its bytes for the next sealed block. */
  push(bytes: Uint8Array, receivedAt: Instant): void {
    this.block.add(bytes, receivedAt);
    this.decode(bytes, receivedAt);
  }

  /** Of bytes that are kept already. */
  decode(bytes: Uint8Array, receivedAt: Instant): void {
    this.#feed.push(bytes, receivedAt);
    this.#flush();
  }

  end(receivedAt: Instant): void {
    this.#feed.end(receivedAt);
    this.#flush();
  }

  /** What comes next begins a stream of its own. */
  begin(): void {
    this.#feed = this.#open(this.nextRow);
    this.block.begin(true);
  }

  /**
   * What comes next goes on in a stream that an earlier run has kept and judged: it is decoded again for what the
   * format needs to go on, and told to nobody.
   */
  goOn(stream: readonly RawBlockBody[], chunksOf: (block: RawBlockBody) => readonly Chunk[]): void {
    const { nextRow } = this;
    this.nextRow = stream[0]?.rows?.from ?? nextRow;
    this.#feed = this.#open(this.nextRow);
    this.#repeats = true;
    let last = Number.NaN;
    for (const block of stream) {
      for (const { bytes, receivedAt } of chunksOf(block)) {
        this.decode(bytes, receivedAt);
        last = receivedAt;
      }
    }
    // The earlier run took the last message although nothing had ended it.
    if (this.nextRow < nextRow) this.end(last);
    this.#repeats = false;
    this.nextRow = nextRow;
    this.block.begin(false);
  }

  #flush(): void {
    const { length, observedAt, receivedAt, index } = this.#fixes;
    if (length === 0) return;
    this.nextRow = Math.max(this.nextRow, index[length - 1]! + 1);
    if (!this.#repeats) {
      this.#count(length, observedAt[length - 1]!, receivedAt[length - 1]!);
      this.#target.fixes(this.#fixes);
    }
    this.#fixes.length = 0;
  }

  #report(report: Report): void {
    // Fixes before this report go first: the watch counts on a source's own order.
    this.#flush();
    this.nextRow = Math.max(this.nextRow, report.index + 1);
    if (this.#repeats) return;
    this.#count(1, report.observedAt, report.receivedAt);
    this.#target.report(report);
  }

  #count(rows: number, observedAt: Instant, receivedAt: Instant): void {
    this.observations += rows;
    if (observedAt > this.lastAt) this.lastAt = observedAt;
    this.latency.add(receivedAt - observedAt);
  }

  /** Counts what could not be used. */
  reject(reason: string, problem?: Problem): void {
    this.rejected.set(reason, (this.rejected.get(reason) ?? 0) + 1);
    if (problem) this.lastProblem = { ...problem, place: { file: this.source.id, ...problem.place } };
  }
}
