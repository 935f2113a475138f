/**
 * Doubts about a clause that are about no single breach: something was there, or may have been, and nobody can tell
 * whether it kept the clause. They raise no indication; no window that one touches is called compliant.
 */
import type { Instant } from '../kernel/index.ts';
import type { UndeterminedReason } from './watch-event.ts';

/** By duty. */
export interface LeftOpen {
  readonly until: Float64Array;
  /** The earliest beginning of a doubt told since this was asked; Infinity: none. */
  readonly earliest: Float64Array;
  readonly reason: (UndeterminedReason | undefined)[];
}

export const makeLeftOpen = (duties: number): LeftOpen => ({
  until: new Float64Array(duties).fill(-Infinity),
  earliest: new Float64Array(duties).fill(Infinity),
  reason: new Array<UndeterminedReason | undefined>(duties).fill(undefined),
});

/**
 * Something leaves open, until an instant, whether the duty is kept. Of several doubts the longest is named. One that
 * is told after it began says since when.
 */
export function leaveOpen(
  { leftOpen }: { readonly leftOpen: LeftOpen },
  duty: number,
  until: Instant,
  reason: UndeterminedReason,
  from: Instant = Infinity,
): void {
  if (from < leftOpen.earliest[duty]!) leftOpen.earliest[duty] = from;
  if (!(until > leftOpen.until[duty]!)) return;
  leftOpen.until[duty] = until;
  leftOpen.reason[duty] = reason;
}

export function takeEarliestDoubt({ leftOpen }: { readonly leftOpen: LeftOpen }, duty: number): Instant {
  const taken = leftOpen.earliest[duty]!;
  leftOpen.earliest[duty] = Infinity;
  return taken;
}

/** Why the duty is open at any instant after `since`; undefined: it is not. */
export const openSince = (
  { leftOpen }: { readonly leftOpen: LeftOpen },
  duty: number,
  since: Instant,
): UndeterminedReason | undefined => (leftOpen.until[duty]! > since ? leftOpen.reason[duty] : undefined);
