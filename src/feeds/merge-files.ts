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

/** Where it goes. Each call names the recording it comes from. */
export interface MergeTarget<From extends Recording> {
  fixes(recording: From, batch: FixColumns, from: number, until: number): void;
  report(recording: From, report: Report): void;
  reject(recording: From, reason: string, problem?: Problem): void;
}

const BATCH_ROWS = 4096;

type Item = { readonly at: Instant; readonly report: Report } | { readonly fixes: FixColumns; next: number };

/** One file: what was decoded and waits, and how far in time it has come. */
class Track<From extends Recording> {
  readonly recording: From;
  readonly waiting: Item[] = [];
  reached: Instant = Number.NEGATIVE_INFINITY;
  ended = false;
  /** Why it could not be read to its end. */
  failure: unknown;
  readonly #feed: Feed;
  #fixes = makeFixColumns(BATCH_ROWS);

  constructor(recording: From, target: MergeTarget<From>) {
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
      reject: (reason, problem) => target.reject(recording, reason, problem),
    });
  }

  async pull(): Promise<void> {
    const chunk = await this.#next();
    if (chunk) this.#feed.push(chunk, Number.NaN);
    else {
      this.#feed.end(Number.NaN);
      this.ended = true;
    }
    this.#set();
    if (this.ended) this.reached = Number.POSITIVE_INFINITY;
  }

  async #next(): Promise<Uint8Array | undefined> {
    try {
      const { done, value } = await this.recording.chunks.next();
      return done ? undefined : value;
    } catch (cause) {
      this.failure = cause;
      return undefined;
    }
  }

  #set(): void {
    const fixes = this.#fixes;
    if (fixes.length === 0) return;
    for (let i = 0; i < fixes.length; i++) this.reached = Math.max(this.reached, fixes.observedAt[i]!);
    this.waiting.push({ fixes, next: 0 });
    this.#fixes = makeFixColumns(BATCH_ROWS);
  }
}

/**
 * Reads every recording to its end. One that breaks off ends there and the others go on.
 * @returns why each broken one broke off.
 */
export async function mergeRecordings<From extends Recording>(
  recordings: readonly From[],
  target: MergeTarget<From>,
): Promise<readonly unknown[]> {
  const tracks = recordings.map((recording) => new Track(recording, target));
  while (tracks.some((track) => !track.ended)) {
    const behind = tracks.reduce((a, b) => (b.reached < a.reached ? b : a));
    await behind.pull();
    const horizon = Math.min(...tracks.map((track) => track.reached));
    for (const track of tracks) deliver(track, horizon, target);
  }
  return tracks.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
}

/** Hands over what lies before `horizon`, in the file's own order. */
function deliver<From extends Recording>(
  { recording, waiting }: Track<From>,
  horizon: Instant,
  target: MergeTarget<From>,
): void {
  let done = 0;
  for (const item of waiting) {
    if ('report' in item) {
      if (item.at > horizon) break;
      target.report(recording, item.report);
    } else {
      const { fixes, next } = item;
      item.next = rowsBefore(horizon, item);
      if (item.next > next) target.fixes(recording, fixes, next, item.next);
      if (item.next < fixes.length) break;
    }
    done += 1;
  }
  waiting.splice(0, done);
}

/** The first row from `next` on that lies behind `horizon`. */
function rowsBefore(
  horizon: Instant,
  { fixes, next }: { readonly fixes: FixColumns; readonly next: number },
): number {
  let until = next;
  while (until < fixes.length && fixes.observedAt[until]! <= horizon) until += 1;
  return until;
}
