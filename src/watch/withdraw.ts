/**
 * A provisional verdict that the settled life does not come to is withdrawn in so many words, once the settled
 * clock has passed the moment at which the provisional one was reached; also one that has ended by then.
 */
import { hashedInstant, type Instant } from '../kernel/index.ts';
import type { IndicationEvent, WatchEvent } from './watch-event.ts';

export interface Withdrawals {
  /** A provisional event was said when the clock of reception stood at `now`. */
  said(event: WatchEvent, now: Instant): void;
  settled(event: WatchEvent): void;
  /** Withdrawals of what should have settled before `now` and has not. */
  due(now: Instant): readonly WatchEvent[];
}

export function makeWithdrawals(): Withdrawals {
  const standing = new Map<string, { readonly event: IndicationEvent; readonly at: Instant }>();
  return {
    said: (event, now) => {
      if (event.event !== 'indication') return;
      const at = event.change === 'opened' ? now : standing.get(event.id)?.at;
      if (at !== undefined) standing.set(event.id, { event, at });
    },
    settled: (event) => {
      if (event.event === 'indication') standing.delete(event.id);
    },
    due: (now) => {
      const closing: WatchEvent[] = [];
      for (const [id, { event, at }] of standing) {
        if (at >= now) break;
        standing.delete(id);
        const until = hashedInstant(event.until ?? event.from);
        closing.push({ ...event, change: 'closed', withdrawn: true, until });
      }
      return closing;
    },
  };
}
