/**
 * The quiet envelope of a track: as long as its next fix stays in it, no verdict can change, and the watch
 * looks no further. It is an ellipse around a fix with no boundary of any zone inside, a band of heights, a
 * band of speeds and an instant before which no deadline falls; because it is convex, the way between two
 * fixes inside it crosses nothing either. Most fixes cost one look at one row of numbers.
 *
 * A row also carries when the track was last seen, so that the common case touches nothing else.
 */
import { FIX_FLAG } from '../../picture/index.ts';
import { resized } from '../free-list.ts';

/** Numbers per row: two cache lines. */
export const STRIDE = 16;
export const ROW = {
  lon: 0,
  lat: 1,
  /** Squared shrinking of a degree of longitude against one of latitude, at `lat`. */
  east: 2,
  /** Squared radius in degrees of latitude; -1: no envelope. */
  radius: 3,
  altitudeLow: 4,
  altitudeHigh: 5,
  speedLow: 6,
  speedHigh: 7,
  /** No deadline before this instant. */
  quietUntil: 8,
  /** Newest trusted fix; NaN: none. */
  lastAt: 9,
  /** Category, party, datum and epoch that the row was made for. */
  stamp: 10,
  /** Generation of the slot in the picture's track table. */
  generation: 11,
  /** Newest fix with a known height. */
  heightAt: 12,
  /** Bits of `ATTENTION`. */
  attention: 13,
  /** Newest contested fix since the newest trusted one; 0: none. */
  contestedAt: 14,
  /** Newest trusted fix of a track that has been silent since; 0: it is not. */
  lostAt: 15,
} as const;

export const ATTENTION = {
  /** A fix that does not rest on satellite navigation would change an indication. */
  firm: 1,
  /** Others are judged by where this one is, or it by where others are: every fix counts. */
  neighbours: 2,
} as const;

export interface Envelopes {
  capacity: number;
  rows: Float64Array;
  /** Raised when something from outside changes what holds: every envelope made before is void. */
  epoch: number;
}

export const makeEnvelopes = (capacity: number): Envelopes => {
  const envelopes = { capacity, rows: new Float64Array(capacity * STRIDE), epoch: 1 };
  clearRows(envelopes, 0);
  return envelopes;
};

export function growEnvelopes(envelopes: Envelopes, capacity: number): void {
  const from = envelopes.capacity;
  envelopes.rows = resized(envelopes.rows, capacity * STRIDE);
  envelopes.capacity = capacity;
  clearRows(envelopes, from);
}

function clearRows({ rows, capacity }: Envelopes, from: number): void {
  for (let k = from; k < capacity; k++) {
    rows[k * STRIDE + ROW.radius] = -1;
    rows[k * STRIDE + ROW.lastAt] = NaN;
    rows[k * STRIDE + ROW.heightAt] = NaN;
    rows[k * STRIDE + ROW.generation] = NaN;
  }
}

/** One number for everything about an object whose change must be looked at. */
export const stampOf = (
  epoch: number,
  category: number,
  party: number,
  datum: number,
  flags: number,
): number => ((epoch * 1024 + (party + 1)) * 64 + category) * 8 + datum * 2 + (flags & FIX_FLAG.onGround);
