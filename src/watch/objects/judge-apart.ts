/** Steps the duties to keep away from objects of a kind, at a fix of the object that has to. */

import { bindsTrack } from '../binds.ts';
import { END } from '../free-list.ts';
import { leaveOpen } from '../left-open.ts';
import { NO, UNKNOWN } from '../place/height.ts';
import { categoryOf, type Row, type WatchState } from '../watch-state.ts';
import { DOUBT_LASTS } from './doubt-place.ts';
import { askDuty } from './duty-holds.ts';
import { ASPECT, DOUBT, findEpisode } from './episodes.ts';
import { makeHolding } from './holding.ts';
import { askClose } from './keep-apart.ts';
import { forget, hear } from './last-heard.ts';
import { beginEpisode, carryOn, dismissEpisode, endEpisode } from './step-duty.ts';

const holding = makeHolding();

/** Does it matter to anyone where the track is? */
export function hasNeighbours(state: WatchState, track: number): boolean {
  const { cells, compiled, neighbours } = state;
  if (!neighbours) return false;
  if (neighbours.shunned[categoryOf(state, track)] === 1) return true;
  const { subjects } = compiled;
  const category = categoryOf(state, track);
  const party = state.picture.tracks.party[track]!;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    const duties = neighbours.byArea[compiled.zoneArea[cells.zone[c]!]!]!;
    for (let n = 0; n < duties.length; n++) {
      if (subjects.answer(duties[n]!, category, party) !== NO) return true;
    }
  }
  return false;
}

/** Notes where the track is, and judges its own duties to keep away. */
export function judgeApart(state: WatchState, track: number, row: Row): void {
  const { cells, compiled, neighbours } = state;
  if (!neighbours) return;
  const category = categoryOf(state, track);
  if (neighbours.shunned[category] === 1)
    hear(neighbours.heard, track, category, row.fixes, row.tracked, row.i);
  else forget(neighbours.heard, track);
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    const duties = neighbours.byArea[compiled.zoneArea[cells.zone[c]!]!]!;
    for (let n = 0; n < duties.length; n++) judgeDuty(state, track, row, duties[n]!);
  }
}

function judgeDuty(state: WatchState, track: number, row: Row, duty: number): void {
  const { episodes, neighbours } = state;
  const at = row.fixes.observedAt[row.i]!;
  let e = findEpisode(episodes, track, duty, ASPECT.main);
  const going = e !== END;
  const who = bindsTrack(state, duty, track);
  if (who === NO) {
    if (going) dismissEpisode(state, e, track, row);
    return;
  }
  askDuty(state, holding, duty, ASPECT.main, track, row, going);
  if (holding.answer !== NO) {
    const close = askClose(neighbours!, duty, track, row.fixes, row.tracked, row.i, going);
    if (close === NO) holding.until = at;
    if (close === NO && neighbours!.nearest.possible)
      leaveOpen(state, duty, at + DOUBT_LASTS, 'position-uncertain');
    if (close === UNKNOWN) holding.doubt = DOUBT.identity;
    if (close !== holding.answer && holding.answer !== UNKNOWN) holding.answer = close;
    if (close === NO) holding.answer = NO;
    holding.since = at;
    holding.other = neighbours!.nearest.track;
  }
  if (holding.answer === NO) {
    if (going) endEpisode(state, e, track, row, holding);
    return;
  }
  if (!going) e = beginEpisode(state, track, duty, ASPECT.main, row, holding);
  carryOn(state, e, track, row, holding);
}
