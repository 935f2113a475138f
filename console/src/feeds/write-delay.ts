/** What a source's delay says to people; a source whose clock is ahead of ours has none that could be told. */
import type { FeedHealth } from '../api/contract.ts';
import { writeDelay } from '../clock/write-time.ts';
import { say } from '../messages/messages.ts';

export interface DelayText {
  readonly short: string;
  readonly why: string;
}

/** Undefined before the source's first message. */
export function delayText({
  latencyP50Ms: p50,
  latencyP95Ms: p95,
}: Pick<FeedHealth, 'latencyP50Ms' | 'latencyP95Ms'>): DelayText | undefined {
  if (p50 === null || p95 === null) return undefined;
  if (p50 < 0) return { short: say('feeds.ahead', { ahead: writeDelay(-p50) }), why: say('feeds.ahead-why') };
  const values = { p50: writeDelay(p50), p95: writeDelay(p95) };
  return { short: say('feeds.latency', values), why: say('feeds.latency-why', values) };
}
