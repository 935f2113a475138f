/**
 * What feeds hand to the picture. Positions come as columns, because there are millions of them;
 * everything rarer comes as one plain object each.
 *
 * An observation is one report by one source about one moment. It is never changed afterwards: what
 * detectors think of it is kept beside it, on the tracked row.
 */
import type {
  AltitudeDatum,
  Category,
  EventKind,
  Instant,
  Milliseconds,
  Position,
  Traits,
} from '../kernel/index.ts';
import type { Footprint } from './source.ts';

/** Who an object says it is. `plot` identities are a source's own running numbers, `none` says nothing. */
export const IDENTITY_KINDS = ['none', 'icao24', 'icao24-other', 'mmsi', 'plot'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Column codes of the identity kinds: their position in `IDENTITY_KINDS`. */
export const IDENTITY = { none: 0, icao24: 1, icao24Other: 2, mmsi: 3, plot: 4 } as const;

/** Column codes of the altitude datums: their position in `ALTITUDE_DATUMS`. */
export const DATUM = { ellipsoidal: 0, msl: 1, pressure: 2, surface: 3 } as const;

/** Bits of the `flags` column. */
export const FIX_FLAG = {
  /** The object says it is on the ground or moored. */
  onGround: 1,
  /** The position was computed by others (multilateration, TIS-B), not sent by the object. */
  derived: 2,
  /** The source itself says that the position is not to be trusted (AIS RAIM off is not this). */
  doubtful: 4,
  /** The position came from satellite navigation on board. */
  gnss: 8,
} as const;

/**
 * One batch of fixes. Row i of every column is one observation; rows [0, length) are filled.
 * Floats say unknown by NaN, integers by -1. No column is ever undefined for a filled row.
 */
export interface FixColumns {
  readonly capacity: number;
  length: number;
  /** Milliseconds since 1970 UTC. Always known: a decoder that has no time takes the time of reception. */
  readonly observedAt: Float64Array;
  readonly receivedAt: Float64Array;
  /** Ordinal of the source in the node's `SourceRegister`. */
  readonly source: Uint16Array;
  /** Running number within the source, from 0, as received: with `source` it names the observation. */
  readonly index: Uint32Array;
  readonly identityKind: Uint8Array;
  /** ICAO 24-bit address, MMSI or plot number; 0 with kind `none`. */
  readonly identity: Uint32Array;
  /** Degrees WGS 84; both NaN when the object was heard but gave no position. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Metres above `datum`; NaN unknown. */
  readonly altitude: Float32Array;
  readonly datum: Uint8Array;
  /** Metres per second over ground. */
  readonly speed: Float32Array;
  /** Degrees clockwise from true north, [0, 360). */
  readonly course: Float32Array;
  /** Metres per second, up positive. */
  readonly climb: Float32Array;
  /** Radius in metres that holds the true position in 95 of 100 cases, as far as the report says. */
  readonly accuracy: Float32Array;
  /** Navigation integrity and accuracy categories as sent (DO-260B): NIC 0–11, NACp 0–11, SIL 0–3. */
  readonly nic: Int8Array;
  readonly nacp: Int8Array;
  readonly sil: Int8Array;
  /** Index in `CATEGORIES`; 0 unknown. A claim by the report, one hypothesis among others. */
  readonly category: Uint8Array;
  readonly flags: Uint8Array;
}

export function makeFixColumns(capacity: number): FixColumns {
  return {
    capacity,
    length: 0,
    observedAt: new Float64Array(capacity),
    receivedAt: new Float64Array(capacity),
    source: new Uint16Array(capacity),
    index: new Uint32Array(capacity),
    identityKind: new Uint8Array(capacity),
    identity: new Uint32Array(capacity),
    longitude: new Float64Array(capacity),
    latitude: new Float64Array(capacity),
    altitude: new Float32Array(capacity),
    datum: new Uint8Array(capacity),
    speed: new Float32Array(capacity),
    course: new Float32Array(capacity),
    climb: new Float32Array(capacity),
    accuracy: new Float32Array(capacity),
    nic: new Int8Array(capacity),
    nacp: new Int8Array(capacity),
    sil: new Int8Array(capacity),
    category: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
  };
}

/** What every observation that is not a fix carries. */
interface Reported {
  readonly observedAt: Instant;
  readonly receivedAt: Instant;
  /** Id of the source, as declared in the sources file. */
  readonly source: string;
  /** Running number within the source, shared with its fixes. */
  readonly index: number;
}

/** An object said what it is called: sent when it is first heard and when it changes. */
export interface IdentityReport extends Reported {
  readonly kind: 'identity';
  readonly identityKind: IdentityKind;
  readonly identity: number;
  readonly callsign?: string;
  readonly name?: string;
  readonly squawk?: string;
  readonly category?: Category;
}

/** Something happened at a place. */
export interface EventReport extends Reported {
  readonly kind: 'event';
  readonly event: EventKind;
  readonly position: Position;
  /** Metres; the footprint of a satellite pixel, the error ellipse's major axis of an acoustic fix. */
  readonly radius: number;
  /** Intensity in the source's own unit, with the unit: `{ value: 12.3, unit: 'MW' }`. */
  readonly intensity?: { readonly value: number; readonly unit: string };
  readonly confidence?: string;
  /** Which instrument of the source saw it, as the source names it: `N20 VIIRS`. */
  readonly sensor?: string;
  /** What it happened to, when the source says so: `port`, `power-plant`. */
  readonly on?: string;
  /** The time is known only to this many milliseconds (a bare date: a day). */
  readonly timeUncertainty?: number;
}

/** A patrol says what it saw, did not see, or could not look at. Four different things. */
export interface PatrolReport extends Reported {
  readonly kind: 'patrol';
  readonly outcome: 'seen' | 'not-seen' | 'access-denied' | 'access-delayed';
  readonly position: Position;
  /** How far around the position the patrol could see, metres. */
  readonly radius: number;
  /** How long it looked before `observedAt`, milliseconds. */
  readonly watched: number;
  readonly event?: EventKind;
  readonly category?: Category;
  readonly count?: number;
  /** Whose it is; of one kept out or held up: who did that. */
  readonly party?: string;
  /** The declared item that it saw, looked for, or was kept from, by the id that the accord gives it. */
  readonly item?: string;
  /** The party whose patrol it is; absent: not said. */
  readonly by?: string;
  /** Of each object that it saw. */
  readonly traits?: Traits;
  /** Of one held up: for how long by `observedAt`, milliseconds; absent: not said. */
  readonly delayed?: Milliseconds;
  readonly text?: string;
}

/**
 * A party announces something in advance: an exercise, a medical flight. From its reception on it replaces what the
 * same source said under the same id before.
 */
export interface Notice extends Reported {
  readonly kind: 'notice';
  /** The party's reference, unique within the source. */
  readonly id: string;
  /** A word the accord's exceptions name: `medevac`, `exercise`. */
  readonly notified: string;
  readonly party: string;
  readonly from: Instant;
  readonly until: Instant;
  /** Name of an area of the accord, or a circle; absent: everywhere. */
  readonly area?: string;
  readonly circle?: { readonly centre: Position; readonly radius: number };
  /** Objects it covers; absent: every object of the party. */
  readonly identities?: readonly { readonly kind: IdentityKind; readonly identity: number }[];
  /** Facts the accord's nested exceptions ask about: `['weapons']`. */
  readonly carries?: readonly string[];
  /** At most so many of each kind will be there, or are had in all; a kind it does not name it says nothing of. */
  readonly counts?: Readonly<Partial<Record<Category, number>>>;
  /** At most so many tonnes in all. */
  readonly tonnage?: number;
  /** Whose objects it counts, in a return that another party verified; absent: of the party that gives it. */
  readonly about?: string;
}

/** What the same source announced under this id holds no longer, from the reception of this on. */
export interface NoticeWithdrawal extends Reported {
  readonly kind: 'notice-withdrawal';
  readonly id: string;
}

const COVERAGE_STATES = ['up', 'down', 'jammed', 'denied', 'paused'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** A source's state changed: it counts from `observedAt` on. */
export interface CoverageReport extends Reported {
  readonly kind: 'coverage';
  /** The source whose state this is; a source may report on another one. */
  readonly about: string;
  readonly state: CoverageState;
  readonly reason?: string;
  /** The source sees somewhere else from now on; absent: as before. */
  readonly footprint?: Footprint;
}

export type Report = IdentityReport | EventReport | PatrolReport | Notice | NoticeWithdrawal | CoverageReport;
export type { AltitudeDatum };
