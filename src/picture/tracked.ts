/**
 * What the picture hands to the watch: row i says what became of row i of the same batch of fixes.
 * The previous trusted fix of the track comes along, so that crossings between two fixes can be judged
 * without a look-up.
 */

/** Detector outcomes on an observation, as bits. Nothing is deleted: the watch decides what they mean. */
export const CONTEST = {
  /** The object would have had to move faster than anything of its kind can. */
  impossibleKinematics: 1,
  /** The same identity is moving in two places: each place is a track. Doubts who it is, not where it is. */
  identityConflict: 2,
  /** NIC, NACp or SIL fell to "unknown" or beyond use. */
  integrityCollapse: 4,
  /** Positions run round a small circle at steady speed. */
  circling: 8,
  /** A ship on land. */
  onLand: 16,
  /** The position disagrees with the velocity sent beside it. */
  velocityDisagrees: 32,
  /** Many objects jumped towards one small place at once. */
  massJump: 64,
  /** The source itself doubts it. */
  doubtful: 128,
} as const;

export interface TrackedColumns {
  readonly capacity: number;
  length: number;
  /**
   * Slot of the track in the picture's track table; -1 when the row brought no new position: none was sent,
   * or an older one was sent again by an object that says it is moving.
   */
  readonly track: Int32Array;
  /** Previous trusted fix of that track; NaN when this is its first one, or when this row is older. */
  readonly previousAt: Float64Array;
  readonly previousLongitude: Float64Array;
  readonly previousLatitude: Float64Array;
  /** `CONTEST` bits; 0: nothing speaks against the position. */
  readonly contest: Uint16Array;
  /** Standard deviation of the position in metres, per axis. */
  readonly sigma: Float32Array;
  /**
   * Metres per second over ground and degrees clockwise from true north, as the row says them or, when it does
   * not, as the object said them just before in a message of their own. NaN: not known.
   */
  readonly speed: Float32Array;
  readonly course: Float32Array;
}

export function makeTrackedColumns(capacity: number): TrackedColumns {
  return {
    capacity,
    length: 0,
    track: new Int32Array(capacity),
    previousAt: new Float64Array(capacity),
    previousLongitude: new Float64Array(capacity),
    previousLatitude: new Float64Array(capacity),
    contest: new Uint16Array(capacity),
    sigma: new Float32Array(capacity),
    speed: new Float32Array(capacity),
    course: new Float32Array(capacity),
  };
}

/**
 * The track table as the watch sees it: columns indexed by track slot. The picture writes, others read.
 * Slots are reused only after `generation` of the slot has been raised.
 */
export interface TrackTable {
  readonly capacity: number;
  /** Slots in use are [0, high). */
  readonly high: number;
  readonly generation: Uint32Array;
  readonly identityKind: Uint8Array;
  readonly identity: Uint32Array;
  /** Index in `CATEGORIES`, best hypothesis; 0 unknown. */
  readonly category: Uint8Array;
  /** Index in the picture's party list; -1 unknown. */
  readonly party: Int16Array;
  /** Position in the register of the entry that says so; -1: it has none. */
  readonly entry: Int32Array;
  /** Newest fix that nothing spoke against; `last…` columns all belong to it. NaN: the slot is free. */
  readonly lastAt: Float64Array;
  /** Newest row of any kind, also contested ones and those without a position: silence counts from here. */
  readonly heardAt: Float64Array;
  readonly lastLongitude: Float64Array;
  readonly lastLatitude: Float64Array;
  readonly lastAltitude: Float32Array;
  /** The velocity known there, as `TrackedColumns` says it. */
  readonly lastSpeed: Float32Array;
  readonly lastCourse: Float32Array;
  /** `CONTEST` bits of the newest row. */
  readonly contest: Uint16Array;
  /** Ordinal of the source of the newest fix. */
  readonly lastSource: Uint16Array;
}
