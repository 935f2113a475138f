/**
 * A provisional verdict that the settled life does not come to is closed in so many words, once the settled
 * clock has passed the moment at which the provisional one was reached.
 */
import { hashedInstant, type Instant } from '../kernel/index.ts';
import type { IndicationEvent, WatchEvent } from './watch-event.ts';

export interface Withdrawals {
  /** A provisional event was said when the clock of reception stood at `now`. */
  said(event: WatchEvent, now: Instant): void;
  settled(event: WatchEvent): void;
  /** Closing events for what should have settled before `now` and has not. */
  due(now: Instant): readonly WatchEvent[];
}

export function makeWithdrawals(): Withdrawals {
  const standing = new Map<string, { readonly event: IndicationEvent; readonly at: Instant }>();
  return {
    said: (event, now) => {
      if (event.event !== 'indication') return;
      if (event.change === 'closed') standing.delete(event.id);
      else if (event.change === 'opened') standing.set(event.id, { event, at: now });
    },
    settled: (event) => {
      if (event.event === 'indication') standing.delete(event.id);
    },
    due: (now) => {
      const closing: WatchEvent[] = [];
      for (const [id, { event, at }] of standing) {
        if (at >= now) break;
        standing.delete(id);
        closing.push({ ...event, change: 'closed', until: hashedInstant(event.until ?? event.from) });
      }
      return closing;
    },
  };
}
