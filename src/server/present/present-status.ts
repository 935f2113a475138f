import { bytesToHex, formatInstant, formatProblem } from '../../kernel/index.ts';
import type { AccordSummary, FeedHealth, Status } from '../contract/contract.ts';
import type { Station } from '../station/station.ts';
import { extentOf } from './present-coverage.ts';
import { areasOf } from './rule-areas.ts';
import { tellStates } from './source-states.ts';

export interface StatusFacts {
  readonly version: string;
  readonly boundaryDepiction: Status['boundaryDepiction'];
}

export function presentStatus(station: Station, facts: StatusFacts): Status {
  const { ledger, lane } = station.options;
  const intakes = [...station.intakes.values()];
  const newest = intakes.reduce((at, intake) => Math.max(at, intake.lastAt), Number.NEGATIVE_INFINITY);
  return {
    version: facts.version,
    lane,
    now: formatInstant(station.now),
    dataAgeMs: Number.isFinite(newest) ? Math.max(0, station.now - newest) : null,
    origin: ledger.origin,
    boundaryDepiction: facts.boundaryDepiction,
    observations: intakes.reduce((sum, intake) => sum + intake.observations, 0),
    tracks: station.picture.census.used,
    ledger: {
      size: ledger.published.size,
      root: bytesToHex(ledger.published.root),
      checkpointAt:
        station.recorder.checkpointAt === undefined ? null : formatInstant(station.recorder.checkpointAt),
    },
    feeds: presentFeeds(station),
    parties: station.partyCounts.map((count) => ({ ...count })),
    extent: extentOf(station),
  };
}

function presentFeeds(station: Station): FeedHealth[] {
  const sources = tellStates(station, station.picture.coverageFeatures(station.now).sources);
  return [...station.intakes.values()].map((intake, i) => ({
    source: intake.source.id,
    title: intake.source.title,
    feed: intake.source.feed,
    physics: intake.source.physics,
    cooperative: intake.source.cooperative,
    state: sources[i]?.state ?? 'never-heard',
    lastAt: sources[i]?.lastAt === undefined ? null : formatInstant(sources[i].lastAt),
    periodMs: intake.source.period,
    latencyP50Ms: intake.latency.quantile(0.5) ?? null,
    latencyP95Ms: intake.latency.quantile(0.95) ?? null,
    observations: intake.observations,
    rejected: intake.rejections,
    lastProblem: intake.lastProblem === undefined ? null : formatProblem(intake.lastProblem),
    dropped: 0,
  }));
}

export const presentAccords = (station: Station): AccordSummary[] =>
  station.options.accords.map((accord) => ({
    id: accord.id,
    hash: accord.hash,
    from: formatInstant(accord.inForce.from),
    until: Number.isFinite(accord.inForce.until) ? formatInstant(accord.inForce.until) : null,
    parties: accord.parties.map(({ id, role }) => ({ id, role })),
    clauses: accord.clauses.map((clause) => ({
      id: clause.id,
      segment: clause.segment,
      gravity: clause.gravity,
      form: clause.readings[0]?.rule.form ?? 'human-judged',
      text: { ...clause.text },
      textHash: clause.textHash,
      revisitMs: clause.revisit,
      readings: clause.readings.map(({ id }) => id),
      exceptions: clause.except.map(({ id }) => id),
      areas: [...new Set(clause.readings.flatMap(({ rule }) => areasOf(rule)))],
    })),
  }));
