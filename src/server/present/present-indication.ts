/** Board entries in the words of the HTTP contract. */
import type { Rule } from '../../accord/index.ts';
import { formatInstant, type Instant } from '../../kernel/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';
import type { Indication, IndicationDetail } from '../contract/contract.ts';
import type { BoardEntry, Said } from '../station/indication-board.ts';
import type { Station } from '../station/station.ts';
import { citeAccord } from './cite-accord.ts';
import { notConcluded } from './not-concluded.ts';
import { presentReadings } from './present-readings.ts';
import { presentSight } from './present-sight.ts';

export function presentIndication(station: Station, entry: BoardEntry): Indication {
  const { current, acts, past, date } = entry;
  const { clause, rule } = citeAccord(station.options.accords, current);
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
    withdrawn: current.withdrawn ?? false,
    open: current.change !== 'closed' && !past,
    run: past ? 'earlier' : 'this',
    lane: current.lane,
    subject: {
      track: subject.track ?? null,
      identity: { ...subject.identity },
      category: subject.category ?? null,
      party: subject.party ?? null,
      ...(subject.item === undefined ? {} : { item: subject.item }),
      ...(subject.parties ? { parties: [...subject.parties] } : {}),
      event: eventOf(rule, current),
    },
    area: current.area,
    from: formatInstant(current.from),
    until: current.until === undefined ? null : formatInstant(current.until),
    indicatedAt: instantOrNull(date.at),
    position: current.position ? { ...current.position } : null,
    sources: [...current.sources],
    acknowledged: acts.some((act) => act.kind === 'acknowledged'),
    owner: acts.findLast((act) => act.kind === 'assigned')?.to ?? null,
  };
}

export function presentDetail(station: Station, entry: BoardEntry): IndicationDetail {
  const { current, history, acts } = entry;
  const cited = citeAccord(station.options.accords, current);
  return {
    ...presentIndication(station, entry),
    textHash: current.textHash,
    accordHash: current.accordHash,
    text: { ...cited.clause?.text },
    readings: presentReadings(cited, current, station.board),
    sight: presentSight(cited, current, station.options.register.sources),
    exceptions: current.exceptions.map((exception) => ({ ...exception })),
    evidence: current.observations.map(({ source, index, observedAt }) => {
      const declared = station.intakes.get(source)?.source;
      return {
        source,
        title: declared?.title ?? source,
        physics: declared?.physics ?? '',
        index,
        observedAt: formatInstant(observedAt),
        ageMs: Math.round(station.now - observedAt),
        block: station.recorder.blockOf(source, index) ?? null,
      };
    }),
    notConcluded: notConcluded(current, cited.area),
    history: history.map((said) => presentWord(station, said)),
    acts: [...acts],
  };
}

const presentWord = (
  station: Station,
  { event, indicatedAt }: Said,
): IndicationDetail['history'][number] => ({
  change: event.withdrawn ? 'withdrawn' : event.change,
  verdict: event.verdict,
  reason: event.reason,
  settled: event.settled,
  indicatedAt: instantOrNull(indicatedAt),
  recordedAt: instantOrNull(station.recorder.recordedAt(event)),
});

const instantOrNull = (at: Instant | undefined): string | null =>
  at === undefined ? null : formatInstant(at);

/** The kind of event, when the indication is about one at a place. */
const eventOf = (rule: Rule | undefined, { position }: IndicationEvent): string | null =>
  rule?.form === 'event-ban' && position !== undefined ? rule.event : null;
