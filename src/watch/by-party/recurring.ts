/**
 * Duties that come round. What is done in a period shows compliance from then to its end; a period that ends without
 * is a breach from its end on, until it is done after all or the next period ends.
 */
import { periodAt, type Recurrence } from '../../accord/index.ts';
import type { Instant, Interval } from '../../kernel/index.ts';
import type { ObservationRef } from '../watch-event.ts';
import { type Bound, breach, compliance, type Judge, type Ruling } from './ruling.ts';

/** What a party has done: when, and where that is on record. Until it is undone; Infinity: never. */
export interface Deed {
  readonly at: Instant;
  readonly until: Instant;
  readonly ref: ObservationRef;
}

export interface Recurring {
  readonly recurrence: Recurrence;
  readonly bound: () => Bound;
  /** What the party has done that counts, in any order. */
  deeds(party: string): readonly Deed[];
  /** Why it is not known that nothing was done in the period; undefined: it is. */
  whyOpen(party: string, period: Interval): Ruling | undefined;
  readonly reason: 'not-given' | 'not-visited';
  readonly sources: readonly string[];
}

export function makeRecurring(duty: Recurring): Judge {
  const { recurrence, bound } = duty;
  /** A duty without a beginning counts from 1970. */
  const begin = () => Math.max(0, bound().from);
  const periodOf = (at: Instant) => periodAt(recurrence, begin(), at);

  const doneIn = (party: string, { from, until }: Interval): readonly Deed[] =>
    duty
      .deeds(party)
      .filter((deed) => deed.at >= from && deed.at < until)
      .sort((a, b) => a.at - b.at || a.ref.index - b.ref.index);

  /** What was done in the period by `at`, and not undone. */
  const standingAt = (party: string, period: Interval, at: Instant): Deed | undefined =>
    doneIn(party, period).find((deed) => deed.at <= at && deed.until > at);

  const wasKept = (party: string, period: Interval): boolean =>
    doneIn(party, period).some((deed) => deed.until >= period.until);

  /** The period that ended last by `at`, if its end is one that the duty has and that was lived through. */
  function endedBy(at: Instant): Interval | undefined {
    const { from, until, began } = bound();
    const current = periodOf(at);
    const ended = periodOf(current.from - 1);
    return ended.until > began && ended.until > from && ended.until <= until ? ended : undefined;
  }

  function failing(party: string, at: Instant): Ruling | undefined {
    const ended = endedBy(at);
    if (!ended || wasKept(party, ended)) return undefined;
    return duty.whyOpen(party, ended) ?? breach(duty.reason, duty.sources);
  }

  return {
    rulingAt: (party, at) => {
      const { from, until } = bound();
      if (at < from) return undefined;
      const deed = standingAt(party, periodOf(at), at);
      if (at < until) return deed ? compliance([deed.ref]) : failing(party, at);
      // what was left undone at the very end stays so until it is done after all
      return deed || periodOf(at).from !== until ? undefined : failing(party, at);
    },
    changeAfter: (party, at) => {
      const { from, until } = bound();
      const instants = duty.deeds(party).flatMap((deed) => [deed.at, deed.until]);
      const next = at < until ? [from, until] : [];
      return [...next, periodOf(Math.max(at, from)).until, ...instants]
        .filter((instant) => instant > at)
        .reduce((first, instant) => Math.min(first, instant), Infinity);
    },
  };
}
