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
import { quickDistance } from '../../kernel/index.ts';
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
  slot: number,
  time: number,
  surface: boolean,
  odd: boolean,
  lat: number,
  lon: number,
): number {
  const { motion, said } = decoder.table;
  const cell = slot * MOTION_CELLS;
  const half = cell + (odd ? MOTION.oddTime : MOTION.evenTime);
  motion[half] = time;
  motion[half + 1] = lat;
  motion[half + 2] = lon;
  said[slot * SAID_CELLS + (odd ? SAID.oddOnSurface : SAID.evenOnSurface)] = surface ? 1 : 0;
  const paired = isPair(decoder, slot);
  const how = !paired
    ? POSITION_STATUS.unpaired
    : surface
      ? locateSurfacePair(decoder, cell, time, odd)
      : locateAirbornePair(decoder, cell, time, odd);
  // A pair that straddles a zone border says nothing, but its newer half still does.
  if (how !== POSITION_STATUS.unpaired && how !== POSITION_STATUS.zoneMismatch) return how;
  return locateSingle(decoder, cell, time, surface, odd, lat, lon, how);
}

function locateAirbornePair(decoder: ModesDecoder, cell: number, time: number, odd: boolean): number {
  const { motion } = decoder.table;
  const ok = globalAirborne(
    motion[cell + MOTION.evenLat]!,
    motion[cell + MOTION.evenLon]!,
    motion[cell + MOTION.oddLat]!,
    motion[cell + MOTION.oddLon]!,
    odd,
  );
  if (!ok) return POSITION_STATUS.zoneMismatch;
  return judge(decoder, cell, time, AIRBORNE_SPEED, POSITION_STATUS.global);
}

/** Both halves are there, of one kind, and not too far apart. */
function isPair(decoder: ModesDecoder, slot: number): boolean {
  const { motion, said } = decoder.table;
  const even = said[slot * SAID_CELLS + SAID.evenOnSurface]!;
  if (even < 0 || even !== said[slot * SAID_CELLS + SAID.oddOnSurface]) return false;
  const cell = slot * MOTION_CELLS;
  return !(Math.abs(motion[cell + MOTION.evenTime]! - motion[cell + MOTION.oddTime]!) > PAIR_AGE);
}

function locateSurfacePair(decoder: ModesDecoder, cell: number, time: number, odd: boolean): number {
  const { motion } = decoder.table;
  let latitude = motion[cell + MOTION.latitude]!;
  let longitude = motion[cell + MOTION.longitude]!;
  if (Number.isNaN(latitude) || Math.abs(time - motion[cell + MOTION.time]!) > REACH_AGE) {
    latitude = decoder.receiverLatitude;
    longitude = decoder.receiverLongitude;
  }
  if (Number.isNaN(latitude)) return POSITION_STATUS.noReference;
  const ok = globalSurface(
    motion[cell + MOTION.evenLat]!,
    motion[cell + MOTION.evenLon]!,
    motion[cell + MOTION.oddLat]!,
    motion[cell + MOTION.oddLon]!,
    odd,
    latitude,
    longitude,
  );
  if (!ok) return POSITION_STATUS.zoneMismatch;
  return judge(decoder, cell, time, SURFACE_SPEED, POSITION_STATUS.global);
}

function locateSingle(
  decoder: ModesDecoder,
  cell: number,
  time: number,
  surface: boolean,
  odd: boolean,
  lat: number,
  lon: number,
  otherwise: number,
): number {
  const { motion } = decoder.table;
  const speed = surface ? SURFACE_SPEED : AIRBORNE_SPEED;
  const latitude = motion[cell + MOTION.latitude]!;
  if (!Number.isNaN(latitude) && !(Math.abs(time - motion[cell + MOTION.time]!) > LOCAL_AGE)) {
    const ok = localPosition(lat, lon, odd, surface, latitude, motion[cell + MOTION.longitude]!);
    if (!ok) return POSITION_STATUS.zoneMismatch;
    return judge(decoder, cell, time, speed, POSITION_STATUS.local);
  }
  if (!surface) return otherwise;
  if (Number.isNaN(decoder.receiverLatitude)) return POSITION_STATUS.noReference;
  const near = decoder.receiverLongitude;
  if (!localPosition(lat, lon, odd, surface, decoder.receiverLatitude, near)) {
    return POSITION_STATUS.zoneMismatch;
  }
  if (rangeFromReceiver(decoder) > SURFACE_RANGE) return POSITION_STATUS.outOfRange;
  return judge(decoder, cell, time, speed, POSITION_STATUS.receiver);
}

const rangeFromReceiver = (decoder: ModesDecoder): number =>
  quickDistance(
    decoder.receiverLongitude,
    decoder.receiverLatitude,
    found[FOUND_LONGITUDE]!,
    found[FOUND_LATITUDE]!,
  );

/** Whether what was found can be believed; if so it becomes the aircraft's last position. */
function judge(decoder: ModesDecoder, cell: number, time: number, speed: number, how: number): number {
  if (rangeFromReceiver(decoder) > decoder.maxRange) return POSITION_STATUS.outOfRange;
  const { motion } = decoder.table;
  const age = Math.abs(time - motion[cell + MOTION.time]!);
  const strayed = age > REACH_AGE ? false : !reaches(motion, cell + MOTION.time, age, speed);
  if (strayed && !(how === POSITION_STATUS.global && confirmsDoubt(motion, cell, time, speed))) {
    return POSITION_STATUS.tooFast;
  }
  motion[cell + MOTION.time] = time;
  motion[cell + MOTION.latitude] = found[FOUND_LATITUDE]!;
  motion[cell + MOTION.longitude] = found[FOUND_LONGITUDE]!;
  return how;
}

/** Whether one can get from the place remembered at `from` (time, latitude, longitude) to what was found. */
function reaches(motion: Float64Array, from: number, age: number, speed: number): boolean {
  const distance = quickDistance(
    motion[from + 2]!,
    motion[from + 1]!,
    found[FOUND_LONGITUDE]!,
    found[FOUND_LATITUDE]!,
  );
  return !(distance > (Number.isNaN(age) ? UNTIMED_REACH : SLACK + speed * age));
}

/** True when a place in doubt leads to what was found and came from two other halves; else doubts this one. */
function confirmsDoubt(motion: Float64Array, cell: number, time: number, speed: number): boolean {
  const evenTime = motion[cell + MOTION.evenTime]!;
  const oddTime = motion[cell + MOTION.oddTime]!;
  const age = Math.abs(time - motion[cell + MOTION.doubtTime]!);
  const known = !Number.isNaN(motion[cell + MOTION.doubtLatitude]!) && !(age > DOUBT_AGE);
  if (known && reaches(motion, cell + MOTION.doubtTime, age, speed)) {
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
