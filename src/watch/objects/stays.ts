/**
 * How long objects have been in an area, across silences. An episode of a stay limit holds from the instant at which
 * the stay is too long, which lies ahead of it while it is not. When its track falls silent the stay is kept: it goes
 * on if the object could not have left and come back meanwhile; if it could, nobody knows since when it is there.
 */
import { DAY, type Instant, type Milliseconds, type Position } from '../../kernel/index.ts';
import { fastestOf } from '../../picture/index.ts';
import { bindsTrack } from '../binds.ts';
import { leaveOpen } from '../left-open.ts';
import { HOW, sureDistance } from '../place/cells.ts';
import { leastToEdge } from '../place/edge-distance.ts';
import { ROW, STRIDE } from '../place/envelopes.ts';
import { NO, YES } from '../place/height.ts';
import { allowedStay, positionOf } from '../row-facts.ts';
import { categoryOf, type Row, type WatchState } from '../watch-state.ts';
import { DOUBT_LASTS } from './doubt-place.ts';
import { ASPECT, DOUBT, findEpisode } from './episodes.ts';
import { sendsItself } from './silence.ts';
import type { Pause } from './stay.ts';

/** Objects that send themselves are known again by what they send; others are another track. */
function keyOf(
  { picture: { tracks }, voice }: WatchState,
  duty: number,
  who: number,
  isSender: boolean,
): string {
  return `${duty} ${isSender ? `${tracks.identityKind[who]} ${tracks.identity[who]}` : voice.trackId(who)}`;
}

const keyOfTrack = (state: WatchState, duty: number, track: number): string =>
  keyOf(state, duty, track, sendsItself(state, track));

/** Keeps an episode whose track falls silent at `lastAt`. */
export function pauseStay(state: WatchState, e: number, track: number, lastAt: Instant): void {
  const { episodes, stays, picture, envelopes, voice } = state;
  const { tracks } = picture;
  const duty = episodes.duty[e]!;
  const isKnown = tracks.lastAt[track] === lastAt;
  const place = isKnown ? { lon: tracks.lastLongitude[track]!, lat: tracks.lastLatitude[track]! } : undefined;
  const far = place ? toEdge(state, duty, place, lastAt, lastAt) : 0;
  const key = keyOfTrack(state, duty, track);
  const other = stays.paused.get(key);
  if (other) endPause(state, other);
  stays.paused.set(key, {
    duty,
    slot: track,
    generation: envelopes.rows[track * STRIDE + ROW.generation]!,
    track: voice.trackId(track),
    lastAt,
    place,
    since: episodes.since[e]!,
    sure: episodes.sure[e]!,
    from: episodes.from[e]!,
    firm: episodes.firm[e]!,
    doubted: episodes.doubted[e]!,
    lifted: episodes.lifted[e]!,
    lookedAt: episodes.lookedAt[e]!,
    trace: episodes.trace[e],
    first: [episodes.firstSource[e]!, episodes.firstIndex[e]!, episodes.firstAt[e]!],
    open: episodes.open[e],
    mayLeaveAt: lastAt + (far / fastestOfTrack(state, track)) * 1_000,
  });
  stays.unseen.delete(e);
}

/** A new episode: is it one that was kept, or one whose beginning nobody saw? */
export function resumeStay(state: WatchState, e: number, track: number, row: Row): void {
  const { episodes, stays, compiled } = state;
  const duty = episodes.duty[e]!;
  const key = keyOfTrack(state, duty, track);
  const pause = stays.paused.get(key);
  const own = pause && isOf(state, pause, track) ? pause : undefined;
  if (own) stays.paused.delete(key);
  const begins = compiled.dutyFrom[duty]!;
  const isSeen = episodes.how[e] !== HOW.appeared || episodes.since[e]! - stayOf(state, duty) <= begins;
  if (isSeen) {
    if (own) endPause(state, own);
    return;
  }
  const heardAt = row.tracked.previousAt[row.i]!;
  if (own && !(heardAt > own.lastAt)) {
    if (hasStayed(state, own, track, row)) carry(state, e, own);
    else mayHaveStayed(state, e, own);
    return;
  }
  if (own) endPause(state, own);
  const since = Math.max(begins, heardAt > -Infinity ? heardAt : -Infinity) + stayOf(state, duty);
  if (heardAt > -Infinity) doubtBeginning(state, e, since, since);
  else stays.unseen.set(e, { duty, since, sure: episodes.sure[e]! });
}

/** The episode is over, or was nobody's. */
export const forgetStay = ({ stays }: WatchState, e: number): void => {
  stays.unseen.delete(e);
};

/** The stay goes on as if it had been heard all the time. */
function carry(state: WatchState, e: number, pause: Pause): void {
  const { episodes } = state;
  episodes.since[e] = pause.since;
  episodes.sure[e] = pause.sure;
  episodes.from[e] = pause.from;
  episodes.how[e] = HOW.entered;
  episodes.firm[e] = pause.firm;
  episodes.doubted[e] = pause.doubted;
  episodes.lifted[e] = pause.lifted;
  episodes.lookedAt[e] = pause.lookedAt;
  episodes.trace[e] = pause.trace;
  episodes.open[e] = pause.open;
  [episodes.firstSource[e], episodes.firstIndex[e], episodes.firstAt[e]] = pause.first;
}

function mayHaveStayed(state: WatchState, e: number, pause: Pause): void {
  endPause(state, pause);
  doubtBeginning(state, e, pause.since, Math.max(pause.since, pause.lastAt));
}

/** It may have been too long from `since` on. */
function doubtBeginning({ episodes }: WatchState, e: number, since: Instant, from: Instant): void {
  episodes.since[e] = since;
  episodes.from[e] = from;
  episodes.doubted[e] = DOUBT.place;
  episodes.how[e] = HOW.entered;
}

function endPause({ voice }: WatchState, pause: Pause): void {
  if (pause.open) voice.close(pause.open, pause.lastAt);
  pause.open = undefined;
}

/** The same track, or one under the same identity where that track has been given up. */
const isOf = (state: WatchState, pause: Pause, track: number): boolean =>
  pause.track === state.voice.trackId(track) || isGivenUp(state, pause);

const isGivenUp = ({ picture: { tracks } }: WatchState, { slot, generation }: Pause): boolean =>
  tracks.generation[slot] !== generation;

const stayOf = ({ compiled }: WatchState, duty: number): Milliseconds =>
  allowedStay(compiled.duties[duty]!.reading.rule);

const fastestOfTrack = (state: WatchState, track: number): number =>
  fastestOf(
    categoryOf(state, track),
    state.picture.tracks.identityKind[track]!,
    state.picture.tracks.identity[track]!,
  );

/** Could it not have left and come back since it was heard last? */
function hasStayed(state: WatchState, pause: Pause, track: number, row: Row): boolean {
  const { fixes, tracked, i } = row;
  const at = fixes.observedAt[i]!;
  const isPrevious = tracked.previousAt[i] === pause.lastAt;
  const lon = tracked.previousLongitude[i]!;
  const last = isPrevious ? { lon, lat: tracked.previousLatitude[i]! } : pause.place;
  if (!last || pause.sure === Infinity) return false;
  const way =
    toEdge(state, pause.duty, last, pause.lastAt, at) +
    toEdge(state, pause.duty, positionOf(row), pause.lastAt, at);
  const blur = 2 * sureDistance(tracked.sigma[i]!);
  return way - blur > (fastestOfTrack(state, track) * (at - pause.lastAt)) / 1_000;
}

/** Metres, at least, to the edge of any version of the area that held meanwhile. */
function toEdge(
  { compiled }: WatchState,
  duty: number,
  place: Position,
  from: Instant,
  until: Instant,
): number {
  const { zones } = compiled.areas[compiled.duties[duty]!.area]!;
  return zones
    .filter((zone) => compiled.zoneFrom[zone]! <= until && compiled.zoneUntil[zone]! > from)
    .reduce((least, zone) => Math.min(least, leastToEdge(compiled.zones[zone]!, place)), Infinity);
}

/** Time has passed: the silent may have left, and who may be there too long leaves the clause open. */
export function ageStays(state: WatchState, now: Instant): void {
  const { stays, voice, compiled } = state;
  for (const [key, pause] of stays.paused) {
    const { duty, lastAt } = pause;
    const isForgotten = now - lastAt > Math.max(DAY, stayOf(state, duty));
    if (isForgotten || now >= compiled.dutyUntil[duty]! || isHeardElsewhere(state, pause)) {
      endPause(state, pause);
      stays.paused.delete(key);
    } else if (pause.open && now >= pause.mayLeaveAt) {
      voice.close(pause.open, lastAt);
      pause.open = undefined;
      pause.from = Math.max(pause.from, lastAt);
    }
    if (now > pause.since && !pause.open && pause.lifted !== YES)
      leaveOpen(state, duty, now, 'position-uncertain', Math.max(pause.since, lastAt));
  }
  for (const { duty, since, sure } of stays.unseen.values())
    if (now > since && now <= sure) leaveOpen(state, duty, now, 'position-uncertain');
}

/** Its track has been heard since, and no episode began: it is not there. */
function isHeardElsewhere(state: WatchState, pause: Pause): boolean {
  return !isGivenUp(state, pause) && state.envelopes.rows[pause.slot * STRIDE + ROW.lastAt]! > pause.lastAt;
}

/** A contested fix inside moves nothing; but of one who may be there too long it leaves the clause open. */
export function doubtStay(state: WatchState, track: number, duty: number, at: Instant): void {
  const { compiled, episodes, stays } = state;
  if (at < compiled.dutyFrom[duty]! || at >= compiled.dutyUntil[duty]!) return;
  if (bindsTrack(state, duty, track) === NO) return;
  const e = findEpisode(episodes, track, duty, ASPECT.main);
  const begun = compiled.dutyFrom[duty]! + stayOf(state, duty);
  const paused = stays.paused.get(keyOfTrack(state, duty, track));
  const since = e >= 0 ? episodes.since[e]! : (paused?.since ?? begun);
  if (since < at) leaveOpen(state, duty, at + DOUBT_LASTS, 'contested-position');
}
