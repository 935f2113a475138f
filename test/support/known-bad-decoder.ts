/** A decoder made worse on purpose: whoever looks for its fault must find it. */
import type { OpenFeed } from '../../src/feeds/feed.ts';
import type { Decoder } from './hostile-input.ts';

export const FAULTS = ['crash', 'hang', 'leak', 'lie'] as const;
export type Fault = (typeof FAULTS)[number];

/** The fault strikes on chunks that end in this byte, in each run of the decoder not more often than this. */
const TRIGGER = 0x2c;
const STRIKES = 2;
/** Enough to be found, not enough to fell the machine. */
const LEAK_BYTES = 48 << 20;
const MOST_LEAKS = 4;
const HANG_MICROSECONDS = 80_000;
const kept: Uint8Array[] = [];

const strike: Readonly<Record<Fault, () => void>> = {
  crash() {
    throw new RangeError('planted');
  },
  hang() {
    const begin = process.threadCpuUsage();
    while (process.threadCpuUsage(begin).user < HANG_MICROSECONDS);
  },
  leak() {
    if (kept.length < MOST_LEAKS) kept.push(new Uint8Array(LEAK_BYTES).fill(1));
  },
  lie() {},
};

export function makeWorse({ open, openRows }: Decoder, fault: Fault): Decoder {
  const worse: OpenFeed = (options, sink) => {
    let strikes = 0;
    const feed = open(options, sink);
    return {
      push(bytes, receivedAt) {
        feed.push(bytes, receivedAt);
        if (bytes.at(-1) !== TRIGGER || strikes === STRIKES) return;
        strikes++;
        strike[fault]();
        if (fault !== 'lie') return;
        sink.fixes.observedAt[sink.fixes.length] = Number.NaN;
        sink.fixes.length++;
        sink.full();
      },
      end: (receivedAt) => feed.end(receivedAt),
    };
  };
  return { open: worse, openRows };
}

export const forgetLeak = (): void => {
  kept.length = 0;
};
