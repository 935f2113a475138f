/**
 * The quiet envelope of a track: as long as its next fix stays in it, no verdict can change, and the watch
 * looks no further. It is an ellipse around a fix with no boundary of any zone inside, a band of heights, a
 * band of speeds and an instant before which no deadline falls; because it is convex, the way between two
 * fixes inside it crosses nothing either. Most fixes cost one look at one row of numbers.
 *
 * A row also carries when the track was last seen, so that the common case touches nothing else.
 */
import { resized } from './free-list.ts';

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
  /** 1: a fix that does not rest on satellite navigation would change an indication. */
  wantsFirm: 13,
  /** 1: contested fixes came since the newest trusted one. */
  contestedSince: 14,
  /** 1: checked at every fix, because its duties depend on where others are. */
  restless: 15,
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
export const stampOf = (epoch: number, category: number, party: number, datum: number): number =>
  ((epoch * 1024 + (party + 1)) * 64 + category) * 4 + datum;
