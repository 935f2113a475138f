/** One recording on its way into a merge: what was decoded and waits, and how far in time it has come. */
import type { Instant, Problem } from '../kernel/index.ts';
import { type FixColumns, makeFixColumns, type Report } from '../picture/index.ts';
import type { Feed } from './feed.ts';
import type { MergeTarget, Recording } from './recording.ts';

const BATCH_ROWS = 4096;

/** Rows of a batch from `next` on, up to `end`. */
interface Rows {
  readonly fixes: FixColumns;
  next: number;
  readonly end: number;
}

type Item = { readonly report: Report } | Rows;

/** A report may say that it was received later than it was written: it is not known before. */
const timeOf = (item: Item): Instant =>
  'report' in item ? item.report.receivedAt : item.fixes.observedAt[item.next]!;

const NO_TIME: Problem = {
  code: 'FEED_NO_TIME',
  message: 'observations without a time cannot be judged',
  mend: 'say when the recording began: FORMAT:FILE?start=2026-03-10T10:00Z',
};

export class RecordingQueue<From extends Recording> {
  /** The latest time decoded so far; without bound once it has ended. */
  reached: Instant = Number.NEGATIVE_INFINITY;
  ended = false;
  /** Why it could not be read to its end. */
  failure: unknown;
  readonly #recording: From;
  readonly #target: MergeTarget<From>;
  readonly #feed: Feed;
  #waiting: Item[] = [];
  /** The first of `#waiting` that was not handed over. */
  #at = 0;
  #fixes = makeFixColumns(BATCH_ROWS);
  #toldTimeless = false;

  constructor(recording: From, target: MergeTarget<From>) {
    this.#recording = recording;
    this.#target = target;
    const fixes = () => this.#fixes;
    this.#feed = recording.open(recording.options, {
      get fixes() {
        return fixes();
      },
      full: () => this.#setAside(),
      report: (report) => {
        this.#setAside();
        this.#addReport(report);
      },
      reject: (reason, problem) => target.reject(recording, reason, problem),
    });
  }

  /** Something was decoded and not handed over. */
  get waits(): boolean {
    return this.#at < this.#waiting.length;
  }

  /** Time of what is handed over next; without bound when nothing waits. */
  get head(): Instant {
    const item = this.#waiting[this.#at];
    return item ? timeOf(item) : Number.POSITIVE_INFINITY;
  }

  /** Decodes one chunk more. */
  async pull(): Promise<void> {
    const chunk = await this.#nextChunk();
    if (chunk) this.#feed.push(chunk, Number.NaN);
    else {
      this.#feed.end(Number.NaN);
      this.ended = true;
    }
    this.#setAside();
    if (this.ended) this.reached = Number.POSITIVE_INFINITY;
  }

  /** Hands over what comes first and is not later than `bound`, or `isBefore` it. */
  handOver(bound: Instant, isBefore: boolean): void {
    for (; this.#at < this.#waiting.length; this.#at++) {
      const item = this.#waiting[this.#at]!;
      const at = timeOf(item);
      if (at > bound || (isBefore && at === bound)) return;
      if ('report' in item) this.#target.report(this.#recording, item.report);
      else if (!this.#handRows(item, bound, isBefore)) return;
    }
    this.#waiting = [];
    this.#at = 0;
  }

  /** @returns true when the whole batch went. */
  #handRows(item: Rows, bound: Instant, isBefore: boolean): boolean {
    const { fixes, next, end } = item;
    let until = next;
    for (; until < end; until++) {
      const at = fixes.observedAt[until]!;
      if (at > bound || (isBefore && at === bound)) break;
    }
    this.#target.fixes(this.#recording, fixes, next, until);
    item.next = until;
    return until === end;
  }

  async #nextChunk(): Promise<Uint8Array | undefined> {
    try {
      const { done, value } = await this.#recording.chunks.next();
      return done ? undefined : value;
    } catch (cause) {
      this.failure = cause;
      return undefined;
    }
  }

  #addReport(report: Report): void {
    if (Number.isNaN(report.observedAt)) this.#refuseTimeless();
    else {
      this.reached = Math.max(this.reached, report.receivedAt);
      this.#waiting.push({ report });
    }
  }

  /** Queues the batch that was being filled, in runs of rows that have a time. */
  #setAside(): void {
    const fixes = this.#fixes;
    if (fixes.length === 0) return;
    this.#fixes = makeFixColumns(BATCH_ROWS);
    let next = 0;
    for (let i = 0; i <= fixes.length; i++) {
      const at = i < fixes.length ? fixes.observedAt[i]! : Number.NaN;
      if (at > this.reached) this.reached = at;
      if (!Number.isNaN(at)) continue;
      if (i > next) this.#waiting.push({ fixes, next, end: i });
      if (i < fixes.length) this.#refuseTimeless();
      next = i + 1;
    }
  }

  #refuseTimeless(): void {
    this.#target.reject(this.#recording, 'no-time', this.#toldTimeless ? undefined : NO_TIME);
    this.#toldTimeless = true;
  }
}
