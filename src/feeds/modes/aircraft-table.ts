/**
 * What the decoder remembers of each aircraft: when it last named itself, its last two CPR halves, its
 * last position, its status. A fixed number of places in buckets of eight; in a full bucket the aircraft
 * heard longest ago gives way, so hostile traffic costs old memories, never memory.
 *
 * Records are handed out in order, so that a few hundred aircraft lie in a few pages, whatever their
 * addresses. Times come as a column and a row: a number in a typed array is read where it lies, one that
 * is passed may have to be boxed.
 */

const WAYS = 8;
/** Odd constant near 2³² divided by the golden ratio: spreads neighbouring addresses over the buckets. */
const SPREAD = 0x9e3779b1;

/** Cells of an aircraft's record in `motion`; NaN unknown. Seconds and degrees. */
export const MOTION = {
  /** When the aircraft last named itself in clear. */
  heard: 0,
  evenTime: 1,
  oddTime: 2,
  /** The last position. */
  time: 3,
  latitude: 4,
  longitude: 5,
  /** A place that the last position does not lead to, waiting for a second pair to confirm it. */
  doubtTime: 6,
  doubtLatitude: 7,
  doubtLongitude: 8,
  doubtEvenTime: 9,
  doubtOddTime: 10,
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
  evenLat: 9,
  evenLon: 10,
  evenOnSurface: 11,
  oddLat: 12,
  oddLon: 13,
  oddOnSurface: 14,
} as const;
export const SAID_CELLS = 16;

export interface AircraftTable {
  readonly bucketShift: number;
  /** Pairs of a key (-1 an empty place) and the number of its record; eight pairs to a bucket. */
  readonly places: Int32Array;
  /** Records handed out so far. */
  used: number;
  readonly motion: Float64Array;
  readonly said: Int32Array;
}

/** `buckets` is a power of two; there is room for eight aircraft in each. */
export function makeAircraftTable(buckets: number): AircraftTable {
  const room = buckets * WAYS;
  return {
    bucketShift: 32 - Math.log2(buckets),
    places: new Int32Array(2 * room).fill(-1),
    used: 0,
    motion: new Float64Array(room * MOTION_CELLS),
    said: new Int32Array(room * SAID_CELLS),
  };
}

/** Number of the aircraft's record, or -1. `key` is its address, with bit 24 set when it is not an ICAO one. */
export function findAircraft(table: AircraftTable, key: number): number {
  const { places } = table;
  const first = (Math.imul(key, SPREAD) >>> table.bucketShift) * (2 * WAYS);
  for (let place = first; place < first + 2 * WAYS; place += 2) {
    if (places[place] === key) return places[place + 1]!;
  }
  return -1;
}

/**
 * The record of an aircraft that names itself at `times[row]`; what was remembered of it more than
 * `forgetAfter` seconds ago is forgotten.
 */
export function hearAircraft(
  table: AircraftTable,
  key: number,
  times: Float64Array,
  row: number,
  forgetAfter: number,
): number {
  const { motion } = table;
  const time = times[row]!;
  let record = findAircraft(table, key);
  if (record < 0) {
    record = admit(table, key);
    forget(table, record);
  } else if (Math.abs(time - motion[record * MOTION_CELLS + MOTION.heard]!) > forgetAfter) {
    forget(table, record);
  }
  motion[record * MOTION_CELLS + MOTION.heard] = time;
  return record;
}

function forget(table: AircraftTable, record: number): void {
  table.motion.fill(NaN, record * MOTION_CELLS, (record + 1) * MOTION_CELLS);
  table.said.fill(-1, record * SAID_CELLS, (record + 1) * SAID_CELLS);
}

/** Gives the key an empty place in its bucket, or that of the aircraft heard longest ago. */
function admit(table: AircraftTable, key: number): number {
  const { places, motion } = table;
  const first = (Math.imul(key, SPREAD) >>> table.bucketShift) * (2 * WAYS);
  let oldest = first;
  let oldestHeard = Infinity;
  for (let place = first; place < first + 2 * WAYS; place += 2) {
    if (places[place] === -1) {
      places[place] = key;
      places[place + 1] = table.used++;
      return places[place + 1]!;
    }
    const heard = motion[places[place + 1]! * MOTION_CELLS + MOTION.heard]!;
    if (heard < oldestHeard) {
      oldest = place;
      oldestHeard = heard;
    }
  }
  places[oldest] = key;
  return places[oldest + 1]!;
}
