/**
 * Counts per party, never without the observability beside them: a side that is watched better must not
 * look worse.
 */
import { type Accord, AGREED } from '../../accord/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { Subject, WatchEvent } from '../watch-event.ts';
import { type Observability, UNKNOWN_PARTY } from './observability.ts';

/** What objects of several parties broke only together: no single party's, and not unknown either. */
const SEVERAL_PARTIES = 'several';

export interface PartyCount {
  readonly party: string;
  /** Breaches indicated of this party under the agreed readings, each counted once, by what was said of it last. */
  readonly breachesIndicated: number;
  /** 0 to 1, as `Observability` says; null before any clause that binds it was judged. */
  readonly observability: number | null;
}

export interface PartyCounts {
  hear(event: WatchEvent): void;
  /**
   * In the order of the accords; breaches by several parties together and by nobody known are counted after them,
   * beside what was seen of the whole areas.
   */
  read(at: Instant): readonly PartyCount[];
}

export function makePartyCounts(accords: readonly Accord[], observability: Observability): PartyCounts {
  /** Whose each breach is. */
  const breaches = new Map<string, string>();
  const parties = [...new Set(accords.flatMap((accord) => accord.parties.map(({ id }) => id)))];
  return {
    hear(event) {
      if (event.event !== 'indication' || event.reading !== AGREED) return;
      if (event.verdict === 'breach-indicated' && !event.withdrawn)
        breaches.set(event.id, rowOf(event.subject));
      else breaches.delete(event.id);
    },
    read: (at) => {
      const counts = new Map<string, number>(parties.map((party) => [party, 0]));
      for (const row of [SEVERAL_PARTIES, UNKNOWN_PARTY]) if (isIn(breaches, row)) counts.set(row, 0);
      for (const row of breaches.values()) counts.set(row, (counts.get(row) ?? 0) + 1);
      return [...counts].map(([party, breachesIndicated]) => {
        const seen = party === SEVERAL_PARTIES ? UNKNOWN_PARTY : party;
        return { party, breachesIndicated, observability: observability.read(seen, at) };
      });
    },
  };
}

const rowOf = ({ party, parties }: Subject): string => party ?? (parties ? SEVERAL_PARTIES : UNKNOWN_PARTY);

const isIn = (breaches: ReadonlyMap<string, string>, row: string): boolean =>
  [...breaches.values()].includes(row);
