/**
 * From CPR halves to a position. A fresh even/odd pair is decoded globally; without one, a message is decoded
 * near the aircraft's last position, or on the surface near the receiver.
 */
import { MOTION, MOTION_CELLS, SAID, SAID_CELLS } from './aircraft-table.ts';
import { believe, REACH_AGE, rangeFromReceiver } from './believe.ts';
import { POSITION_STATUS } from './columns.ts';
import { globalAirborne, globalSurface, localPosition } from './cpr.ts';
import type { ModesDecoder } from './decoder.ts';

/** Halves further apart than this may belong to different zones. Seconds. */
const PAIR_AGE = 10;
/** How long a last position stays a reference for local decoding. Seconds. */
const LOCAL_AGE = 180;
/** Faster than any aircraft that squitters. Metres per second. */
const AIRBORNE_SPEED = 700;
const SURFACE_SPEED = 100;
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
  return believe(decoder, record, times, row, AIRBORNE_SPEED, POSITION_STATUS.global);
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
  return believe(decoder, record, times, row, SURFACE_SPEED, POSITION_STATUS.global);
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
    return believe(decoder, record, times, row, speed, POSITION_STATUS.local);
  }
  if (!surface) return POSITION_STATUS.unpaired;
  if (Number.isNaN(decoder.receiverLatitude)) return POSITION_STATUS.noReference;
  const ok = localPosition(lat, lon, odd, surface, decoder.receiverLatitude, decoder.receiverLongitude);
  if (!ok) return POSITION_STATUS.zoneMismatch;
  if (rangeFromReceiver(decoder) > SURFACE_RANGE) return POSITION_STATUS.outOfRange;
  return believe(decoder, record, times, row, SURFACE_SPEED, POSITION_STATUS.receiver);
}
