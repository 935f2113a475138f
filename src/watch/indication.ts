/** From a decision to the event that says it: ids from content, rounded values, the same words for everyone. */
import {
  CATEGORIES,
  contentId,
  hashedDegrees,
  hashedInstant,
  type Instant,
  type Lane,
  type Position,
} from '../kernel/index.ts';
import type { Picture, SourceRegister } from '../picture/index.ts';
import type { CompiledAccords } from './compile.ts';
import type { ExceptionTrace } from './exceptions/exceptions.ts';
import type {
  EventFootprint,
  IndicationEvent,
  ObservationRef,
  Subject,
  Verdict,
  VerdictReason,
  WatchEvent,
} from './watch-event.ts';

/** What was decided about a duty, before it is put into words. */
export interface Decision {
  readonly duty: number;
  /** Which way of breaking the duty, when it has several: part of the id. */
  readonly aspect?: number;
  /** Whose limit it is, where each party has its own: part of the id. */
  readonly sharer?: string;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  /** NaN: none has been worked out. */
  readonly share: number;
  readonly contested: boolean;
  readonly subject: Subject;
  readonly from: Instant;
  readonly until?: Instant;
  readonly position?: Position;
  readonly observations: readonly ObservationRef[];
  readonly exceptions: readonly ExceptionTrace[];
  /** On the whole clause, not on an object or a place. */
  readonly standing?: boolean;
  /** Sources it rests on, when they are not those of its observations. */
  readonly sources?: readonly string[];
  readonly footprint?: EventFootprint;
  /** The area that it is about, when it is not that of the duty. */
  readonly area?: string;
  /** On what a party as such did or said: its name is part of the id. */
  readonly byParty?: true;
  /** At a place: the observation that gives it its id; the first of all unless said. */
  readonly restsOn?: ObservationRef;
}

/** An indication that goes on: its newest event. */
export interface OpenIndication {
  readonly duty: number;
  readonly standing: boolean;
  /** What it is about is over, though more may be said of it. */
  isOver: boolean;
  event: IndicationEvent;
}

/** Sources and accords put into an event, and events kept until they are collected. */
export interface Voice {
  open(decision: Decision): OpenIndication;
  /** Says the changed verdict under the same id; says nothing when nothing changed. */
  update(open: OpenIndication, changed: Partial<Decision>): void;
  close(open: OpenIndication, until: Instant, position?: Position): void;
  /** What it is about ended then: it decides no more about the whole clause, though more may be said of it. */
  rest(open: OpenIndication, until: Instant): void;
  /** Ends what stood or was closed later: says so, and withdraws it when it did not last at all. */
  cut(stood: OpenIndication, until: Instant): void;
  say(event: WatchEvent): void;
  drain(): readonly WatchEvent[];
  subjectOf(slot: number): Subject;
  /** As the picture says it, but hashed once per track. */
  trackId(slot: number): string;
  sourceId(ordinal: number): string;
  /** Was anything decisive said about a duty that still goes on, or ended after `since`? */
  decisiveSince(duty: number, since: Instant): boolean;
  /** The earliest beginning of anything decisive that was opened about a duty since this was asked; Infinity: none. */
  takeEarliest(duty: number): Instant;
}

export interface VoiceOptions {
  readonly compiled: CompiledAccords;
  readonly picture: Picture;
  readonly register: SourceRegister;
  readonly lane: Lane;
  readonly settled: boolean;
}

export function makeVoice({ compiled, picture, register, lane, settled }: VoiceOptions): Voice {
  let said: WatchEvent[] = [];
  const going = new Int32Array(compiled.duties.length);
  const endedAt = new Float64Array(compiled.duties.length).fill(-Infinity);
  const earliest = new Float64Array(compiled.duties.length).fill(Infinity);
  const say = (event: WatchEvent) => {
    said.push(event);
  };
  const trackId = memorizeTrackIds(picture);
  const endedOn = (open: OpenIndication, until: Instant) => {
    if (open.standing || open.isOver) return;
    open.isOver = true;
    going[open.duty]!--;
    endedAt[open.duty] = Math.max(endedAt[open.duty]!, until);
  };
  return {
    say,
    trackId,
    open: (decision) => {
      const event = indicationEvent(compiled, decision, lane, settled);
      say(event);
      const standing = decision.standing === true;
      if (!standing) {
        going[decision.duty]!++;
        earliest[decision.duty] = Math.min(earliest[decision.duty]!, event.from);
      }
      return { duty: decision.duty, standing, isOver: false, event };
    },
    update: (open, changed) => {
      const { reason, verdict, contested } = { ...open.event, ...changed };
      const { event } = open;
      const share = changed.share === undefined ? event.share : hashedShare(changed.share);
      const drifted = open.standing && hasDrifted(event.share, share);
      const same = reason === event.reason && verdict === event.verdict && contested === event.contested;
      if (same && !drifted && isSameCrowd(event.subject, changed.subject)) return;
      const { observations = open.event.observations, exceptions = open.event.exceptions } = changed;
      open.event = {
        ...open.event,
        ...(changed.subject ? { subject: changed.subject } : {}),
        ...{ change: 'updated', reason, verdict, contested, share, observations, exceptions },
        sources: changed.sources ?? sourcesOf(observations),
      };
      say(open.event);
    },
    close: (open, until, position) => {
      const at = position ? { position: hashedPosition(position) } : {};
      const end = Math.max(hashedInstant(until), open.event.from);
      open.event = { ...open.event, ...at, change: 'closed', until: end };
      say(open.event);
      endedOn(open, end);
    },
    rest: (open, until) => {
      if (open.isOver) return;
      const end = Math.max(hashedInstant(until), open.event.from);
      endedOn(open, end);
      if (end === open.event.until) return;
      open.event = { ...open.event, change: 'updated', until: end };
      say(open.event);
    },
    cut: (stood, until) => {
      const { from } = stood.event;
      const end = hashedInstant(until);
      const kept = end > from ? { until: end } : { until: from, withdrawn: true as const };
      stood.event = { ...stood.event, ...kept, change: 'closed' };
      say(stood.event);
      endedOn(stood, end);
    },
    drain: () => {
      const drained = said;
      said = [];
      return drained;
    },
    takeEarliest: (duty) => {
      const taken = earliest[duty]!;
      earliest[duty] = Infinity;
      return taken;
    },
    decisiveSince: (duty, since) => going[duty]! > 0 || endedAt[duty]! > since,
    subjectOf: (slot) => subjectOf(picture, slot, trackId(slot)),
    sourceId: (ordinal) => register.sources[ordinal]?.id ?? `source-${ordinal}`,
  };
}

function memorizeTrackIds({ tracks, trackId }: Picture): (slot: number) => string {
  const ids: string[] = [];
  const generations: number[] = [];
  return (slot) => {
    const generation = tracks.generation[slot]!;
    if (generations[slot] === generation) return ids[slot]!;
    const id = trackId(slot);
    // a slot that was given up keeps the old name until it serves another track
    if (Number.isNaN(tracks.heardAt[slot]!)) return id;
    generations[slot] = generation;
    ids[slot] = id;
    return id;
  };
}

function subjectOf({ tracks, parties, identityOf }: Picture, slot: number, track: string): Subject {
  const category = tracks.category[slot]!;
  const party = parties[tracks.party[slot]!];
  return {
    track,
    identity: identityOf(slot),
    ...(category > 0 ? { category: CATEGORIES[category]! } : {}),
    ...(party === undefined ? {} : { party }),
  };
}

const hashedPosition = ({ lon, lat }: Position): Position => ({
  lon: hashedDegrees(lon),
  lat: hashedDegrees(lat),
});

const sourcesOf = (observations: readonly ObservationRef[]): readonly string[] =>
  [...new Set(observations.map(({ source }) => source))].sort();

/** Of several objects counted together it is news whose they are; of one object it is told with its next verdict. */
const isSameCrowd = (a: Subject, b: Subject = a): boolean =>
  a.track !== undefined ||
  (a.category === b.category && a.party === b.party && a.parties?.join() === b.parties?.join());

/** A standing verdict's share is said again when it has moved by this much. */
const NEWS = 0.05;

const hasDrifted = (from: number | null, to: number | null): boolean =>
  from === null || to === null ? from !== to : Math.abs(to - from) >= NEWS;

/** Shares are said to the millionth, so that the last bits of a sum never change a hash. */
const hashedShare = (share: number): number | null =>
  Number.isNaN(share) ? null : Math.round(share * 1e6) / 1e6;

function indicationEvent(
  { duties, areas }: CompiledAccords,
  decision: Decision,
  lane: Lane,
  settled: boolean,
): IndicationEvent {
  const { accord, clause, reading, area, resumes, stretch } = duties[decision.duty]!;
  const { subject, position, until } = decision;
  const from = hashedInstant(decision.from);
  const name = decision.area ?? areas[area]?.id ?? '';
  const way = {
    ...(decision.aspect ? { aspect: decision.aspect } : {}),
    ...(decision.sharer === undefined ? {} : { sharer: decision.sharer }),
  };
  // a report whose time reaches over a gap speaks under both stretches beside it
  const again = resumes ? { resumed: hashedInstant(stretch.from) } : {};
  const about = { accord: accord.hash, clause: clause.id, reading: reading.id, area: name };
  const key = { ...about, from, ...way, ...again };
  return {
    event: 'indication',
    change: 'opened',
    settled,
    id: contentId('indication', { ...key, lane, subject: subject.track ?? placeKey(decision) }),
    accord: accord.id,
    accordHash: accord.hash,
    clause: clause.id,
    textHash: clause.textHash,
    reading: reading.id,
    verdict: decision.verdict,
    reason: decision.reason,
    share: hashedShare(decision.share),
    contested: decision.contested,
    lane,
    subject,
    area: name,
    from,
    ...(until === undefined ? {} : { until: Math.max(hashedInstant(until), from) }),
    ...(position ? { position: hashedPosition(position) } : {}),
    sources: decision.sources ?? sourcesOf(decision.observations),
    observations: decision.observations,
    exceptions: decision.exceptions,
    ...(decision.footprint ? { footprint: decision.footprint } : {}),
  };
}

/** What tells two verdicts without a track apart: the place and the observation, or that there is none. */
function placeKey({
  position,
  observations,
  reason,
  subject,
  byParty,
  restsOn: first = observations[0],
}: Decision) {
  if (byParty) return { party: subject.party ?? '' };
  if (!position) return observations.length === 0 ? 'clause' : reason;
  const { item } = subject;
  if (item !== undefined) return { item, reason };
  return { ...hashedPosition(position), source: first?.source ?? '', index: first?.index ?? 0 };
}
