/**
 * Counts per party, never without the observability beside them: a side that is watched better must not
 * look worse. Observability is the share of the areas of the clauses that bind a party which sources saw
 * that need no cooperation, averaged over those clauses and over the time they were judged.
 */
import { type Accord, AGREED } from '../accord/index.ts';
import type { Instant } from '../kernel/index.ts';
import type { IndicationEvent, WatchEvent } from './watch-event.ts';

export interface PartyCount {
  readonly party: string;
  /** Indications of a breach by this party under the agreed readings, each counted once. */
  readonly breachesIndicated: number;
  /** 0 to 1; null before any clause that binds it was judged. */
  readonly observability: number | null;
}

export interface PartyCounts {
  /** `at` is the instant that judgement had reached when the event was decided. */
  hear(event: WatchEvent, at: Instant): void;
  /** In the order of the accords; breaches by nobody known are counted under the party `unknown`. */
  read(at: Instant): readonly PartyCount[];
}

/** Share of one clause over time: a sum over closed stretches and the one that is open. */
interface Seen {
  readonly parties: readonly string[];
  share: number;
  since: Instant;
  weighted: number;
  span: number;
}

export const UNKNOWN_PARTY = 'unknown';

export function makePartyCounts(accords: readonly Accord[]): PartyCounts {
  const breaches = new Map<string, Set<string>>();
  const seen = new Map(accords.flatMap((accord) => clausesOf(accord)));
  const parties = [...new Set(accords.flatMap((accord) => accord.parties.map(({ id }) => id)))];

  const observe = ({ accord, clause, share }: IndicationEvent, at: Instant) => {
    const entry = seen.get(keyOf(accord, clause));
    if (!entry || share === entry.share) return;
    advance(entry, at);
    entry.share = share;
  };

  return {
    hear(event, at) {
      if (event.event !== 'indication' || event.reading !== AGREED) return;
      if (isStanding(event)) observe(event, at);
      if (event.verdict !== 'breach-indicated') return;
      const party = event.subject.party ?? UNKNOWN_PARTY;
      breaches.set(party, (breaches.get(party) ?? new Set()).add(event.id));
    },
    read(at) {
      for (const entry of seen.values()) advance(entry, at);
      const named = breaches.has(UNKNOWN_PARTY) ? [...parties, UNKNOWN_PARTY] : parties;
      return named.map((party) => ({
        party,
        breachesIndicated: breaches.get(party)?.size ?? 0,
        observability: observabilityOf(party, [...seen.values()]),
      }));
    },
  };
}

/** The verdict on a whole clause: one on an object or a place says nothing new about what was seen. */
const isStanding = ({ subject, position }: IndicationEvent) =>
  subject.track === undefined && position === undefined;

const keyOf = (accord: string, clause: string) => `${accord}\n${clause}`;

function clausesOf(accord: Accord): [string, Seen][] {
  return accord.clauses.flatMap(({ id, readings }): [string, Seen][] => {
    const rule = readings.find((reading) => reading.id === AGREED)?.rule;
    if (!rule || rule.form === 'human-judged') return [];
    const parties = rule.parties === 'all' ? accord.parties.map((party) => party.id) : rule.parties;
    return [[keyOf(accord.id, id), { parties, share: Number.NaN, since: Number.NaN, weighted: 0, span: 0 }]];
  });
}

function advance(entry: Seen, at: Instant): void {
  if (!Number.isNaN(entry.share)) {
    entry.weighted += entry.share * (at - entry.since);
    entry.span += at - entry.since;
  }
  entry.since = at;
}

function observabilityOf(party: string, seen: readonly Seen[]): number | null {
  const judged = seen.filter(({ parties, span }) => parties.includes(party) && span > 0);
  if (judged.length === 0) return null;
  const sum = judged.reduce((total, { weighted, span }) => total + weighted / span, 0);
  return sum / judged.length;
}
