/**
 * Counts per party, never without the observability beside them: a side that is watched better must not
 * look worse.
 */
import { type Accord, AGREED } from '../accord/index.ts';
import type { Instant } from '../kernel/index.ts';
import { type Observability, UNKNOWN_PARTY } from './observability.ts';
import type { WatchEvent } from './watch-event.ts';

export interface PartyCount {
  readonly party: string;
  /** Indications of a breach by this party under the agreed readings, each counted once. */
  readonly breachesIndicated: number;
  /** 0 to 1, as `Observability` says; null before any clause that binds it was judged. */
  readonly observability: number | null;
}

export interface PartyCounts {
  hear(event: WatchEvent): void;
  /** In the order of the accords; breaches by nobody known are counted under the party `unknown`. */
  read(at: Instant): readonly PartyCount[];
}

export function makePartyCounts(accords: readonly Accord[], observability: Observability): PartyCounts {
  const breaches = new Map<string, Set<string>>();
  const parties = [...new Set(accords.flatMap((accord) => accord.parties.map(({ id }) => id)))];
  return {
    hear(event) {
      if (event.event !== 'indication' || event.reading !== AGREED) return;
      if (event.verdict !== 'breach-indicated') return;
      const party = event.subject.party ?? UNKNOWN_PARTY;
      breaches.set(party, (breaches.get(party) ?? new Set()).add(event.id));
    },
    read: (at) =>
      [...parties, ...(breaches.has(UNKNOWN_PARTY) ? [UNKNOWN_PARTY] : [])].map((party) => ({
        party,
        breachesIndicated: breaches.get(party)?.size ?? 0,
        observability: observability.read(party, at),
      })),
  };
}
