/** What the picture offers to the watch. Pure: the same inputs in the same order give the same answers. */
import type { AreaGeometry } from '../kernel/geometry/index.ts';
import type { Category, EventKind, Instant, Milliseconds, Position } from '../kernel/index.ts';
import type { CoverageState, FixColumns, PatrolReport, Report } from './observation.ts';
import type { HeightBand } from './source.ts';
import type { TrackedColumns, TrackTable } from './tracked.ts';

export interface Picture {
  readonly tracks: TrackTable;
  readonly coverage: Coverage;
  /** Party ids; `TrackTable.party` holds positions in this list. */
  readonly parties: readonly string[];
  /**
   * Folds rows [from, until) of a batch, in judgement order, into the tracks; fills the same rows of `out`. A slot
   * that is given up on the way means another track afterwards: `beforeDrop` is told up to which row, exclusive,
   * `out` has to be read before that.
   */
  follow(
    fixes: FixColumns,
    from: number,
    until: number,
    out: TrackedColumns,
    beforeDrop?: (row: number) => void,
  ): void;
  /** Folds one report: names, coverage changes, patrol visits, events (for reception and effort). */
  note(report: Report): void;
  /** Time has reached `now` with nothing new: staleness, silence, dark tracks. */
  advance(now: Instant): void;
  /** Content-derived id of the track in a slot: from identity kind, identity and first observation. */
  trackId(slot: number): string;
  /** What the object in a slot calls itself: `{ icao24: '508035', callsign: 'ABC123' }`. */
  identityOf(slot: number): Readonly<Record<string, string>>;
  /** Blind sources and interference found since the last call, oldest first. */
  drainFindings(): readonly PictureFinding[];
}

export type PictureFinding =
  | {
      readonly kind: 'blind';
      readonly change: 'opened' | 'closed';
      readonly source: string;
      readonly reason: 'silent' | 'down' | 'jammed' | 'denied' | 'paused';
      readonly from: Instant;
      readonly until?: Instant;
    }
  | {
      readonly kind: 'interference';
      readonly change: 'opened' | 'updated' | 'closed';
      readonly form: 'jamming' | 'spoofing';
      readonly from: Instant;
      readonly until?: Instant;
      /** Where the first object was last believed to be: with `form` and `from` it tells one disturbance from another. */
      readonly origin: Position;
      readonly position: Position;
      readonly radius: number;
      readonly slots: readonly number[];
      readonly reasons: readonly string[];
    };

/** What would have to be seen, where and when. */
export interface Question {
  readonly geometry: AreaGeometry;
  readonly heights: HeightBand;
  readonly wanted: { readonly category: Category } | { readonly event: EventKind };
  readonly from: Instant;
  /** Not after the newest row or `advance`: the future was not looked at. */
  readonly until: Instant;
  /** Every place must have been looked at at least this often; 0: without a pause. */
  readonly revisit: Milliseconds;
}

/** Share of the area (by geodesic area) that was looked at often enough, and what spoils the rest. */
export interface Sight {
  /** 0 to 1; 1 only when the whole area, height band and period were covered. */
  readonly share: number;
  readonly reason: 'covered' | 'no-source' | 'partial' | 'blind' | 'jammed' | 'access-denied';
  readonly sources: readonly string[];
}

/** A stretch that has to have been listened through. */
export interface Listening {
  readonly from: Instant;
  readonly now: Instant;
  /** Without a word for longer than this, it may not have listened; two of its periods are too long in any case. */
  readonly gap: Milliseconds;
}

export interface Coverage {
  /**
   * What non-cooperative sources would have shown. Cooperative reception never counts, whatever was heard.
   * Cheap to ask again while no source changed state.
   */
  sight(question: Question): Sight;
  /** The same of patrols alone, whatever they looked for: of those that count, who was there? */
  visited(question: Omit<Question, 'wanted' | 'heights'>, counts: (report: PatrolReport) => boolean): Sight;
  /** Raised at each change that can alter an answer of `sight`; equal revision, equal answers for equal windows. */
  readonly revision: number;
  /**
   * Does what was heard of another object of this kind around here count: the newest, by source ordinal and
   * instant? Tells dark from not covered. `except` is the slot of the silent object itself, which is not its own
   * neighbour; -1: nobody.
   */
  heard(
    kind: 'icao24' | 'mmsi',
    lon: number,
    lat: number,
    except: number,
    counts: (source: number, at: Instant) => boolean,
  ): boolean;
  /** Since when, not before `from`, a source has listened without a break; Infinity: at `now` it does not. */
  listensSince(source: number, listening: Listening): Instant;
  /**
   * Why a source may have missed something in [from, until), as far as it lies after its first word; `up`: it may not.
   */
  missedBy(source: number, from: Instant, until: Instant): SourceState;
  /** Newest moment at which a source observed anything; NaN: never. */
  lastAt(source: number): Instant;
  /** By source ordinal. */
  stateAt(source: number, at: Instant): SourceState;
  /** Per source: could it have seen this kind here and now, and if not, why? For people's questions. */
  observable(lon: number, lat: number, at: Instant, wanted: Question['wanted']): readonly SourceSight[];
}

export type SourceState = CoverageState | 'silent' | 'never-heard';

export interface SourceSight {
  readonly source: string;
  readonly sees: boolean;
  readonly cooperativeOnly: boolean;
  readonly reason:
    | 'sees'
    | 'outside-footprint'
    | 'wrong-kind'
    | 'silent'
    | 'down'
    | 'jammed'
    | 'denied'
    | 'paused'
    | 'never-heard';
  /** Instant of the newest thing it said; absent: never. */
  readonly lastAt?: Instant;
}
