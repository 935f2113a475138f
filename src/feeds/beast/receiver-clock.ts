/**
 * A Beast receiver's 12 MHz counter as time. From a file it runs on from the given start; in a live stream it
 * is tied to the time of reception, so that a restarted receiver does not send its aircraft into the past.
 */

/** Seconds, in one typed array so that nothing is boxed: see the indices below. */
export type ReceiverClock = Float64Array;
/** What tick 0 stands for; NaN before the first frame. */
const ZERO = 0;
/** Time of the last frame. */
export const TIME = 1;
/** When the present chunk was received; NaN for a file. */
export const RECEIVED = 2;
const START = 3;

const TICKS_PER_SECOND = 12_000_000;
/** A clock that runs backwards, or away from the time of reception, by more than this was restarted. Seconds. */
const CLOCK_JUMP = 2;
/** 0xFF004D4C4154 in the time field: the frame was made up from a multilaterated position. */
const MLAT_MARK_HIGH = 0xff004d;
const MLAT_MARK_LOW = 0x4c4154;

export const makeReceiverClock = (start: number): ReceiverClock => Float64Array.of(NaN, start, NaN, start);

/** Moves the clock to a frame's ticks, high and low 24 bits. True when it had to be set anew. */
export function moveClock(clock: ReceiverClock, high: number, low: number): boolean {
  if (high === MLAT_MARK_HIGH && low === MLAT_MARK_LOW) return false;
  const seconds = (high * 0x1000000 + low) / TICKS_PER_SECOND;
  const receivedAt = clock[RECEIVED]!;
  const live = !Number.isNaN(receivedAt);
  if (Number.isNaN(clock[ZERO]!)) clock[ZERO] = (live ? receivedAt : clock[START]!) - seconds;
  const time = clock[ZERO]! + seconds;
  const last = clock[TIME]!;
  const jumped = live ? Math.abs(time - receivedAt) > CLOCK_JUMP : time < last - CLOCK_JUMP;
  if (jumped) {
    clock[TIME] = live ? receivedAt : last;
    clock[ZERO] = clock[TIME]! - seconds;
  } else clock[TIME] = time;
  return jumped;
}
