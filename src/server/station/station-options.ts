/** What a station needs to know before it begins. */
import type { Accord, StatedEvents } from '../../accord/index.ts';
import type { OpenFeed } from '../../feeds/feed.ts';
import type { Instant, Lane, Milliseconds } from '../../kernel/index.ts';
import type { Files } from '../../ledger/index.ts';
import type { SourceRegister } from '../../picture/index.ts';
import type { LedgerNode } from '../../store/index.ts';

export interface StationOptions {
  /** With every period resolved as far as `stated` tells. */
  readonly accords: readonly Accord[];
  /** What people had stated when the node was started: logged with its beginning. */
  readonly stated?: StatedEvents;
  /** The files of each accord's folder as they were read, by accord id: logged, and part of every bundle. */
  readonly accordFiles: ReadonlyMap<string, Files>;
  readonly register: SourceRegister;
  /** The sources file that `register` was read from: logged, and part of every bundle. */
  readonly sourcesText: string;
  readonly lane: Lane;
  readonly ledger: LedgerNode;
  /** The decoder of a source's feed, and what it needs beyond the source. */
  readonly openFeed: (feed: string) => OpenFeed | undefined;
  /** Absolute time of the first byte, for formats that carry none. */
  readonly start?: Instant;
  readonly lateness?: Milliseconds;
  /** Of Garant, named in every bundle. */
  readonly version: string;
  /** The wall clock, for what is recorded when. */
  readonly now: () => Instant;
}
