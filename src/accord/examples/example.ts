/**
 * A worked example: given these observations, coverage and notices, expect these verdicts and not those.
 * Everything is resolved: instants absolute, tracks filled in between their fixes, units gone. Whoever runs
 * it turns it into observations, judges them, and compares.
 */
import type {
  AltitudeDatum,
  Category,
  EventKind,
  Instant,
  Interval,
  Metres,
  MetresPerSecond,
  Milliseconds,
  Physics,
  Place,
  Position,
  Traits,
} from '../../kernel/index.ts';
import type { StatedEvents } from '../periods/resolve-period.ts';

/** The verdicts an example may expect; the same words as the watch's own. */
export const EXPECTED_VERDICTS = ['breach-indicated', 'compliance-indicated', 'not-determinable'] as const;
export type ExpectedVerdictWord = (typeof EXPECTED_VERDICTS)[number];

/** The reasons an example may expect; the same words as the watch's own. */
export const EXPECTED_REASONS = [
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
  'covered',
] as const;
export type ExpectedReason = (typeof EXPECTED_REASONS)[number];

export interface ExampleFix extends Position {
  readonly at: Instant;
  /** Absent: not known. */
  readonly altitude?: { readonly metres: Metres; readonly datum: AltitudeDatum };
  /** Over ground; absent: not sent. */
  readonly speed?: MetresPerSecond;
}

export interface ExampleTrack {
  readonly id: string;
  /** `plot` numbers come from a source that needs no cooperation. */
  readonly identityKind: 'icao24' | 'mmsi' | 'plot';
  readonly identity: number;
  readonly category: Category;
  /** Absent: nobody knows whose it is. */
  readonly party?: string;
  /** As the register says. */
  readonly traits?: Traits;
  /** A source declared in the example; absent: the runner's own for this kind of identity. */
  readonly source?: string;
  /** In order of time. */
  readonly fixes: readonly ExampleFix[];
}

export interface ExampleEvent extends Position {
  readonly at: Instant;
  readonly event: EventKind;
  readonly on?: string;
  readonly radius: Metres;
  readonly physics: Physics;
  /** Absent: the runner's own source for this physics. */
  readonly source?: string;
  readonly confidence?: string;
}

export interface ExamplePatrol extends Position {
  readonly at: Instant;
  readonly outcome: 'seen' | 'not-seen' | 'access-denied' | 'access-delayed';
  readonly radius: Metres;
  readonly watched: Milliseconds;
  readonly event?: EventKind;
  readonly category?: Category;
  readonly count?: number;
  readonly party?: string;
  /** Whose patrol it is; absent: not said. */
  readonly by?: string;
  /** Of each object seen. */
  readonly traits?: Traits;
  /** Id of a declared item. */
  readonly item?: string;
  /** For how long it had been held up by then; absent: not said. */
  readonly delayed?: Milliseconds;
}

export interface ExampleNotice extends Interval {
  /** When it was given. */
  readonly at: Instant;
  /** One that is given again under the same id is a correction. */
  readonly id: string;
  readonly notified: string;
  readonly party: string;
  readonly area?: string;
  /** Ids of the example's tracks that it covers; absent: every object of the party. */
  readonly tracks?: readonly string[];
  readonly carries: readonly string[];
  readonly counts?: Readonly<Partial<Record<Category, number>>>;
  /** Tonnes. */
  readonly tonnage?: number;
  readonly about?: string;
  /** A source declared in the example; absent: the runner's own. */
  readonly source?: string;
}

export interface ExampleWithdrawal {
  readonly at: Instant;
  readonly id: string;
  readonly source?: string;
}

export interface ExampleSource {
  readonly id: string;
  readonly physics: Physics;
  readonly cooperative: boolean;
  readonly observes: readonly Category[];
  readonly events: readonly EventKind[];
  /** An area of the accord that it sees at all heights; absent: everywhere. */
  readonly area?: string;
  /** It passes on what others say, and looks at nothing itself. */
  readonly brings?: 'notices' | 'reports';
  readonly period: Milliseconds;
}

/** A source's state from `at` on; before the first one it is up. */
export interface ExampleState {
  readonly at: Instant;
  readonly source: string;
  readonly state: 'up' | 'down' | 'jammed' | 'denied' | 'paused';
}

/** What must, or must not, be among the settled verdicts. What is absent is not asked about. */
export interface ExpectedVerdict {
  readonly place: Place;
  readonly clause: string;
  readonly reading: string;
  readonly verdict: ExpectedVerdictWord;
  readonly reason?: ExpectedReason;
  readonly track?: string;
  /** Id of the declared item that it is about. */
  readonly item?: string;
  /** Whose it is. */
  readonly party?: string;
  /** The verdict holds at this moment. */
  readonly at?: Instant;
  /** There are exactly this many of them. */
  readonly times?: number;
  /** This exception was looked at and applied. */
  readonly exception?: string;
}

export interface Example {
  readonly name: string;
  readonly file: string;
  readonly place: Place;
  readonly start: Instant;
  /** The moment up to which the watch is advanced. */
  readonly until: Instant;
  /** `whole`: sources that need no cooperation see everything all the time; `none`: nobody sees anything. */
  readonly coverage: 'whole' | 'none' | 'declared';
  readonly sources: readonly ExampleSource[];
  readonly states: readonly ExampleState[];
  readonly tracks: readonly ExampleTrack[];
  readonly events: readonly ExampleEvent[];
  readonly patrols: readonly ExamplePatrol[];
  readonly notices: readonly ExampleNotice[];
  readonly withdrawals: readonly ExampleWithdrawal[];
  /** As `stateEvents` takes it. */
  readonly stated: StatedEvents;
  readonly expect: readonly ExpectedVerdict[];
  readonly expectNot: readonly ExpectedVerdict[];
}
