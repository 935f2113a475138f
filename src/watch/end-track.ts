/** What goes on with a track ends when the track does: at its last fix, since nobody knows about later. */
import { dropAll } from './cells.ts';
import { ROW, STRIDE } from './envelopes.ts';
import { dropEpisode } from './episodes.ts';
import { END } from './free-list.ts';
import type { WatchState } from './watch-state.ts';

/** The track has been silent for too long to say where it is. Its next fix is a first one again. */
export function loseTrack(state: WatchState, track: number): void {
  const { rows } = state.envelopes;
  const base = track * STRIDE;
  endTrack(state, track);
  rows[base + ROW.lastAt] = NaN;
  rows[base + ROW.radius] = -1;
}

/** Closes every indication about the track and forgets where it stood. */
export function endTrack(state: WatchState, track: number): void {
  const { episodes, voice, envelopes, cells, decisiveUntil } = state;
  const lastAt = envelopes.rows[track * STRIDE + ROW.lastAt]!;
  let e = episodes.head.of[track]!;
  while (e !== END) {
    const next = episodes.next[e]!;
    const open = episodes.open[e];
    if (open) {
      const until = !Number.isNaN(lastAt) ? lastAt : open.event.from;
      voice.close(open, until);
      decisiveUntil[episodes.duty[e]!] = until;
    }
    dropEpisode(episodes, track, e);
    e = next;
  }
  dropAll(cells, track);
}
