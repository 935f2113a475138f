/**
 * What every feed is to the rest: bytes go in as they arrive, observations come out through a sink.
 * A feed keeps only what its format needs between chunks, and that is bounded.
 */
import type { Instant, Milliseconds, Position, Problem } from '../kernel/index.ts';
import type { FixColumns, Report } from '../picture/index.ts';
import type { Terms } from './terms.ts';

export interface FeedSink {
  /** The batch to fill: write row `fixes.length`, raise `length`, and call `full` when it reaches capacity. */
  readonly fixes: FixColumns;
  /** Takes the filled batch; afterwards `fixes.length` is 0 again. */
  full(): void;
  report(report: Report): void;
  /** Something could not be used: counted by reason, the problem kept for people. Nothing is lost: raw bytes are kept. */
  reject(reason: string, problem?: Problem): void;
}

export interface FeedOptions {
  /** Id and ordinal of the source, as in the sources file. */
  readonly source: string;
  readonly ordinal: number;
  /** Absolute time of the first byte, for formats that carry relative time or none. */
  readonly start?: Instant;
  /** Where the receiver stands: decides surface positions. */
  readonly receiver?: Position;
  /** First running number, when a feed goes on after a restart. */
  readonly firstIndex?: number;
  /** Names that reports may use; without them every name is taken. */
  readonly terms?: Terms;
  /** Age beyond which half-received messages are given up. */
  readonly patience?: Milliseconds;
}

export interface Feed {
  /** `receivedAt` is when this chunk arrived; for a file, formats with their own time take that instead. */
  push(bytes: Uint8Array, receivedAt: Instant): void;
  /** The stream ended: what is half received is rejected with its reason. */
  end(receivedAt: Instant): void;
}

export type OpenFeed = (options: FeedOptions, sink: FeedSink) => Feed;
