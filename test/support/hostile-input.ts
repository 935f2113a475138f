/**
 * A decoder under damaged input: it must not throw, not use more than `HANG` of its thread's time for a
 * frame (a busy machine does not count), not grow, and
 * whatever it lets through must be an observation: a time that is a number, a position on the globe.
 */
import type { FeedSink, OpenFeed } from '../../src/feeds/feed.ts';
import type { OpenRows } from '../../src/feeds/rows.ts';
import { type Milliseconds, type Random, seededRandom } from '../../src/kernel/index.ts';
import { type FixColumns, makeFixColumns } from '../../src/picture/index.ts';
import { mutate } from './mutate.ts';

export const HANG: Milliseconds = 50;
export const MOST_GROWTH = 64 * 1024 * 1024;
/** Most frames that one decoder reads before the next one starts: state builds up, and is given up. */
const MOST_FRAMES_PER_RUN = 2000;
/** The share of frames that only warms the runtime up: one in so many. */
const WARM_UP = 20;
const RECEIVED_AT = 1_763_735_400_000;

export interface Decoder {
  readonly open: OpenFeed;
  readonly openRows: OpenRows<object>;
}

export interface Material {
  readonly head: string;
  readonly frames: readonly Uint8Array[];
  readonly end: string;
  /** Puts a checksum right again, so that the damage gets behind it; used on every other frame. */
  readonly mend?: (frame: Uint8Array) => Uint8Array;
}

export interface Outcome {
  readonly frames: number;
  readonly crashes: number;
  readonly hangs: number;
  /** Rows let through that are no observation. */
  readonly lies: number;
  readonly fixes: number;
  readonly reports: number;
  readonly rejects: number;
  readonly slowestMs: number;
  /** Growth of the process since the warm-up, and of what it holds on to. */
  readonly growthBytes: number;
  readonly keptBytes: number;
  /** The first crash or lie, for people. */
  readonly first: string;
}

export const isSound = (outcome: Outcome): boolean =>
  outcome.crashes + outcome.hangs + outcome.lies === 0 && outcome.growthBytes <= MOST_GROWTH;

/** Does nothing without --expose-gc. */
const collectGarbage = (): void => (globalThis as { gc?: () => void }).gc?.();

/** What the process takes, and what of it is held on to; the second is exact only with --expose-gc. */
export function memory(): { readonly rss: number; readonly kept: number } {
  collectGarbage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, kept: heapUsed + external };
}

function lieIn(fixes: FixColumns): string {
  for (let i = 0; i < fixes.length; i++) {
    const lon = fixes.longitude[i]!;
    const lat = fixes.latitude[i]!;
    const isNowhere = Number.isNaN(lon) && Number.isNaN(lat);
    const isOnGlobe = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    const isTimed = Number.isFinite(fixes.observedAt[i]!) && Number.isFinite(fixes.receivedAt[i]!);
    if (!(isNowhere || isOnGlobe) || !isTimed) return `row at ${lon}, ${lat}, ${fixes.observedAt[i]}`;
  }
  return '';
}

export function abuse(
  { open, openRows }: Decoder,
  material: Material,
  frames: number,
  seed: number,
): Outcome {
  const random = seededRandom(seed);
  const perRun = Math.min(MOST_FRAMES_PER_RUN, Math.ceil(frames / 4));
  const tally = { crashes: 0, hangs: 0, lies: 0, fixes: 0, reports: 0, rejects: 0, slowestMs: 0, first: '' };
  const fail = (kind: 'crashes' | 'lies', what: string) => {
    tally[kind]++;
    tally.first ||= what;
  };
  const columns = makeFixColumns(256);
  const sink: FeedSink = {
    fixes: columns,
    full() {
      const lie = lieIn(columns);
      if (lie !== '') fail('lies', lie);
      tally.fixes += columns.length;
      columns.length = 0;
    },
    report(report) {
      tally.reports++;
      if (!Number.isFinite(report.observedAt)) fail('lies', `report at ${report.observedAt}`);
    },
    reject: () => {
      tally.rejects++;
    },
  };
  const openOne = (isFeed: boolean) => {
    if (isFeed) return open({ source: 'hostile', ordinal: 0, start: RECEIVED_AT }, sink);
    const rows = openRows(
      () => tally.reports++,
      () => tally.rejects++,
    );
    return { push: (bytes: Uint8Array, _: number) => rows.push(bytes), end: (_: number) => rows.end() };
  };

  /** Frames of one decoder; half of the decoders give observations, half give rows. */
  const runOnce = (count: number, isFeed: boolean, draw: Random) => {
    const decoder = openOne(isFeed);
    const head = new TextEncoder().encode(material.head);
    const end = new TextEncoder().encode(material.end);
    const isHeadDamaged = draw.integer(8) === 0;
    timed(() => decoder.push(isHeadDamaged ? mutate(head, draw, head) : head, RECEIVED_AT));
    for (let n = 0; n < count; n++) {
      const damaged = mutate(draw.pick(material.frames), draw, draw.pick(material.frames));
      const frame = material.mend && n % 2 === 0 ? material.mend(damaged) : damaged;
      timed(() => {
        decoder.push(frame, RECEIVED_AT);
        decoder.push(end, RECEIVED_AT);
      });
    }
    timed(() => decoder.end(RECEIVED_AT));
    if (isFeed) sink.full();
    collectGarbage();
  };

  const timed = (act: () => void) => {
    const begin = process.threadCpuUsage();
    try {
      act();
    } catch (reason) {
      fail('crashes', reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
    }
    const { user, system } = process.threadCpuUsage(begin);
    const took = (user + system) / 1000;
    tally.slowestMs = Math.max(tally.slowestMs, took);
    if (took > HANG) tally.hangs++;
  };

  // What the runtime itself takes on first use is no growth of the decoder.
  for (let done = 0; done < Math.max(1, frames / WARM_UP); done += perRun) {
    const draw = random.fork(`warm-up ${done}`);
    runOnce(perRun, true, draw);
    runOnce(perRun, false, draw);
  }
  const before = memory();
  for (let done = 0; done < frames; done += perRun) {
    const run = done / perRun;
    runOnce(Math.min(perRun, frames - done), run % 2 === 0, random.fork(`run ${run}`));
  }
  const after = memory();
  return { frames, ...tally, growthBytes: after.rss - before.rss, keptBytes: after.kept - before.kept };
}
