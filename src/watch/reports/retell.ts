/**
 * Says what a set of reports comes to, and says it again as further ones come. What is said follows from the set and
 * not from the order of its arrival: a report that comes late shortens, prolongs or withdraws what was said before.
 */
import { DAY, type Instant, type Milliseconds } from '../../kernel/index.ts';
import type { Decision, OpenIndication, Voice } from '../indication.ts';

/** How long reports are kept for those that come late. */
export const RETOLD_WITHIN: Milliseconds = 30 * DAY;

/** One thing to be said. */
export interface Telling {
  /** Equal keys: the same thing, of which more may be known by now. */
  readonly key: string;
  readonly decision: Omit<Decision, 'until'>;
  /** When it is over, as far as is known: an instant still to come until then. */
  readonly until: Instant;
}

interface Told {
  readonly open: OpenIndication;
  /** Undefined while it goes on. */
  closedAt: Instant | undefined;
}

/** Takes all that is to be said now of one duty. */
export type Retell = (tellings: readonly Telling[], now: Instant) => void;

export function makeRetelling(voice: Voice): Retell {
  const told = new Map<string, Told>();

  function tell({ key, decision, until }: Telling, now: Instant): void {
    const before = told.get(key);
    const isOver = until <= now;
    if (before?.closedAt !== undefined) {
      if (before.closedAt !== until) voice.close(before.open, until);
      before.closedAt = until;
      return;
    }
    if (before) voice.update(before.open, decision);
    const open = before?.open ?? voice.open({ ...decision, ...(isOver ? { until } : {}) });
    if (isOver) voice.close(open, until);
    told.set(key, { open, closedAt: isOver ? until : undefined });
  }

  return (tellings, now) => {
    for (const telling of tellings) tell(telling, now);
    const keys = new Set(tellings.map(({ key }) => key));
    for (const [key, { open, closedAt }] of told) {
      if (keys.has(key)) continue;
      told.delete(key);
      const isForgotten = closedAt !== undefined && closedAt <= now - RETOLD_WITHIN;
      if (!isForgotten) voice.cut(open, open.event.from);
    }
  };
}
