/** What goes on with a track ends when the track does: at its last fix, since nobody knows about later. */
import type { Instant } from '../../kernel/index.ts';
import { limitsAmount } from '../counts/amount.ts';
import { leaveCount } from '../counts/amount-limit.ts';
import { END } from '../free-list.ts';
import { dropAll } from '../place/cells.ts';
import { ROW, STRIDE } from '../place/envelopes.ts';
import { YES } from '../place/height.ts';
import type { WatchState } from '../watch-state.ts';
import { ASPECT, dropEpisode } from './episodes.ts';
import { forget } from './last-heard.ts';
import { forgetStay, pauseStay } from './stays.ts';

/** The track has been silent for too long to say where it is. Its next fix is a first one again. */
export function loseTrack(state: WatchState, track: number): void {
  const heard = state.envelopes.rows[track * STRIDE + ROW.lastAt]!;
  const { rows } = state.envelopes;
  const base = track * STRIDE;
  endTrack(state, track, 'lost');
  rows[base + ROW.lastAt] = NaN;
  rows[base + ROW.lostAt] = Number.isNaN(heard) ? 0 : heard;
  rows[base + ROW.contestedAt] = 0;
  rows[base + ROW.radius] = -1;
}

/** The stretch of trusted fixes has ended although contested ones go on. */
export function loseTrust(state: WatchState, track: number): void {
  const { rows } = state.envelopes;
  endTrack(state, track, 'contested');
  rows[track * STRIDE + ROW.lastAt] = NaN;
  rows[track * STRIDE + ROW.radius] = -1;
}

/**
 * Closes what goes on with the track and forgets where it stood. A track that was `lost` keeps its transponder
 * duties, which are about silence; one that is `contested` keeps what rests on contested fixes.
 */
export function endTrack(state: WatchState, track: number, why: 'gone' | 'lost' | 'contested'): void {
  const { episodes, envelopes, cells, compiled, neighbours } = state;
  const { rows } = envelopes;
  const base = track * STRIDE;
  const contestedAt = rows[base + ROW.contestedAt]!;
  const lastAt = Number.isNaN(rows[base + ROW.lastAt]!) ? rows[base + ROW.lostAt]! : rows[base + ROW.lastAt]!;
  let e = episodes.head.of[track]!;
  while (e !== END) {
    const next = episodes.next[e]!;
    const contested = episodes.aspect[e] === ASPECT.contested;
    const { form } = compiled.duties[episodes.duty[e]!]!.reading.rule;
    const kept = why === 'contested' ? contested : why === 'lost' && form === 'transponder-on';
    if (!kept) endRow(state, track, e, contested ? contestedAt : lastAt, why !== 'gone');
    e = next;
  }
  dropAll(cells, track);
  if (neighbours) forget(neighbours.heard, track);
}

function endRow(state: WatchState, track: number, e: number, lastAt: Instant, isKept: boolean): void {
  const { episodes, voice, compiled } = state;
  const { rule } = compiled.duties[episodes.duty[e]!]!.reading;
  const open = episodes.open[e];
  const until = lastAt > 0 ? lastAt : episodes.firstAt[e]!;
  if (limitsAmount(rule)) leaveCount(state, e, until, until);
  if (isKept && rule.form === 'stay-limit' && episodes.lifted[e] !== YES) pauseStay(state, e, track, until);
  else if (open) voice.close(open, until);
  forgetStay(state, e);
  dropEpisode(episodes, track, e);
}
