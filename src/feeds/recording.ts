/** A file as one of several that are judged together. */
import type { Problem } from '../kernel/index.ts';
import type { FixColumns, Report } from '../picture/index.ts';
import type { FeedOptions, OpenFeed } from './feed.ts';

export interface Recording {
  readonly open: OpenFeed;
  readonly options: FeedOptions;
  readonly chunks: AsyncIterator<Uint8Array>;
}

/** Where it goes. Each call names the recording it comes from. */
export interface MergeTarget<From extends Recording> {
  fixes(recording: From, batch: FixColumns, from: number, until: number): void;
  report(recording: From, report: Report): void;
  reject(recording: From, reason: string, problem?: Problem): void;
}
