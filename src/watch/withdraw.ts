/**
 * A provisional verdict that the settled life does not come to is withdrawn in so many words, once the settled
 * clock has passed the moment at which the provisional one was reached; also one that has ended by then.
 */
import { hashedInstant, type Instant } from '../kernel/index.ts';
import type { IndicationEvent, WatchEvent } from './watch-event.ts';

export interface Withdrawals {
  /** A provisional event came when the clock of reception stood at `now`; false: of what has been withdrawn, leave it. */
  said(event: WatchEvent, now: Instant): boolean;
  settled(event: WatchEvent): void;
  /** Withdrawals of what should have settled before `now` and has not. */
  due(now: Instant): readonly WatchEvent[];
}

export function makeWithdrawals(): Withdrawals {
  const standing = new Map<string, { readonly event: IndicationEvent; readonly at: Instant }>();
  /** Withdrawn, and going on in the provisional life, which does not know. */
  const withdrawn = new Set<string>();
  return {
    said: (event, now) => {
      if (event.event !== 'indication') return true;
      const { id, change } = event;
      const goesOn = change !== 'opened' && withdrawn.has(id);
      if (change !== 'updated') withdrawn.delete(id);
      const at = change === 'opened' ? now : standing.get(id)?.at;
      if (at !== undefined) standing.set(id, { event, at });
      return !goesOn;
    },
    settled: (event) => {
      if (event.event !== 'indication') return;
      standing.delete(event.id);
      withdrawn.delete(event.id);
    },
    due: (now) => {
      const closing: WatchEvent[] = [];
      for (const [id, { event, at }] of standing) {
        if (at >= now) break;
        standing.delete(id);
        if (event.change !== 'closed') withdrawn.add(id);
        const until = hashedInstant(event.until ?? event.from);
        closing.push({ ...event, change: 'closed', withdrawn: true, until });
      }
      return closing;
    },
  };
}
