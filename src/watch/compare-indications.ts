/**
 * The same incidents judged twice, by two versions of an accord: which verdicts differ. An incident is what one
 * reading of one clause says about one object, one report or the clause as a whole; its id cannot tell, since it
 * depends on the accord's hash.
 */
import type { Instant } from '../kernel/index.ts';
import type { IndicationEvent, Subject, Verdict, VerdictReason } from './watch-event.ts';

/** The last word about an incident. */
export interface IncidentVerdict {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly from: Instant;
  /** Absent: it went on. */
  readonly until?: Instant;
}

export interface IncidentChange {
  readonly clause: string;
  readonly reading: string;
  readonly subject: Subject;
  /** Absent: nothing was said of it then. */
  readonly before?: IncidentVerdict;
  readonly after?: IncidentVerdict;
}

/** Changes of verdict in order of time. Another beginning or end under the same verdict is none. */
export function compareIndications(
  before: readonly IndicationEvent[],
  after: readonly IndicationEvent[],
): readonly IncidentChange[] {
  const [were, are] = [byIncident(before), byIncident(after)];
  const incidents = [...new Set([...were.keys(), ...are.keys()])];
  return incidents
    .flatMap((incident) => changesOf(were.get(incident) ?? [], are.get(incident) ?? []))
    .sort(
      (a, b) =>
        beginningOf(a) - beginningOf(b) || compare(a.clause, b.clause) || compare(a.reading, b.reading),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const beginningOf = ({ before, after }: IncidentChange): Instant =>
  Math.min(before?.from ?? Infinity, after?.from ?? Infinity);

/** The settled last words that were not withdrawn, incident by incident. */
function byIncident(events: readonly IndicationEvent[]): ReadonlyMap<string, IndicationEvent[]> {
  const last = new Map(events.filter(({ settled }) => settled).map((event) => [event.id, event]));
  const incidents = new Map<string, IndicationEvent[]>();
  for (const event of last.values()) {
    if (event.withdrawn) continue;
    const key = incidentOf(event);
    incidents.set(key, [...(incidents.get(key) ?? []), event]);
  }
  return incidents;
}

function incidentOf({ clause, reading, subject, observations, position }: IndicationEvent): string {
  const [first] = observations;
  const place = position && first ? `${first.source} ${first.index}` : 'clause';
  return JSON.stringify([clause, reading, subject.track ?? place]);
}

function changesOf(before: readonly IndicationEvent[], after: readonly IndicationEvent[]): IncidentChange[] {
  return [
    ...before.flatMap((event) => {
      const meant = counterpartOf(event, after);
      return meant?.verdict === event.verdict
        ? []
        : [change(event, { before: event, ...(meant ? { after: meant } : {}) })];
    }),
    ...after.filter((event) => !counterpartOf(event, before)).map((event) => change(event, { after: event })),
  ];
}

/** What was said of the same time: the same verdict if there is one, else the longest beside it. */
function counterpartOf(
  event: IndicationEvent,
  others: readonly IndicationEvent[],
): IndicationEvent | undefined {
  const beside = others.filter((other) => overlap(event, other) >= 0);
  return (
    beside.find(({ verdict }) => verdict === event.verdict) ??
    beside.toSorted((a, b) => overlap(event, b) - overlap(event, a))[0]
  );
}

/** Negative: they do not touch. */
const overlap = (a: IndicationEvent, b: IndicationEvent): number =>
  Math.min(a.until ?? Infinity, b.until ?? Infinity) - Math.max(a.from, b.from);

function change(
  { clause, reading, subject }: IndicationEvent,
  { before, after }: { readonly before?: IndicationEvent; readonly after?: IndicationEvent },
): IncidentChange {
  return {
    clause,
    reading,
    subject,
    ...(before ? { before: verdictOf(before) } : {}),
    ...(after ? { after: verdictOf(after) } : {}),
  };
}

const verdictOf = ({ verdict, reason, from, until }: IndicationEvent): IncidentVerdict => ({
  verdict,
  reason,
  from,
  ...(until === undefined ? {} : { until }),
});
