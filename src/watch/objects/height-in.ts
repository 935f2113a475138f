/** The height of an object for the exceptions to its duty: as the fix says it or, for a minute, as one before it did. */
import type { Instant } from '../../kernel/index.ts';
import { END } from '../free-list.ts';
import { ROW, STRIDE } from '../place/envelopes.ts';
import { type Height, narrowToBands } from '../place/height.ts';
import { HEIGHT_MEMORY, heightOfKind, heightSaid } from '../place/height-of.ts';
import { categoryOf, type Row, type WatchState } from '../watch-state.ts';

/** What the row says is what the episode knows from now on. */
export function keepHeight({ episodes }: WatchState, e: number, { fixes, i }: Row): void {
  if (!(fixes.altitude[i]! > -Infinity)) return;
  episodes.altitude[e] = fixes.altitude[i]!;
  episodes.datum[e] = fixes.datum[i]!;
}

export function heightIn(state: WatchState, e: number, track: number, row: Row): Height {
  const said = heightSaid(state, track, row);
  return Number.isNaN(said.altitude) ? keptHeight(state, e, track, row.fixes.observedAt[row.i]!) : said;
}

/** The height at its newest trusted fix, of an object that is no longer heard. */
export function lastHeight(state: WatchState, e: number, track: number): Height {
  const { rows } = state.envelopes;
  const last = rows[track * STRIDE + ROW.lastAt]!;
  const kind = heightOfKind(categoryOf(state, track));
  if (!Number.isNaN(kind.altitude)) return kind;
  return keptHeight(state, e, track, Number.isNaN(last) ? rows[track * STRIDE + ROW.lostAt]! : last);
}

function keptHeight(state: WatchState, e: number, track: number, at: Instant): Height {
  const { envelopes, episodes } = state;
  const heightAt = envelopes.rows[track * STRIDE + ROW.heightAt]!;
  const altitude = at - heightAt <= HEIGHT_MEMORY ? episodes.altitude[e]! : Number.NaN;
  return { altitude, datum: episodes.datum[e]! };
}

/** Narrows the heights of the track's envelope to those at which no area that a notice may name answers otherwise. */
export function boundNotices(state: WatchState, track: number, { fixes, i }: Row): void {
  const { episodes, compiled, envelopes } = state;
  const at = track * STRIDE + ROW.altitudeLow;
  for (let e = episodes.head.of[track]!; e !== END; e = episodes.next[e]!) {
    const bands = compiled.noticeBands[episodes.duty[e]!]!;
    narrowToBands(bands, fixes.altitude, i, fixes.datum[i]!, envelopes.rows, at);
  }
}
