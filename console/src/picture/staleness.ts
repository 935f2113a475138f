/** When an object counts as not seen lately: a few times what its kind normally sends. */
import { CATEGORIES, isKindOf, MINUTE } from '../../../src/kernel/index.ts';

const AIRCRAFT_STALE_MS = 1 * MINUTE;
/** A ship under way reports at least each 3 minutes by class B, each 6 minutes when moored (class A: 3). */
const OTHER_STALE_MS = 10 * MINUTE;

export function isStale(category: number, lastAt: number, now: number): boolean {
  const word = CATEGORIES[category] ?? 'unknown';
  return now - lastAt > (isKindOf(word, 'aircraft') ? AIRCRAFT_STALE_MS : OTHER_STALE_MS);
}
