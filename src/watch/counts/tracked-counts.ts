/** How many tracks counted under each count limit, and until when: a patrol reports later what it saw. */
import { DAY, type Instant } from '../../kernel/index.ts';
import type { WatchState } from '../watch-state.ts';

interface Stretch {
  readonly size: number;
  until: Instant;
}

export interface TrackedCounts {
  /** Looks at how many there are. */
  note(now: Instant): void;
  /** The most there were at any look since `since`, as far back as a day, and now. */
  most(duty: number, since: Instant): number;
}

export function makeTrackedCounts({ counts }: WatchState): TrackedCounts {
  const history = new Map<number, Stretch[]>();
  const sizeOf = (duty: number): number => {
    const { here, gone } = counts.get(duty)!;
    return here.size + gone.size;
  };
  return {
    note(now) {
      for (const duty of counts.keys()) {
        const size = sizeOf(duty);
        const stretches = (history.get(duty) ?? []).filter(({ until }) => until > now - DAY);
        const last = stretches.at(-1);
        if (last?.size === size) last.until = now;
        else stretches.push({ size, until: now });
        history.set(duty, stretches);
      }
    },
    most: (duty, since) =>
      (history.get(duty) ?? [])
        .filter(({ until }) => until >= since)
        .reduce((most, { size }) => Math.max(most, size), sizeOf(duty)),
  };
}
