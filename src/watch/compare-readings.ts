/**
 * Where the readings of a clause diverge: the incidents on which they come to different verdicts. An incident is what is
 * said, at one time, about one object or one report. A reading that says nothing of it is asked for what it says of the
 * whole clause then: that it is kept, or not in force.
 */
import { type Accord, AGREED, type Clause, commonForce, type Reading, stretchesOf } from '../accord/index.ts';
import { type Instant, inInterval, type Position } from '../kernel/index.ts';
import type { IndicationEvent, Subject, Verdict, VerdictReason } from './watch-event.ts';

export interface ReadingVerdict {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  /** It speaks of the clause as a whole: the reading says nothing of the incident itself. */
  readonly ofClause: boolean;
}

export interface Divergence {
  readonly accord: string;
  readonly clause: string;
  readonly subject: Subject;
  readonly from: Instant;
  /** Absent: it goes on. */
  readonly until?: Instant;
  readonly position?: Position;
  /** By reading, `agreed` first; null where it says nothing at all. */
  readonly verdicts: readonly { readonly reading: string; readonly says: ReadingVerdict | null }[];
}

/** Clauses of which there is more than one reading: of no other need anything be kept. */
export const isContested = ({ readings }: Clause): boolean => readings.length > 1;

/** The settled last words about each incident, in order of time. */
export function compareReadings(
  accords: readonly Accord[],
  events: readonly IndicationEvent[],
): readonly Divergence[] {
  const last = new Map(events.filter(({ settled }) => settled).map((event) => [event.id, event]));
  const words = [...last.values()].filter(({ withdrawn }) => !withdrawn);
  return accords
    .flatMap((accord) =>
      accord.clauses.filter(isContested).flatMap((clause) => {
        const own = words.filter((event) => event.accord === accord.id && event.clause === clause.id);
        return divergences(accord, clause, own);
      }),
    )
    .sort((a, b) => a.from - b.from || compare(a.accord, b.accord) || compare(a.clause, b.clause));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function divergences(accord: Accord, clause: Clause, words: readonly IndicationEvent[]): Divergence[] {
  const readings = clause.readings.toSorted((a, b) => agreedFirst(a.id, b.id));
  const ofClause = words.filter((event) => !aboutOf(event));
  return incidentsIn(words).flatMap((incident) => {
    const verdicts = readings.map((reading) => ({
      reading: reading.id,
      says: saidBy(reading.id, incident, ofClause) ?? outOfForce(accord, reading, incident[0]!.from),
    }));
    const [first, ...others] = verdicts.map(({ says }) => says?.verdict);
    if (others.every((verdict) => verdict === first)) return [];
    return [{ accord: accord.id, clause: clause.id, ...placeOf(incident), verdicts }];
  });
}

const agreedFirst = (a: string, b: string): number =>
  Number(b === AGREED) - Number(a === AGREED) || compare(a, b);

/** The object or the report that it is about; undefined: the clause as a whole. */
function aboutOf({ subject, observations, position }: IndicationEvent): string | undefined {
  const [first] = observations;
  if (subject.track !== undefined) return subject.track;
  return position && first ? `${first.source} ${first.index}` : undefined;
}

/** What is said of one object or report at overlapping times. */
function incidentsIn(words: readonly IndicationEvent[]): readonly (readonly IndicationEvent[])[] {
  const byAbout = new Map<string, IndicationEvent[]>();
  for (const event of words) {
    const about = aboutOf(event);
    if (about !== undefined) byAbout.set(about, [...(byAbout.get(about) ?? []), event]);
  }
  return [...byAbout.values()].flatMap((events) => {
    const incidents: IndicationEvent[][] = [];
    let end: Instant = -Infinity;
    for (const event of events.toSorted((a, b) => a.from - b.from)) {
      if (incidents.length > 0 && event.from < end) incidents.at(-1)!.push(event);
      else incidents.push([event]);
      end = Math.max(end, event.until ?? Infinity);
    }
    return incidents;
  });
}

/** From what weighs most. */
const WEIGHT: readonly Verdict[] = ['breach-indicated', 'not-determinable', 'compliance-indicated'];

function saidBy(
  reading: string,
  incident: readonly IndicationEvent[],
  ofClause: readonly IndicationEvent[],
): ReadingVerdict | null {
  const [said] = incident
    .filter((event) => event.reading === reading)
    .toSorted((a, b) => WEIGHT.indexOf(a.verdict) - WEIGHT.indexOf(b.verdict) || a.from - b.from);
  if (said) return { verdict: said.verdict, reason: said.reason, ofClause: false };
  const { from } = incident[0]!;
  const standing = ofClause.find(
    (event) => event.reading === reading && event.from <= from && from < (event.until ?? Infinity),
  );
  return standing ? { verdict: standing.verdict, reason: standing.reason, ofClause: true } : null;
}

/** Of a time at which it does not bind, a reading says that. Null: it binds, and nothing was said. */
function outOfForce(accord: Accord, reading: Reading, at: Instant): ReadingVerdict | null {
  const binds = stretchesOf(commonForce([accord, reading])).some((stretch) => inInterval(stretch, at));
  return binds ? null : { verdict: 'not-determinable', reason: 'not-in-force', ofClause: true };
}

function placeOf(incident: readonly IndicationEvent[]) {
  const [{ subject, from, position }] = incident as [IndicationEvent];
  const until = Math.max(...incident.map((event) => event.until ?? Infinity));
  return {
    subject,
    from,
    ...(Number.isFinite(until) ? { until } : {}),
    ...(position ? { position } : {}),
  };
}
