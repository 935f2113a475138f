/**
 * Reproducible judgement: observations come in as they arrive, verdicts go out twice. Provisional ones at
 * once, from a picture and a watch fed on arrival; settled ones when the watermark has passed, from a second
 * pair fed in judgement order. Two pairs instead of rolling one back: the settled pair never learns in what
 * order things arrived, so every guarantor who replays the raw blocks gets the same bytes.
 */
import type { Accord } from '../accord/index.ts';
import { type Instant, type Lane, MINUTE, type Milliseconds, type Result, succeed } from '../kernel/index.ts';
import type { FixColumns, Picture, Report, SourceRegister } from '../picture/index.ts';
import { type Basis, makeBasis } from './basis.ts';
import type { InspectedItem } from './figures/inspection.ts';
import { makePartyCounts, type PartyCount } from './figures/party-counts.ts';
import { makeTally, type Tally } from './figures/tally.ts';
import { type Life, makeLife } from './life.ts';
import {
  appendRows,
  type Bucket,
  emptyBucket,
  judgedAt,
  makeBucket,
  sortBucket,
} from './order/judgement-queue.ts';
import { makeRest, type Rest } from './order/rest.ts';
import { TICK } from './watch.ts';
import type { WatchEvent } from './watch-event.ts';
import { makeWithdrawals } from './withdraw.ts';

export interface JudgementOptions {
  readonly accords: readonly Accord[];
  readonly register: SourceRegister;
  readonly lane: Lane;
  /** A fresh picture each time it is called; its party list must be the accords'. */
  readonly makePicture: () => Picture;
  /** What `makeBasis` made of the same accords and the picture's parties, for one who judges by them again and again. */
  readonly basis?: Basis;
  /** How late an observation may come and still be judged in its own time; 60 s unless said otherwise. */
  readonly lateness?: Milliseconds;
  /** When judgement begins; unless said, with the first observation. Part of the recorded inputs. */
  readonly startAt?: Instant;
  /** When a live node began to listen: no verdict on a whole clause reaches back before. Part of the recorded inputs. */
  readonly listensFrom?: Instant;
  /** Notices, withdrawals and changes of coverage that hold when judgement begins, in the order in which they count. */
  readonly given?: readonly Report[];
  /** Only settled verdicts, for replaying files: half the work. */
  readonly settledOnly?: boolean;
  /** Known-bad switch for tests: silences are passed over this soon. Never set it. */
  readonly restAfter?: Milliseconds;
}

export interface JudgementSummary {
  readonly observations: number;
  /** Came after the watermark had passed their judgement time: judged in the next tick, and counted. */
  readonly lateArrivals: number;
  /** Observations that wait for the watermark. At most lateness × rate, plus one tick's. */
  readonly waiting: number;
  readonly byVerdict: Readonly<Record<string, number>>;
  /** Under the agreed readings, settled; each count with the observability beside it. */
  readonly byParty: readonly PartyCount[];
  /** What every declared item is by now; empty when no clause asks. */
  readonly inspection: readonly InspectedItem[];
  /** Over the settled events in order, without `blind` ones. */
  readonly hash: string;
  /** Over the settled `blind` events: blindness follows when things were received. */
  readonly blindHash: string;
}

export interface Judgement {
  /** Takes a batch in arrival order. The columns may be reused by the caller afterwards. */
  take(batch: FixColumns, from?: number, until?: number): void;
  report(report: Report): void;
  /** The clock of reception has reached `now`, with nothing received: record these calls to replay them. */
  advance(now: Instant): void;
  /** No more will come: settles everything that waits. */
  finish(): void;
  drain(): readonly WatchEvent[];
  summary(): JudgementSummary;
}

/** @returns what `compile` has against the accords. */
export function createJudgement(options: JudgementOptions): Result<Judgement> {
  const { accords, register, lane, makePicture } = options;
  const picture = makePicture();
  const basis = options.basis ? succeed(options.basis) : makeBasis(accords, picture.parties);
  if (!basis.ok) return basis;
  const { compiled, field } = basis.value;
  const { listensFrom = -Infinity } = options;
  const life = (settled: boolean, seen: Picture) =>
    makeLife({ compiled, picture: seen, register, lane, settled, field, listensFrom });
  const provisional = options.settledOnly ? undefined : life(false, makePicture());
  const { lateness = MINUTE, restAfter } = options;
  const rest = makeRest({ compiled, sources: register.sources, lateness, restAfter });
  const settled = life(true, picture);
  for (const report of options.given ?? []) {
    settled.note(report);
    provisional?.note(report);
  }
  return succeed(judge(options, settled, provisional, rest));
}

function judge(
  options: JudgementOptions,
  settled: Life,
  provisional: Life | undefined,
  rest: Rest,
): Judgement {
  const { register, lateness = MINUTE } = options;
  const ordinals = new Map(register.sources.map(({ id }, ordinal) => [id, ordinal]));
  const buckets = new Map<number, Bucket>();
  const spares: Bucket[] = [];
  const spare = makeBucket();
  const tally: Tally = makeTally();
  const parties = makePartyCounts(options.accords, settled.watch.observability!);
  const withdrawals = makeWithdrawals();
  let events: WatchEvent[] = [];
  let received = -Infinity;
  let provisionalTick = NaN;
  let nextTick = options.startAt === undefined ? NaN : Math.floor(options.startAt / TICK);
  let waiting = 0;
  let lateArrivals = 0;
  let observations = 0;

  function bucketAt(tick: number): Bucket {
    const late = tick < nextTick;
    if (late) lateArrivals++;
    const number = late ? nextTick : tick;
    const known = buckets.get(number);
    if (known) return known;
    const bucket = spares.pop() ?? makeBucket();
    buckets.set(number, bucket);
    return bucket;
  }

  const tickOf = (batch: FixColumns, i: number): number =>
    Math.floor(judgedAt(batch.observedAt[i]!, batch.receivedAt[i]!, lateness) / TICK);

  function take(batch: FixColumns, from = 0, until = batch.length): void {
    let start = from;
    while (start < until) {
      const tick = tickOf(batch, start);
      let end = start;
      while (end < until && tickOf(batch, end) === tick)
        received = Math.max(received, batch.receivedAt[end++]!);
      appendRows(bucketAt(tick), batch, start, end, lateness);
      if (tick < nextTick) lateArrivals += end - start - 1;
      start = end;
    }
    waiting += until - from;
    observations += until - from;
    provisional?.follow(batch, from, until);
    reach();
  }

  function report(report: Report): void {
    received = Math.max(received, report.receivedAt);
    const key = judgedAt(report.observedAt, report.receivedAt, lateness);
    const source = ordinals.get(report.source) ?? ordinals.size;
    bucketAt(Math.floor(key / TICK)).reports.push({ report, key, source });
    waiting++;
    observations++;
    provisional?.note(report);
    reach();
  }

  /** Lets both lives reach as far as the clock of reception allows. */
  function reach(): void {
    if (provisional) {
      const tick = Math.floor(received / TICK);
      if (tick > provisionalTick || Number.isNaN(provisionalTick)) {
        provisional.advance(tick * TICK);
        provisionalTick = tick;
      }
      for (const event of provisional.drain()) {
        if (withdrawals.said(event, received)) events.push(event);
      }
    }
    settleUntil(received - lateness);
  }

  /** Settles every tick that lies wholly before `watermark`. */
  function settleUntil(watermark: Instant): void {
    const last = Math.floor(watermark / TICK);
    const firstFilled = () => [...buckets.keys()].reduce((least, tick) => Math.min(least, tick), last);
    if (Number.isNaN(nextTick)) {
      const first = firstFilled();
      if (first >= last) return;
      nextTick = first;
    }
    while (nextTick < last) {
      const bucket = buckets.get(nextTick);
      if (bucket) {
        settleBucket(nextTick, bucket);
        rest.disturb(nextTick);
      }
      nextTick = rest.after(nextTick, firstFilled, settled.watch.nextChange);
      settled.advance(nextTick * TICK);
      collect(nextTick * TICK);
    }
  }

  function settleBucket(tick: number, bucket: Bucket): void {
    sortBucket(bucket, spare);
    const { fixes, key, reports } = bucket;
    let row = 0;
    for (const { report, key: at, source } of reports) {
      const from = row;
      while (row < fixes.length && isBefore(fixes, key, row, at, source, report.index)) row++;
      settled.follow(fixes, from, row);
      settled.note(report);
    }
    settled.follow(fixes, row, fixes.length);
    waiting -= fixes.length + reports.length;
    buckets.delete(tick);
    emptyBucket(bucket);
    if (spares.length < MOST_SPARES) spares.push(bucket);
  }

  function collect(now: Instant): void {
    for (const event of settled.drain()) {
      tally.count(event);
      parties.hear(event);
      withdrawals.settled(event);
      events.push(event);
    }
    for (const event of withdrawals.due(now)) events.push(event);
  }

  function finish(): void {
    const last = [...buckets.keys()].reduce((most, tick) => Math.max(most, tick), -Infinity);
    if (last === -Infinity) return;
    settleUntil((last + 1) * TICK);
    for (const event of withdrawals.due(Infinity)) events.push(event);
  }

  return {
    take,
    report,
    advance: (now) => {
      received = Math.max(received, now);
      reach();
    },
    finish,
    drain: () => {
      const drained = events;
      events = [];
      return drained;
    },
    summary: () => ({
      observations,
      lateArrivals,
      waiting,
      byParty: parties.read(nextTick * TICK),
      inspection: settled.watch.inspection(nextTick * TICK),
      ...tally.read(),
    }),
  };
}

/** Buckets kept for reuse: a watermark's worth. */
const MOST_SPARES = 32;

const isBefore = (
  { source, index }: FixColumns,
  key: Float64Array,
  row: number,
  at: Instant,
  bySource: number,
  byIndex: number,
): boolean => (key[row]! - at || source[row]! - bySource || index[row]! - byIndex) < 0;
