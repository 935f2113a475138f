/** What a row says about itself, and what the accord says about the object in it. */
import type { Rule } from '../accord/index.ts';
import type { Instant, Milliseconds, Position } from '../kernel/index.ts';
import { FIX_FLAG, IDENTITY } from '../picture/index.ts';
import { type Lifting, liftingOf } from './exceptions/exceptions.ts';
import type { Asked } from './exceptions/notices.ts';
import { ROW, STRIDE } from './place/envelopes.ts';
import type { Height } from './place/height.ts';
import type { ObservationRef } from './watch-event.ts';
import { categoryOf, type Row, type WatchState } from './watch-state.ts';

/** Time a condition must last before it counts. */
export const dwellOf = (rule: Rule): number => {
  if ('dwell' in rule) return rule.dwell;
  return rule.form === 'stay-limit' ? SHORTEST : 0;
};

/** Exactly as long as is allowed is not too long. */
const SHORTEST: Milliseconds = 1;

/** Time for which the condition is allowed to hold: an episode begins when it is over. */
export const allowedStay = (rule: Rule): Milliseconds => (rule.form === 'stay-limit' ? rule.stay : 0);

/** Does the fix rest on satellite navigation on board? */
export const isGnss = ({ gnss }: WatchState, { fixes, i }: Row): boolean => {
  const flags = fixes.flags[i]!;
  return (flags & FIX_FLAG.derived) === 0 && ((flags & FIX_FLAG.gnss) !== 0 || gnss[fixes.source[i]!] === 1);
};

export const refOf = ({ voice }: WatchState, { fixes, i }: Row): ObservationRef => ({
  source: voice.sourceId(fixes.source[i]!),
  index: fixes.index[i]!,
  observedAt: fixes.observedAt[i]!,
});

export const positionOf = ({ fixes, i }: Row): Position => ({
  lon: fixes.longitude[i]!,
  lat: fixes.latitude[i]!,
});

export const hasExceptions = ({ compiled }: WatchState, duty: number): boolean =>
  compiled.duties[duty]!.except.length > 0;

/** The only plot so far of an object that says nothing of itself: it may be clutter. */
export const isLonePlot = ({ picture, envelopes }: WatchState, track: number): boolean => {
  const kind = picture.tracks.identityKind[track]!;
  if (kind !== IDENTITY.plot && kind !== IDENTITY.none) return false;
  return !(envelopes.rows[track * STRIDE + ROW.lastAt]! > -Infinity);
};

/** Where the object was trusted to be before the row; at the row when that is not known. */
export const previousOf = (row: Row): Position => {
  const { tracked, i } = row;
  const lon = tracked.previousLongitude[i]!;
  return Number.isNaN(lon) ? positionOf(row) : { lon, lat: tracked.previousLatitude[i]! };
};

/** What the clause's exceptions say about an object at an instant and a place. */
export const liftAt = (
  state: WatchState,
  duty: number,
  track: number,
  at: Instant,
  position: Position,
  height: Height,
): Lifting => liftingOf(state.notices, askedAt(state, duty, track, at, position, height));

/** The object at an instant and a place, as exceptions ask about it. */
export function askedAt(
  state: WatchState,
  duty: number,
  track: number,
  at: Instant,
  position: Position,
  height: Height,
): Asked {
  const { compiled, picture } = state;
  return {
    duty: compiled.duties[duty]!,
    at,
    position,
    height,
    category: categoryOf(state, track),
    party: picture.parties[picture.tracks.party[track]!],
    identityKind: picture.tracks.identityKind[track]!,
    identity: picture.tracks.identity[track]!,
  };
}
