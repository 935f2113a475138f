/** Deceived satellite navigation: receivers in a place and time believe that they are somewhere else. */
import { HOUR, type Instant, type Interval, MINUTE, quickDistance } from '../kernel/index.ts';
import type { Motion } from './path.ts';
import { SPOOFED } from './scene.ts';

export interface Spoofing {
  readonly span: Interval;
  readonly lon: number;
  readonly lat: number;
  readonly radius: number;
  /** Where a receiver is shown, as an offset in degrees from where it is. */
  readonly shift: { readonly lon: number; readonly lat: number };
}

/** Forty minutes in the morning: aircraft south of the line appear inside the no-fly area. */
export const daySpoofing = (start: Instant): Spoofing => ({
  span: { from: start + 9 * HOUR, until: start + 9 * HOUR + 40 * MINUTE },
  ...SPOOFED,
  shift: { lon: 0.05, lat: 1.3 },
});

/** Moves `motion` to what the receiver believes. @returns true when it was deceived. */
export function deceive(spoofing: Spoofing, at: Instant, motion: Motion): boolean {
  const inTime = at >= spoofing.span.from && at < spoofing.span.until;
  if (!inTime || quickDistance(motion.lon, motion.lat, spoofing.lon, spoofing.lat) > spoofing.radius)
    return false;
  motion.lon += spoofing.shift.lon;
  motion.lat += spoofing.shift.lat;
  return true;
}
