import { zoneOfRow } from '../compile.ts';
import { END } from '../free-list.ts';
import type { Row, WatchState } from '../watch-state.ts';
import { findCell } from './cells.ts';

/** Is the track in the area's version at the row's instant, or so near that it may be? The row has been measured around. */
export function mayBeIn(
  { compiled, cells, field }: WatchState,
  area: number,
  track: number,
  { fixes, i }: Row,
): boolean {
  const zone = zoneOfRow(compiled, area, fixes.observedAt, i);
  if (zone < 0) return false;
  const c = findCell(cells, track, zone);
  return c === END ? field.near(zone) : cells.raw[c] === 1 || cells.inside[c] === 1;
}
