/**
 * Whether a decoded position can be believed: within the receiver's range, and reachable from the last one.
 * One that is not waits in doubt: if a second pair that shares no half with the first leads there too, the
 * aircraft is there (it was spoofed, or the last position was wrong), and the picture is told.
 *
 * @source RTCA DO-260B, 2.2.10 (reasonableness of decoded positions); the limits are our own
 */
import { METRES_PER_DEGREE, quickDistance } from '../../kernel/index.ts';
import { MOTION, MOTION_CELLS } from './aircraft-table.ts';
import { POSITION_STATUS } from './columns.ts';
import { FOUND_LATITUDE, FOUND_LONGITUDE, found } from './cpr.ts';
import type { ModesDecoder } from './decoder.ts';

/** How long a last position bounds where the aircraft can be. Seconds. */
export const REACH_AGE = 600;
/** A place in doubt must be confirmed within this time. Seconds. */
const DOUBT_AGE = 30;
/** Room for latency, metres. */
const SLACK = 1_000;
/** Without times, two positions further apart than this need confirming. Metres. */
const UNTIMED_REACH = 100_000;

/** Metres; NaN when nobody knows where the receiver stands. */
export const rangeFromReceiver = (decoder: ModesDecoder): number =>
  quickDistance(
    decoder.receiverLongitude,
    decoder.receiverLatitude,
    found[FOUND_LONGITUDE]!,
    found[FOUND_LATITUDE]!,
  );

/**
 * Answers `how` when what was found can be believed, and makes it the aircraft's last position; else says
 * why not. `speed` is the most that the aircraft can do, metres per second.
 */
export function believe(
  decoder: ModesDecoder,
  record: number,
  times: Float64Array,
  row: number,
  speed: number,
  how: number,
): number {
  const ranged = !Number.isNaN(decoder.receiverLatitude);
  if (ranged && rangeFromReceiver(decoder) > decoder.maxRange) return POSITION_STATUS.outOfRange;
  const { motion } = decoder.table;
  const cell = record * MOTION_CELLS;
  const time = times[row]!;
  const strayed = !reaches(motion, cell + MOTION.time, time, speed, REACH_AGE);
  if (strayed && !(how === POSITION_STATUS.global && confirmsDoubt(motion, cell, time, speed))) {
    return POSITION_STATUS.tooFast;
  }
  motion[cell + MOTION.time] = time;
  motion[cell + MOTION.latitude] = found[FOUND_LATITUDE]!;
  motion[cell + MOTION.longitude] = found[FOUND_LONGITUDE]!;
  return how;
}

/**
 * Whether one can get to what was found from the place remembered at `from` (time, latitude, longitude);
 * a place older than `lasting`, or none, puts no bound on it.
 */
function reaches(motion: Float64Array, from: number, time: number, speed: number, lasting: number): boolean {
  const age = Math.abs(time - motion[from]!);
  if (age > lasting) return true;
  const latitude = motion[from + 1]!;
  const longitude = motion[from + 2]!;
  const reach = Number.isNaN(age) ? UNTIMED_REACH : SLACK + speed * age;
  // Along a meridian and then a parallel is never shorter: nearly always enough, and free of cosines.
  const detour =
    METRES_PER_DEGREE *
    (Math.abs(found[FOUND_LATITUDE]! - latitude) + Math.abs(found[FOUND_LONGITUDE]! - longitude));
  if (detour <= reach) return true;
  return !(quickDistance(longitude, latitude, found[FOUND_LONGITUDE]!, found[FOUND_LATITUDE]!) > reach);
}

/** True when a place in doubt leads to what was found and came from two other halves; else doubts this one. */
function confirmsDoubt(motion: Float64Array, cell: number, time: number, speed: number): boolean {
  const evenTime = motion[cell + MOTION.evenTime]!;
  const oddTime = motion[cell + MOTION.oddTime]!;
  const doubted =
    !Number.isNaN(motion[cell + MOTION.doubtLatitude]!) &&
    !(Math.abs(time - motion[cell + MOTION.doubtTime]!) > DOUBT_AGE);
  if (doubted && reaches(motion, cell + MOTION.doubtTime, time, speed, DOUBT_AGE)) {
    const independent =
      evenTime !== motion[cell + MOTION.doubtEvenTime] && oddTime !== motion[cell + MOTION.doubtOddTime];
    if (independent) motion[cell + MOTION.doubtLatitude] = NaN;
    return independent;
  }
  motion[cell + MOTION.doubtTime] = time;
  motion[cell + MOTION.doubtLatitude] = found[FOUND_LATITUDE]!;
  motion[cell + MOTION.doubtLongitude] = found[FOUND_LONGITUDE]!;
  motion[cell + MOTION.doubtEvenTime] = evenTime;
  motion[cell + MOTION.doubtOddTime] = oddTime;
  return false;
}
