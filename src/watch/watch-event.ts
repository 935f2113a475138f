/** What the watch says. One event is one change of one verdict, of a source's sight, or of an area. */
import type { HashText, Instant, Lane, Position } from '../kernel/index.ts';

export const VERDICTS = ['breach-indicated', 'compliance-indicated', 'not-determinable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a verdict is what it is. The first list goes with `not-determinable`. */
export const UNDETERMINED_REASONS = [
  'no-source',
  'partial',
  'blind',
  'jammed',
  'access-denied',
  'not-checked',
  'identity-unknown',
  'height-unknown',
  'speed-unknown',
  'contested-position',
  'position-uncertain',
  'uncorroborated',
  'human-judged',
  'not-in-force',
] as const;
export type UndeterminedReason = (typeof UNDETERMINED_REASONS)[number];

export const BREACH_REASONS = [
  'present',
  'appeared-inside',
  'crossed',
  'event',
  'left-corridor',
  'speed',
  'too-close',
  'dark',
  'over-limit',
  'not-withdrawn',
  'access-refused',
  'access-delayed',
  'absent',
  'moved',
  'not-notified',
  'notified-late',
  'otherwise-than-notified',
  'not-given',
  'not-visited',
  'over-cap',
  'overstayed',
] as const;
/** Breaches that follow from reports alone, which may come late: what is over may be told again with another end. */
export const RETOLD_REASONS: ReadonlySet<string> = new Set<BreachReason>([
  'access-refused',
  'access-delayed',
  'absent',
  'moved',
]);

export type BreachReason = (typeof BREACH_REASONS)[number];

export type VerdictReason = UndeterminedReason | BreachReason | 'covered';

export const isBreachReason = (reason: VerdictReason): reason is BreachReason =>
  (BREACH_REASONS as readonly string[]).includes(reason);

/** Names one observation in the raw record: source id and running number within it. */
export interface ObservationRef {
  readonly source: string;
  readonly index: number;
  readonly observedAt: Instant;
}

export interface Subject {
  /** Content-derived id of the track; absent for an event at a place or a verdict on a whole clause. */
  readonly track?: string;
  readonly identity?: Readonly<Record<string, string>>;
  /** Id of the declared item that it is about. */
  readonly item?: string;
  readonly category?: string;
  readonly party?: string;
  /** Of several objects that only together break a limit: whose they are, when they are of several parties. */
  readonly parties?: readonly string[];
}

/** How a source described an event at a place: the footprint's radius in metres, and its own words. */
export interface EventFootprint {
  readonly radius: number;
  readonly confidence?: string;
  readonly intensity?: { readonly value: number; readonly unit: string };
}

export interface IndicationEvent {
  readonly event: 'indication';
  readonly change: 'opened' | 'updated' | 'closed';
  readonly settled: boolean;
  /** Given provisionally, and the settled life did not come to it: late arrivals changed what was so. */
  readonly withdrawn?: true;
  /** Follows from accord, clause, reading, area, subject and `from`: equal in both lives of a verdict. */
  readonly id: string;
  readonly accord: string;
  readonly accordHash: HashText;
  readonly clause: string;
  readonly textHash: HashText;
  readonly reading: string;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  /** Share of the clause's area inside suitable coverage, 0 to 1; null where none has been worked out. */
  readonly share: number | null;
  readonly contested: boolean;
  readonly lane: Lane;
  readonly subject: Subject;
  readonly area: string;
  readonly from: Instant;
  /** Absent while it goes on. */
  readonly until?: Instant;
  readonly position?: Position;
  readonly sources: readonly string[];
  /** Decisive observations, in judgement order. */
  readonly observations: readonly ObservationRef[];
  /** Exceptions that were looked at, by id, and what became of each. */
  readonly exceptions: readonly { readonly id: string; readonly applied: boolean }[];
  /** For an event at a place. */
  readonly footprint?: EventFootprint;
}

/** A source has been silent for too long, or says that it cannot see. */
export interface BlindEvent {
  readonly event: 'blind';
  readonly change: 'opened' | 'closed';
  readonly settled: boolean;
  readonly id: string;
  readonly lane: Lane;
  readonly source: string;
  readonly reason: 'silent' | 'down' | 'jammed' | 'denied' | 'paused';
  readonly from: Instant;
  readonly until?: Instant;
}

/** Satellite navigation is disturbed or deceived: objects whose positions are contested, and where. */
export interface InterferenceEvent {
  readonly event: 'interference';
  readonly change: 'opened' | 'updated' | 'closed';
  readonly settled: boolean;
  readonly id: string;
  readonly lane: Lane;
  readonly kind: 'jamming' | 'spoofing';
  readonly from: Instant;
  readonly until?: Instant;
  readonly position: Position;
  readonly radius: number;
  readonly subjects: readonly Subject[];
  readonly reasons: readonly string[];
}

/** An area moved: what lay in it changed sides without moving. Never an exit, never a breach. */
export interface RezonedEvent {
  readonly event: 'rezoned';
  readonly settled: boolean;
  readonly id: string;
  readonly lane: Lane;
  readonly accord: string;
  readonly area: string;
  readonly at: Instant;
}

export type WatchEvent = IndicationEvent | BlindEvent | InterferenceEvent | RezonedEvent;
