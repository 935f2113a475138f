/** How much was tracked under each limit, and until when: a patrol reports later what it saw. */
import { DAY, type Instant } from '../../kernel/index.ts';
import type { WatchState } from '../watch-state.ts';
import { limitsAmount, mayShare, sharersOf } from './amount.ts';
import { mostOf } from './count.ts';

interface Stretch {
  readonly amount: number;
  until: Instant;
}

export interface TrackedCounts {
  /** Looks at how much there is. */
  note(now: Instant): void;
  /** The most there was of a sharer's at any look since `since`, as far back as a day, and now. */
  most(duty: number, sharer: string, since: Instant): number;
}

export function makeTrackedCounts({ counts, compiled, picture }: WatchState): TrackedCounts {
  const history = new Map<string, Stretch[]>();
  const keyOf = (duty: number, sharer: string): string => `${duty} ${sharer}`;
  const shares = [...counts.keys()].flatMap((duty) => {
    const { rule } = compiled.duties[duty]!.reading;
    return limitsAmount(rule) ? sharersOf(rule, picture.parties).map((sharer) => ({ duty, sharer })) : [];
  });
  const amountNow = (duty: number, sharer: string): number =>
    mostOf(counts.get(duty)!, ({ party }) => mayShare(party, sharer));
  return {
    note(now) {
      for (const { duty, sharer } of shares) {
        const amount = amountNow(duty, sharer);
        const known = history.get(keyOf(duty, sharer)) ?? [];
        const stretches = known.filter(({ until }) => until > now - DAY);
        const last = stretches.at(-1);
        if (last?.amount === amount) last.until = now;
        else stretches.push({ amount, until: now });
        history.set(keyOf(duty, sharer), stretches);
      }
    },
    most: (duty, sharer, since) =>
      (history.get(keyOf(duty, sharer)) ?? [])
        .filter(({ until }) => until >= since)
        .reduce((most, { amount }) => Math.max(most, amount), amountNow(duty, sharer)),
  };
}
