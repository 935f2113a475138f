/** How long an object counts as seen, and how long its tail is: both follow what its kind normally sends. */
import { CATEGORIES, isKindOf, MINUTE } from '../../../src/kernel/index.ts';

const AIRCRAFT_STALE_MS = 1 * MINUTE;
/** A ship at anchor reports each 3 minutes; two lost reports and a little more are not yet silence. */
const OTHER_STALE_MS = 10 * MINUTE;
const AIRCRAFT_TAIL_MS = 3 * MINUTE;
const OTHER_TAIL_MS = 30 * MINUTE;

const isAircraft = CATEGORIES.map((word) => isKindOf(word, 'aircraft'));

export const isStale = (category: number, lastAt: number, now: number): boolean =>
  now - lastAt > (isAircraft[category] ? AIRCRAFT_STALE_MS : OTHER_STALE_MS);

/** The time that the tail behind an object of this kind covers. */
export const tailOf = (category: number): number => (isAircraft[category] ? AIRCRAFT_TAIL_MS : OTHER_TAIL_MS);
