/** A track under a ban that names a list: an episode lasts no longer than one and the same answer. */
import type { Instant } from '../../kernel/index.ts';
import type { Holding } from '../objects/holding.ts';
import { HOW } from '../place/cells.ts';
import { type Answer, NO, YES } from '../place/height.ts';
import type { Row, WatchState } from '../watch-state.ts';
import { type Stretch, stretchAt, stretchesFor } from './listing.ts';

/** Undefined: the duty names no list. */
export function listedStretch(
  { compiled, picture: { tracks } }: WatchState,
  duty: number,
  track: number,
  at: Instant,
): Stretch | undefined {
  const listing = compiled.listings[duty];
  if (!listing) return undefined;
  return stretchAt(stretchesFor(listing, tracks.identityKind[track]!, tracks.identity[track]!), at);
}

export const listedAt = (state: WatchState, duty: number, track: number, at: Instant): Answer =>
  listedStretch(state, duty, track, at)?.answer ?? YES;

/** What begins with the row does so no earlier than the answer that is given at it; without one nothing begins. */
export function limitToListing(
  state: WatchState,
  into: Holding,
  duty: number,
  track: number,
  { fixes, i }: Row,
  begins: boolean,
): void {
  if (!begins || into.answer === NO) return;
  const at = fixes.observedAt[i]!;
  const stretch = listedStretch(state, duty, track, at);
  if (!stretch) return;
  if (stretch.answer === NO) {
    into.answer = NO;
    into.until = at;
    return;
  }
  const { from } = stretch.inForce;
  if (from <= into.since) return;
  into.since = from;
  into.how = HOW.entered;
}

/** When what began at `since` ended, if it has by the row: the object came on the list or off it. Infinity: it goes on. */
export function listingEnded(
  state: WatchState,
  duty: number,
  track: number,
  since: Instant,
  at: Instant,
): Instant {
  const end = listedStretch(state, duty, track, since)?.inForce.until ?? Infinity;
  return end <= at ? end : Infinity;
}
