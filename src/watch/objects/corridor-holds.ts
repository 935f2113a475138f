/**
 * Does a track that is where a corridor is prescribed keep to it, and to its speeds? Three questions, one per
 * aspect: is it out of the corridor, is it too slow or too fast, and is it not known how fast it is.
 */

import { zoneOfRow } from '../compile.ts';
import { END } from '../free-list.ts';
import { findCell } from '../place/cells.ts';
import { NO, UNKNOWN } from '../place/height.ts';
import { bandAnswer } from '../place/height-of.ts';
import type { Row, WatchState } from '../watch-state.ts';
import { ASPECT, DOUBT, findEpisode } from './episodes.ts';
import type { Holding } from './holding.ts';
import { fastest, slowest } from './speed-limits.ts';

/** Narrows `into`, which says that the duty binds the track where it is, to one aspect of it. */
export function askCorridor(
  state: WatchState,
  into: Holding,
  duty: number,
  aspect: number,
  track: number,
  row: Row,
  going: boolean,
): void {
  if (aspect === ASPECT.main) keepsCorridor(state, into, duty, track, row, going);
  else if (aspect === ASPECT.speed) keepsSpeed(state, into, duty, row, going);
  else saysSpeed(state, into, duty, track, row);
}

function keepsCorridor(
  state: WatchState,
  into: Holding,
  duty: number,
  track: number,
  row: Row,
  going: boolean,
): void {
  const { compiled, cells, field } = state;
  const { fixes, i } = row;
  const zone = zoneOfRow(compiled, compiled.duties[duty]!.second, fixes.observedAt, i);
  if (zone < 0) {
    into.answer = NO;
    return;
  }
  const c = findCell(cells, track, zone);
  const height = c === END ? NO : cells.height[c]!;
  const within = c !== END && cells.inside[c] === 1;
  const nearby = c === END ? field.near(zone) : cells.raw[c] === 1 && !within;
  // whoever is above or below the corridor is out of it, however near its edge
  const unsure = nearby && (c === END ? bandAnswer(state, track, row, zone) : height) !== NO;
  if ((within && height !== NO) || (unsure && !going)) {
    into.answer = NO;
    into.unsure = unsure;
    if (!within) return;
    const { enteredAt, heightSince } = cells;
    into.until = heightSince[c]! > enteredAt[c]! ? heightSince[c]! : enteredAt[c]!;
    return;
  }
  if (nearby) into.since = fixes.observedAt[i]!;
  if (c !== END && !within && cells.leftAt[c]! > into.since) into.since = cells.leftAt[c]!;
  if (within && cells.heightSince[c]! > into.since) into.since = cells.heightSince[c]!;
}

/** Too slow or too fast. An episode that goes on does so until a speed within the limits is known. */
function keepsSpeed(
  { compiled }: WatchState,
  into: Holding,
  duty: number,
  { fixes, tracked, i }: Row,
  going: boolean,
): void {
  const { rule } = compiled.duties[duty]!.reading;
  if (rule.form !== 'corridor') return;
  const { minSpeed, maxSpeed } = rule;
  const at = fixes.observedAt[i]!;
  const speed = tracked.speed[i]!;
  const slow = minSpeed !== undefined && (going ? speed < minSpeed : speed < slowest(minSpeed));
  const fast = maxSpeed !== undefined && (going ? speed > maxSpeed : speed > fastest(maxSpeed));
  const unknown = !(speed >= 0);
  into.since = at;
  if (slow || fast || (going && unknown)) return;
  into.answer = NO;
  into.until = at;
}

/** Nobody knows how fast it is: nothing is indicated, and nothing can be said to be kept. */
function saysSpeed(
  { episodes }: WatchState,
  into: Holding,
  duty: number,
  track: number,
  { fixes, tracked, i }: Row,
): void {
  const at = fixes.observedAt[i]!;
  const unknown = !(tracked.speed[i]! >= 0);
  if (unknown && findEpisode(episodes, track, duty, ASPECT.speed) === END) {
    into.answer = UNKNOWN;
    into.doubt = DOUBT.speed;
    into.since = at;
    return;
  }
  into.answer = NO;
  into.until = at;
}
