/**
 * What the decoder remembers of each aircraft: when it last named itself, its last two CPR halves, its
 * last position, its status. A fixed number of slots in buckets of eight; in a full bucket the one heard
 * longest ago gives way, so hostile traffic costs old memories, never memory.
 */

const WAYS = 8;
/** Distinct odd constant that spreads neighbouring addresses. @source Knuth, TAOCP vol. 3, 6.4 (multiplicative hashing) */
const SPREAD = 0x9e3779b1;

/** Cells of an aircraft's record in `motion`. Times in seconds, places in degrees, CPR values raw. */
export const MOTION = {
  evenTime: 0,
  evenLat: 1,
  evenLon: 2,
  oddTime: 3,
  oddLat: 4,
  oddLon: 5,
  time: 6,
  latitude: 7,
  longitude: 8,
  /** A place that the last position does not lead to, waiting for a second pair to confirm it. */
  doubtTime: 9,
  doubtLatitude: 10,
  doubtLongitude: 11,
  doubtEvenTime: 12,
  doubtOddTime: 13,
} as const;
export const MOTION_CELLS = 16;

/** Cells of an aircraft's record in `said`; -1 unknown. */
export const SAID = {
  version: 0,
  supplementA: 1,
  supplementC: 2,
  nacP: 3,
  sil: 4,
  squawk: 5,
  category: 6,
  callsignHigh: 7,
  callsignLow: 8,
  evenOnSurface: 9,
  oddOnSurface: 10,
} as const;
export const SAID_CELLS = 12;

export interface AircraftTable {
  readonly bucketShift: number;
  /** Address with bit 24 set when it is not an ICAO one; -1 an empty slot. */
  readonly key: Int32Array;
  /** When the aircraft last named itself in clear. */
  readonly heard: Float64Array;
  readonly motion: Float64Array;
  readonly said: Int32Array;
}

/** `buckets` is a power of two; there are eight slots to a bucket. */
export function makeAircraftTable(buckets: number): AircraftTable {
  const slots = buckets * WAYS;
  return {
    bucketShift: 32 - Math.log2(buckets),
    key: new Int32Array(slots).fill(-1),
    heard: new Float64Array(slots).fill(NaN),
    motion: new Float64Array(slots * MOTION_CELLS).fill(NaN),
    said: new Int32Array(slots * SAID_CELLS).fill(-1),
  };
}

/** The aircraft's slot, or -1. */
export function findAircraft(table: AircraftTable, key: number): number {
  const first = (Math.imul(key, SPREAD) >>> table.bucketShift) * WAYS;
  for (let slot = first; slot < first + WAYS; slot++) if (table.key[slot] === key) return slot;
  return -1;
}

/**
 * The aircraft's slot after it named itself at `time`; what was remembered of it more than
 * `forgetAfter` seconds ago is forgotten.
 */
export function hearAircraft(table: AircraftTable, key: number, time: number, forgetAfter: number): number {
  let slot = findAircraft(table, key);
  if (slot < 0 || Math.abs(time - table.heard[slot]!) > forgetAfter) {
    if (slot < 0) slot = oldestSlot(table, key);
    table.key[slot] = key;
    table.motion.fill(NaN, slot * MOTION_CELLS, (slot + 1) * MOTION_CELLS);
    table.said.fill(-1, slot * SAID_CELLS, (slot + 1) * SAID_CELLS);
  }
  table.heard[slot] = time;
  return slot;
}

function oldestSlot(table: AircraftTable, key: number): number {
  const first = (Math.imul(key, SPREAD) >>> table.bucketShift) * WAYS;
  let oldest = first;
  for (let slot = first; slot < first + WAYS; slot++) {
    if (table.key[slot] === -1) return slot;
    if (table.heard[slot]! < table.heard[oldest]!) oldest = slot;
  }
  return oldest;
}
