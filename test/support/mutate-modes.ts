/**
 * Hostile input for the Mode S feeds: well-formed traffic, damaged at random. Half of the damaged frames get
 * a new, right parity, so that the damage reaches the registers instead of stopping at the parity check.
 */
import { openBeast } from '../../src/feeds/beast/index.ts';
import type { Feed, FeedSink } from '../../src/feeds/feed.ts';
import { openModesHex } from '../../src/feeds/modes-hex/index.ts';
import { type Random, seededRandom } from '../../src/kernel/index.ts';
import { makeFixColumns } from '../../src/picture/index.ts';
import { memory } from './hostile-input.ts';
import { airborne, allCall, encodeCpr, frameOf, hexOf, squitter, surface } from './mode-s-frames.ts';

/** Ways to spoil the feed on purpose, so that the harness can be seen to notice. */
export const FAULTS = ['none', 'throws', 'hangs', 'leaks'] as const;
export type Fault = (typeof FAULTS)[number];
export type MutatedFeed = 'beast' | 'modes-hex';

export interface HostileRun {
  readonly feed: MutatedFeed;
  readonly frames: number;
  readonly fixes: number;
  readonly reports: number;
  readonly rejected: number;
  readonly crashes: string[];
  /** Processor time of the slowest chunk, milliseconds: other work on the machine does not count. */
  readonly worstChunkMilliseconds: number;
  readonly rssGrowthMegabytes: number;
}

const FRAMES_PER_CHUNK = 200;
/** Chunks after which memory is expected to stay. */
const WARM_UP = 0.2;
const MEGABYTE = 2 ** 20;
const HANG_MICROSECONDS = 80_000;

/** A frame as an aircraft near 50 N 30 E would send it. */
function makeFrame(random: Random): Uint8Array {
  const address = 0x480000 + random.integer(400);
  const lat = 49 + random.next() * 2;
  const lon = 29 + random.next() * 2;
  const odd = random.next() < 0.5;
  const kind = random.integer(6);
  if (kind === 0) return allCall(address);
  if (kind === 1)
    return airborne(address, 25 * random.integer(1600), encodeCpr(lat, lon, odd), 9 + random.integer(10));
  if (kind === 2) return surface(address, random.integer(128), encodeCpr(lat, lon, odd, true));
  if (kind === 3) {
    const reply = [0, 4, 5][random.integer(3)]!;
    return frameOf(
      [
        [reply, 5],
        [random.integer(2 ** 27), 27],
      ],
      address,
    );
  }
  const words = Array.from({ length: 7 }, () => [random.integer(256), 8] as const);
  if (kind === 4)
    return frameOf([[16 + 4 * random.integer(2) + random.integer(2), 5], [0, 27], ...words], address);
  return squitter(address, words);
}

function damage(random: Random, frame: Uint8Array): Uint8Array {
  const broken = Uint8Array.from(frame);
  const flips = 1 + random.integer(6);
  for (let i = 0; i < flips; i++) {
    const bit = random.integer(8 * broken.length);
    broken[bit >> 3]! ^= 0x80 >> (bit & 7);
  }
  if (random.next() < 0.5) return broken;
  return frameOf([...broken.subarray(0, broken.length - 3)].map((byte) => [byte, 8] as const));
}

/** The frame as a message of the transport. */
const TRANSPORTS: Readonly<
  Record<MutatedFeed, (random: Random, frame: Uint8Array, ticks: number) => number[]>
> = {
  beast(_, frame, ticks) {
    const clock = [5, 4, 3, 2, 1, 0].map((i) => Math.floor(ticks / 256 ** i) % 256);
    const body = [...clock, 128, ...frame].flatMap((byte) => (byte === 0x1a ? [byte, byte] : [byte]));
    return [0x1a, frame.length === 14 ? 0x33 : 0x32, ...body];
  },
  'modes-hex'(random, frame, ticks) {
    const seconds = ticks / 12e6;
    const forms = [
      hexOf(frame),
      `${seconds},${hexOf(frame)}`,
      JSON.stringify({ timestamp: seconds, frame: hexOf(frame) }),
    ];
    return [...Buffer.from(`${random.pick(forms)}\n`)];
  },
};

/** Now and then drops, doubles or overwrites bytes of the stream itself. */
function tear(random: Random, bytes: number[]): number[] {
  if (random.next() < 0.95) return bytes;
  const at = random.integer(bytes.length);
  const kind = random.integer(4);
  if (kind === 0) return bytes.slice(0, at);
  if (kind === 1) return [...bytes.slice(0, at), ...bytes];
  if (kind === 2)
    return bytes.map((byte, i) => (i === at ? [0x1a, 0x0a, 0x00, 0xff][random.integer(4)]! : byte));
  return Array.from({ length: random.integer(60) }, () => random.integer(256));
}

function spoil(feed: Feed, fault: Fault): Feed {
  const kept: Uint8Array[] = [];
  let chunks = 0;
  return {
    push(bytes, receivedAt) {
      chunks++;
      if (fault === 'throws' && chunks % 10 === 0) throw new Error('spoiled on purpose');
      if (fault === 'leaks') kept.push(new Uint8Array(4 * MEGABYTE).fill(chunks));
      const begin = process.cpuUsage();
      while (fault === 'hangs' && chunks === 10 && process.cpuUsage(begin).user < HANG_MICROSECONDS);
      feed.push(bytes, receivedAt);
    },
    end: (receivedAt) => {
      kept.length = 0;
      feed.end(receivedAt);
    },
  };
}

function makeSink() {
  const fixes = makeFixColumns(1024);
  const counts = { fixes: 0, reports: 0, rejected: 0 };
  const sink: FeedSink = {
    fixes,
    full() {
      counts.fixes += fixes.length;
      fixes.length = 0;
    },
    report: () => counts.reports++,
    reject: () => counts.rejected++,
  };
  return { sink, counts };
}

export function runHostile(
  kind: MutatedFeed,
  frames: number,
  seed: number,
  fault: Fault = 'none',
): HostileRun {
  const random = seededRandom(seed);
  const { sink, counts } = makeSink();
  const open = kind === 'beast' ? openBeast : openModesHex;
  const feed = spoil(
    open({ source: 'hostile', ordinal: 0, start: 0, receiver: { lat: 50, lon: 30 } }, sink),
    fault,
  );
  const crashes: string[] = [];
  const chunks = Math.ceil(frames / FRAMES_PER_CHUNK);
  let worst = 0;
  let rss = 0;
  let ticks = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    if (chunk === Math.floor(chunks * WARM_UP)) rss = memory().rss;
    const bytes: number[] = [];
    for (let i = 0; i < FRAMES_PER_CHUNK; i++) {
      ticks = random.next() < 1e-4 ? random.integer(2 ** 31) : ticks + random.integer(12_000);
      const frame = makeFrame(random);
      const sent = random.next() < 0.6 ? damage(random, frame) : frame;
      for (const byte of tear(random, TRANSPORTS[kind](random, sent, ticks))) bytes.push(byte);
    }
    const cpu = process.cpuUsage();
    try {
      feed.push(Uint8Array.from(bytes), Number.NaN);
    } catch (error) {
      crashes.push(`chunk ${chunk}: ${String(error)}`);
    }
    const { user, system } = process.cpuUsage(cpu);
    // The first chunks run while the engine compiles.
    if (chunk > 2) worst = Math.max(worst, (user + system) / 1000);
  }
  const rssGrowthMegabytes = (memory().rss - rss) / MEGABYTE;
  // only now: what a feed holds must not have been let go when its memory is measured
  feed.end(Number.NaN);
  return {
    feed: kind,
    frames: chunks * FRAMES_PER_CHUNK,
    fixes: counts.fixes + sink.fixes.length,
    reports: counts.reports,
    rejected: counts.rejected,
    crashes,
    worstChunkMilliseconds: worst,
    rssGrowthMegabytes,
  };
}

export const MOST_CHUNK_MILLISECONDS = 50;
export const MOST_RSS_GROWTH = 64;

/** Whether the feed held. */
export const holds = (run: HostileRun): boolean =>
  run.crashes.length === 0 &&
  run.worstChunkMilliseconds <= MOST_CHUNK_MILLISECONDS &&
  run.rssGrowthMegabytes <= MOST_RSS_GROWTH;
