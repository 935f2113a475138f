/**
 * From CPR halves to a position one can believe.
 *
 * A fresh even/odd pair is decoded globally; without one, a message is decoded near the aircraft's last
 * position, or on the surface near the receiver. The result must be reachable from the last position.
 * One that is not waits in doubt: if a second pair that shares no half with the first leads there too,
 * the aircraft is there (it was spoofed, or the last position was wrong), and the picture is told.
 *
 * @source RTCA DO-260B, 2.2.10 (reasonableness of decoded positions); the limits below are our own
 */
import { METRES_PER_DEGREE, quickDistance } from '../../kernel/index.ts';
import { MOTION, MOTION_CELLS, SAID, SAID_CELLS } from './aircraft-table.ts';
import { POSITION_STATUS } from './columns.ts';
import {
  FOUND_LATITUDE,
  FOUND_LONGITUDE,
  found,
  globalAirborne,
  globalSurface,
  localPosition,
} from './cpr.ts';
import type { ModesDecoder } from './decoder.ts';

/** Halves further apart than this may belong to different zones. Seconds. */
const PAIR_AGE = 10;
/** How long a last position stays a reference for local decoding and for reachability. Seconds. */
const LOCAL_AGE = 180;
const REACH_AGE = 600;
/** A place in doubt must be confirmed within this time. Seconds. */
const DOUBT_AGE = 30;
/** Faster than any aircraft that squitters, metres per second, and room for latency, metres. */
const AIRBORNE_SPEED = 700;
const SURFACE_SPEED = 100;
const SLACK = 1_000;
/** Without times, two positions further apart than this need confirming. Metres. */
const UNTIMED_REACH = 100_000;
/** Surface zones repeat every 90 NM, so the receiver must be nearer than half of that. Metres. */
const SURFACE_RANGE = 80_000;

/**
 * Takes in one half and says by `POSITION_STATUS` what came of it; a position, if any, is in `found`.
 * Nothing but the half is remembered when the position is not believed.
 */
export function locate(
  decoder: ModesDecoder,
  record: number,
  times: Float64Array,
  row: number,
  surface: boolean,
  odd: boolean,
  lat: number,
  lon: number,
): number {
  const { motion, said } = decoder.table;
  const half = record * SAID_CELLS + (odd ? SAID.oddLat : SAID.evenLat);
  said[half] = lat;
  said[half + 1] = lon;
  said[half + 2] = surface ? 1 : 0;
  motion[record * MOTION_CELLS + (odd ? MOTION.oddTime : MOTION.evenTime)] = times[row]!;
  if (isPair(decoder, record)) {
    const how = surface
      ? locateSurfacePair(decoder, record, times, row, odd)
      : locateAirbornePair(decoder, record, times, row, odd);
    // A pair that straddles a zone border says nothing, but its newer half still does.
    if (how !== POSITION_STATUS.zoneMismatch) return how;
  }
  return locateSingle(decoder, record, times, row, surface, odd, lat, lon);
}

/** Both halves are there, of one kind, and not too far apart. */
function isPair(decoder: ModesDecoder, record: number): boolean {
  const { motion, said } = decoder.table;
  const even = said[record * SAID_CELLS + SAID.evenOnSurface]!;
  if (even < 0 || even !== said[record * SAID_CELLS + SAID.oddOnSurface]) return false;
  const cell = record * MOTION_CELLS;
  return !(Math.abs(motion[cell + MOTION.evenTime]! - motion[cell + MOTION.oddTime]!) > PAIR_AGE);
}

function locateAirbornePair(
  decoder: ModesDecoder,
  record: number,
  times: Float64Array,
  row: number,
  odd: boolean,
): number {
  const { said } = decoder.table;
  const cell = record * SAID_CELLS;
  const ok = globalAirborne(
    said[cell + SAID.evenLat]!,
    said[cell + SAID.evenLon]!,
    said[cell + SAID.oddLat]!,
    said[cell + SAID.oddLon]!,
    odd,
  );
  if (!ok) return POSITION_STATUS.zoneMismatch;
  return judge(decoder, record, times, row, AIRBORNE_SPEED, POSITION_STATUS.global);
}

function locateSurfacePair(
  decoder: ModesDecoder,
  record: number,
  times: Float64Array,
  row: number,
  odd: boolean,
): number {
  const { motion, said } = decoder.table;
  const moved = record * MOTION_CELLS;
  let latitude = motion[moved + MOTION.latitude]!;
  let longitude = motion[moved + MOTION.longitude]!;
  if (Number.isNaN(latitude) || Math.abs(times[row]! - motion[moved + MOTION.time]!) > REACH_AGE) {
    latitude = decoder.receiverLatitude;
    longitude = decoder.receiverLongitude;
  }
  if (Number.isNaN(latitude)) return POSITION_STATUS.noReference;
  const cell = record * SAID_CELLS;
  const ok = globalSurface(
    said[cell + SAID.evenLat]!,
    said[cell + SAID.evenLon]!,
    said[cell + SAID.oddLat]!,
    said[cell + SAID.oddLon]!,
    odd,
    latitude,
    longitude,
  );
  if (!ok) return POSITION_STATUS.zoneMismatch;
  return judge(decoder, record, times, row, SURFACE_SPEED, POSITION_STATUS.global);
}

function locateSingle(
  decoder: ModesDecoder,
  record: number,
  times: Float64Array,
  row: number,
  surface: boolean,
  odd: boolean,
  lat: number,
  lon: number,
): number {
  const { motion } = decoder.table;
  const cell = record * MOTION_CELLS;
  const latitude = motion[cell + MOTION.latitude]!;
  if (!Number.isNaN(latitude) && !(Math.abs(times[row]! - motion[cell + MOTION.time]!) > LOCAL_AGE)) {
    const ok = localPosition(lat, lon, odd, surface, latitude, motion[cell + MOTION.longitude]!);
    if (!ok) return POSITION_STATUS.zoneMismatch;
    const speed = surface ? SURFACE_SPEED : AIRBORNE_SPEED;
    return judge(decoder, record, times, row, speed, POSITION_STATUS.local);
  }
  if (!surface) return POSITION_STATUS.unpaired;
  if (Number.isNaN(decoder.receiverLatitude)) return POSITION_STATUS.noReference;
  const ok = localPosition(lat, lon, odd, surface, decoder.receiverLatitude, decoder.receiverLongitude);
  if (!ok) return POSITION_STATUS.zoneMismatch;
  if (rangeFromReceiver(decoder) > SURFACE_RANGE) return POSITION_STATUS.outOfRange;
  return judge(decoder, record, times, row, SURFACE_SPEED, POSITION_STATUS.receiver);
}

const rangeFromReceiver = (decoder: ModesDecoder): number =>
  quickDistance(
    decoder.receiverLongitude,
    decoder.receiverLatitude,
    found[FOUND_LONGITUDE]!,
    found[FOUND_LATITUDE]!,
  );

/** Whether what was found can be believed; if so it becomes the aircraft's last position. */
function judge(
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
