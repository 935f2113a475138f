/** Board entries in the words of the HTTP contract. */
import type { Clause } from '../accord/index.ts';
import { formatInstant, type Instant } from '../kernel/index.ts';
import type { IndicationEvent } from '../watch/index.ts';
import type { Indication, IndicationDetail } from './contract.ts';
import type { BoardEntry } from './indication-board.ts';
import type { Station } from './station.ts';

export function clauseOf(station: Station, { accord, clause }: IndicationEvent): Clause | undefined {
  return station.options.accords.find(({ id }) => id === accord)?.clauses.find(({ id }) => id === clause);
}

export function presentIndication(station: Station, { current, acts, past }: BoardEntry): Indication {
  const clause = clauseOf(station, current);
  const { subject } = current;
  return {
    id: current.id,
    accord: current.accord,
    clause: current.clause,
    segment: clause?.segment ?? '',
    gravity: clause?.gravity ?? '',
    reading: current.reading,
    verdict: current.verdict,
    reason: current.reason,
    share: current.share,
    contested: current.contested,
    settled: current.settled,
    open: current.change !== 'closed' && !past,
    run: past ? 'earlier' : 'this',
    lane: current.lane,
    subject: {
      track: subject.track ?? null,
      identity: { ...subject.identity },
      category: subject.category ?? null,
      party: subject.party ?? null,
    },
    area: current.area,
    from: formatInstant(current.from),
    until: current.until === undefined ? null : formatInstant(current.until),
    position: current.position ? { ...current.position } : null,
    sources: [...current.sources],
    acknowledged: acts.some((act) => act.kind === 'acknowledged'),
    owner: acts.findLast((act) => act.kind === 'assigned')?.to ?? null,
  };
}

export function presentDetail(station: Station, entry: BoardEntry): IndicationDetail {
  const { current, history, acts } = entry;
  const clause = clauseOf(station, current);
  return {
    ...presentIndication(station, entry),
    textHash: current.textHash,
    accordHash: current.accordHash,
    text: { ...clause?.text },
    readings: presentReadings(station, current),
    exceptions: current.exceptions.map((exception) => ({ ...exception })),
    evidence: current.observations.map(({ source, index, observedAt }) => {
      const declared = station.intakes.get(source)?.source;
      return {
        source,
        title: declared?.title ?? source,
        physics: declared?.physics ?? '',
        index,
        observedAt: formatInstant(observedAt),
        ageMs: station.now - observedAt,
        block: station.recorder.blockOf(source, index) ?? null,
      };
    }),
    notConcluded: notConcluded(current),
    history: history.map((event) => ({
      change: event.change,
      verdict: event.verdict,
      reason: event.reason,
      settled: event.settled,
      at: formatInstant(changedAt(event)),
    })),
    acts: [...acts],
  };
}

/** One line a reading: what it says of the same subject, or that it says nothing. */
function presentReadings(station: Station, current: IndicationEvent): IndicationDetail['readings'] {
  const said = station.board.siblings(current);
  return (clauseOf(station, current)?.readings ?? []).map(({ id }) => {
    const event = said.find((other) => other.reading === id);
    return event
      ? { reading: id, verdict: event.verdict, reason: event.reason }
      : { reading: id, verdict: 'not-determinable', reason: 'nothing-indicated' };
  });
}

const changedAt = (event: IndicationEvent): Instant =>
  event.change === 'closed' && event.until !== undefined ? event.until : event.from;

/** What nobody should read into it. A machine never attributes or knows an intent. */
function notConcluded({ verdict, contested, subject, settled, sources }: IndicationEvent): string[] {
  return [
    ...(verdict === 'breach-indicated' ? ['attribution', 'intent'] : []),
    ...(subject.party === undefined && subject.track !== undefined ? ['affiliation'] : []),
    ...(contested ? ['contested-position'] : []),
    ...(sources.length === 1 && verdict === 'breach-indicated' ? ['single-source'] : []),
    ...(verdict === 'not-determinable' ? ['breach', 'compliance'] : []),
    ...(settled ? [] : ['provisional']),
  ];
}
