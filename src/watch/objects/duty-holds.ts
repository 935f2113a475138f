/**
 * Does a duty's condition hold for a track right now, since when, and why? One question per clause form. The
 * row is handed on rather than its numbers: a number with a fraction is boxed at every call that is not inlined.
 */
import type { Rule } from '../../accord/index.ts';
import { zoneOfRow } from '../compile.ts';
import { END } from '../free-list.ts';
import { findCell, HOW } from '../place/cells.ts';
import { type Answer, NO, UNKNOWN } from '../place/height.ts';
import { mayBeIn } from '../place/may-be-in.ts';
import type { BreachReason } from '../watch-event.ts';
import type { Row, WatchState } from '../watch-state.ts';
import { askCorridor } from './corridor-holds.ts';
import { ASPECT, DOUBT } from './episodes.ts';
import type { Holding } from './holding.ts';

/** Is the track in the version of the area that holds at the row's instant? */
function inArea(state: WatchState, into: Holding, area: number, track: number, row: Row): void {
  const { compiled, cells } = state;
  const at = row.fixes.observedAt[row.i]!;
  const zone = zoneOfRow(compiled, area, row.fixes.observedAt, row.i);
  const c = zone < 0 ? END : findCell(cells, track, zone);
  into.until = at;
  if (c === END || cells.inside[c] === 0 || cells.height[c] === NO) {
    into.answer = NO;
    limitToStay(state, into, area, track);
    return;
  }
  into.other = END;
  into.answer = cells.height[c] as Answer;
  into.since = cells.enteredAt[c]!;
  into.how = cells.how[c]!;
  // not `Math.max`, which boxes where it is not compiled at its best
  if (cells.heightSince[c]! > into.since) beginAt(into, cells.heightSince, c);
  if (compiled.zoneFrom[zone]! > into.since) beginAt(into, compiled.zoneFrom, zone);
}

/** Nothing of it was there before the instant in a row of a column. */
function beginAt(into: Holding, column: Float64Array, row: number): void {
  into.since = column[row]!;
  into.how = HOW.entered;
}

/** Sets when the track's stay in any version of the area ended: it left, changed height, or the version did. */
function limitToStay({ compiled, cells }: WatchState, into: Holding, area: number, track: number): void {
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    const zone = cells.zone[c]!;
    if (compiled.zoneArea[zone] !== area) continue;
    if (cells.inside[c] === 0 && cells.leftAt[c]! < into.until) into.until = cells.leftAt[c]!;
    if (cells.height[c] === NO && cells.heightSince[c]! < into.until) into.until = cells.heightSince[c]!;
    if (compiled.zoneUntil[zone]! < into.until) into.until = compiled.zoneUntil[zone]!;
  }
}

/**
 * Fills `into` for one aspect of a duty. `going` says whether an episode of it is under way: to end takes
 * as much certainty as to begin.
 */
export function askDuty(
  state: WatchState,
  into: Holding,
  duty: number,
  aspect: number,
  track: number,
  row: Row,
  going: boolean,
): void {
  const { compiled } = state;
  const { reading, area, second } = compiled.duties[duty]!;
  into.reason = reasonOf(reading.rule, aspect);
  into.doubt = DOUBT.height;
  into.unsure = false;
  inArea(state, into, area, track, row);
  if (into.answer !== NO && reading.rule.form === 'corridor') {
    askCorridor(state, into, duty, aspect, track, row, going);
  } else if (into.answer !== NO && reading.rule.form === 'minimum-distance' && second >= 0) {
    alsoIn(state, into, second, track, row);
  }
  limitToForce(state, into, duty, row);
}

function reasonOf({ form }: Rule, aspect: number): BreachReason {
  if (form === 'minimum-distance') return 'too-close';
  if (form === 'withdrawal') return 'not-withdrawn';
  if (form === 'stay-limit') return 'overstayed';
  if (form !== 'corridor') return 'present';
  return aspect === ASPECT.speed ? 'speed' : 'left-corridor';
}

function alsoIn(state: WatchState, into: Holding, area: number, track: number, row: Row): void {
  const { answer, since } = into;
  inArea(state, into, area, track, row);
  if (into.answer === NO) into.unsure = mayBeIn(state, area, track, row);
  if (into.answer === NO) return;
  if (answer === UNKNOWN) into.answer = UNKNOWN;
  into.since = Math.max(into.since, since);
}

function limitToForce({ compiled }: WatchState, into: Holding, duty: number, { fixes, i }: Row): void {
  const at = fixes.observedAt[i]!;
  const from = compiled.dutyFrom[duty]!;
  const until = compiled.dutyUntil[duty]!;
  // who was last heard before a duty to be heard began may be silent once it has
  const early = compiled.duties[duty]!.reading.rule.form === 'transponder-on';
  if (into.answer !== NO && (at >= from || early) && at < until) {
    if (from > into.since) into.since = from;
    return;
  }
  into.until =
    at >= until && (into.answer !== NO || into.until > until) ? until : into.answer === NO ? into.until : at;
  into.answer = NO;
}
