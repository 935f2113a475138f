/** The life of an episode: it begins, goes on, and ends. */

import { limitsAmount } from '../counts/amount.ts';
import { leaveCount } from '../counts/amount-limit.ts';
import { END } from '../free-list.ts';
import { NO, UNKNOWN } from '../place/height.ts';
import { allowedStay, hasExceptions, isGnss, positionOf } from '../row-facts.ts';
import type { Row, WatchState } from '../watch-state.ts';
import { addEpisode, DOUBT, dropEpisode } from './episodes.ts';
import type { Holding } from './holding.ts';
import { carryLifted, passChanges } from './lift-episode.ts';
import { closeEpisode, sayEpisode } from './say-episode.ts';
import { forgetStay } from './stays.ts';

/** An episode that holds since `holding.since`. */
export function beginEpisode(
  { episodes, compiled }: WatchState,
  track: number,
  duty: number,
  aspect: number,
  row: Row,
  holding: Holding,
): number {
  const e = addEpisode(episodes, track, duty, aspect);
  const begins = holding.since + allowedStay(compiled.duties[duty]!.reading.rule);
  episodes.since[e] = begins;
  episodes.sure[e] = begins;
  episodes.from[e] = begins;
  episodes.how[e] = holding.how;
  episodes.firstSource[e] = row.fixes.source[row.i]!;
  episodes.firstIndex[e] = row.fixes.index[row.i]!;
  episodes.firstAt[e] = row.fixes.observedAt[row.i]!;
  return e;
}

/**
 * Carries an episode on until `holding.until`, when its condition holds, and leaves in `holding.next` when it must
 * be looked at again: numbers with a fraction are boxed as arguments and results of calls that are not inlined.
 */
export function carryOn(state: WatchState, e: number, track: number, row: Row, holding: Holding): void {
  const { episodes } = state;
  if (!isGnss(state, row)) episodes.firm[e] = 1;
  if (holding.answer !== NO) episodes.doubt[e] = holding.answer === UNKNOWN ? holding.doubt : DOUBT.none;
  holding.next = Infinity;
  if (hasExceptions(state, episodes.duty[e]!)) carryLifted(state, e, track, row, holding);
  else sayEpisode(state, e, track, row, holding);
}

/** The duty turns out not to be the track's: what is open is closed, what is pending was nothing. */
export function dismissEpisode(state: WatchState, e: number, track: number, row: Row): void {
  const { episodes, voice, compiled } = state;
  const at = row.fixes.observedAt[row.i]!;
  if (limitsAmount(compiled.duties[episodes.duty[e]!]!.reading.rule)) leaveCount(state, e, at, at);
  const open = episodes.open[e];
  if (open) voice.close(open, at, positionOf(row));
  forgetStay(state, e);
  dropEpisode(episodes, track, e);
}

/** The condition ended at `holding.until`. */
export function endEpisode(state: WatchState, e: number, track: number, row: Row, holding: Holding): void {
  const { episodes, compiled } = state;
  const { except, reading } = compiled.duties[episodes.duty[e]!]!;
  if (!isGnss(state, row)) episodes.firm[e] = 1;
  const silent = reading.rule.form === 'transponder-on';
  if (except.length > 0 && !silent) passChanges(state, e, track, row, holding);
  closeEpisode(state, e, track, row, holding);
  forgetStay(state, e);
  dropEpisode(episodes, track, e);
}

/** Does any open episode of the track wait for a sight that does not rest on satellite navigation? */
export function wantsFirm({ episodes }: WatchState, track: number): boolean {
  for (let e = episodes.head.of[track]!; e !== END; e = episodes.next[e]!) {
    if (episodes.firm[e] === 0) return true;
  }
  return false;
}
