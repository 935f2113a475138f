import { zoneOfRow } from '../compile.ts';
import { END } from '../free-list.ts';
import type { Row, WatchState } from '../watch-state.ts';
import { findCell } from './cells.ts';
import { NO } from './height.ts';
import { bandAnswer } from './height-of.ts';

/**
 * Is the track in the area's version at the row's instant, or may it be: is it near enough, and not surely above or
 * below? The row has been measured around.
 */
export function mayBeIn(state: WatchState, area: number, track: number, row: Row): boolean {
  const { compiled, cells, field } = state;
  const zone = zoneOfRow(compiled, area, row.fixes.observedAt, row.i);
  if (zone < 0) return false;
  const c = findCell(cells, track, zone);
  if (c === END) return field.near(zone) && bandAnswer(state, track, row, zone) !== NO;
  return cells.height[c] !== NO && (cells.raw[c] === 1 || cells.inside[c] === 1);
}
