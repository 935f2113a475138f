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
  const shares = [...counts.keys()].flatMap((duty) => {
    const { rule } = compiled.duties[duty]!.reading;
    const sharers = limitsAmount(rule) ? sharersOf(rule, picture.parties) : [];
    return sharers.map((sharer) => ({ duty, sharer, history: [] as Stretch[] }));
  });
  const historyOf = (duty: number, sharer: string): readonly Stretch[] =>
    shares.find((share) => share.duty === duty && share.sharer === sharer)?.history ?? [];
  const amountNow = (duty: number, sharer: string): number => {
    const count = counts.get(duty)!;
    if (count.here.size === 0 && count.gone.size === 0) return 0;
    return mostOf(count, ({ party }) => mayShare(party, sharer));
  };
  return {
    // Asked at every tick: nothing is built anew while nothing changes.
    note(now) {
      for (const { duty, sharer, history } of shares) {
        const amount = amountNow(duty, sharer);
        const last = history.at(-1);
        if (last?.amount === amount) last.until = now;
        else history.push({ amount, until: now });
        while (history[0]!.until <= now - DAY) history.shift();
      }
    },
    most: (duty, sharer, since) =>
      historyOf(duty, sharer)
        .filter(({ until }) => until >= since)
        .reduce((most, { amount }) => Math.max(most, amount), amountNow(duty, sharer)),
  };
}
