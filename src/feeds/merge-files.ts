/**
 * Several recordings as one stream in the order of observation: each file is decoded only as far ahead as
 * the others need, so that none comes late because another was read first.
 */
import type { Instant, Problem } from '../kernel/index.ts';
import { type FixColumns, makeFixColumns, type Report } from '../picture/index.ts';
import type { Feed, FeedOptions, OpenFeed } from './feed.ts';

export interface Recording {
  readonly open: OpenFeed;
  readonly options: FeedOptions;
  readonly chunks: AsyncIterator<Uint8Array>;
}

export interface MergeTarget {
  fixes(batch: FixColumns, from: number, until: number): void;
  report(report: Report): void;
  reject(source: string, reason: string, problem?: Problem): void;
}

const BATCH_ROWS = 4096;

type Item = { readonly at: Instant; readonly report: Report } | { readonly fixes: FixColumns; next: number };

/** One file: what was decoded and waits, and how far in time it has come. */
class Track {
  readonly recording: Recording;
  readonly waiting: Item[] = [];
  reached: Instant = Number.NEGATIVE_INFINITY;
  ended = false;
  readonly #feed: Feed;
  #fixes = makeFixColumns(BATCH_ROWS);

  constructor(recording: Recording, target: MergeTarget) {
    this.recording = recording;
    const { options } = recording;
    const fixes = () => this.#fixes;
    this.#feed = recording.open(options, {
      get fixes() {
        return fixes();
      },
      full: () => this.#set(),
      report: (report) => {
        this.#set();
        this.reached = Math.max(this.reached, report.observedAt);
        this.waiting.push({ at: report.observedAt, report });
      },
      reject: (reason, problem) => target.reject(options.source, reason, problem),
    });
  }

  async pull(): Promise<void> {
    const { done, value } = await this.recording.chunks.next();
    if (done) {
      this.#feed.end(Number.NaN);
      this.ended = true;
      this.reached = Number.POSITIVE_INFINITY;
    } else this.#feed.push(value, Number.NaN);
    this.#set();
  }

  #set(): void {
    const fixes = this.#fixes;
    if (fixes.length === 0) return;
    for (let i = 0; i < fixes.length; i++) this.reached = Math.max(this.reached, fixes.observedAt[i]!);
    this.waiting.push({ fixes, next: 0 });
    this.#fixes = makeFixColumns(BATCH_ROWS);
  }
}

/** Reads every recording to its end. Rejects when a file cannot be read; what came before was handed over. */
export async function mergeRecordings(recordings: readonly Recording[], target: MergeTarget): Promise<void> {
  const tracks = recordings.map((recording) => new Track(recording, target));
  while (tracks.some((track) => !track.ended)) {
    const behind = tracks.reduce((a, b) => (b.reached < a.reached ? b : a));
    await behind.pull();
    const horizon = Math.min(...tracks.map((track) => track.reached));
    for (const track of tracks) deliver(track, horizon, target);
  }
}

/** Hands over what lies before `horizon`, in the file's own order. */
function deliver({ waiting }: Track, horizon: Instant, target: MergeTarget): void {
  let done = 0;
  for (const item of waiting) {
    if ('report' in item) {
      if (item.at > horizon) break;
      target.report(item.report);
    } else if (!deliverRows(item, horizon, target)) break;
    done += 1;
  }
  waiting.splice(0, done);
}

/** @returns true when the whole batch went. */
function deliverRows(
  item: { readonly fixes: FixColumns; next: number },
  horizon: Instant,
  target: MergeTarget,
) {
  const { fixes, next } = item;
  let until = next;
  while (until < fixes.length && fixes.observedAt[until]! <= horizon) until += 1;
  if (until > next) target.fixes(fixes, next, until);
  item.next = until;
  return until === fixes.length;
}
