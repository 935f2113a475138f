/**
 * Zones that a track may be in, when its position is not known well enough to tell. Where being there would break a
 * duty, or might, the duty is left open; nothing is indicated.
 */

import { MINUTE, type Milliseconds } from '../../kernel/index.ts';
import { bindsTrack } from '../binds.ts';
import { type AmountRule, limitOf, limitsAmount, mayShare, sharersOf } from '../counts/amount.ts';
import { amountOfTrack } from '../counts/amount-of-track.ts';
import { mostOf } from '../counts/count.ts';
import { END } from '../free-list.ts';
import { leaveOpen } from '../left-open.ts';
import { listedAt } from '../lists/listed-track.ts';
import { findCell } from '../place/cells.ts';
import { ROW, STRIDE } from '../place/envelopes.ts';
import { NO, YES } from '../place/height.ts';
import { bandAnswer } from '../place/height-of.ts';
import { mayBeIn } from '../place/may-be-in.ts';
import type { Row, WatchState } from '../watch-state.ts';
import { askCorridor } from './corridor-holds.ts';
import { ASPECT } from './episodes.ts';
import { type Holding, makeHolding } from './holding.ts';
import { askClose, keepsFromKind } from './keep-apart.ts';
import { sendsItself } from './silence.ts';

/** How long a doubt is taken to last when nothing newer is said: the track is looked at again by then. */
export const DOUBT_LASTS = MINUTE;

/** The place has been measured around, and the cells have been brought to the row. */
export function doubtPlace(state: WatchState, track: number, row: Row): void {
  const { cells, field } = state;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    if (cells.raw[c] === 1 && cells.inside[c] === 0) doubtZone(state, track, row, cells.zone[c]!);
  }
  if (!field.nearAny()) return;
  for (let zone = 0; zone < field.zones; zone++) {
    if (field.near(zone) && findCell(cells, track, zone) === END) doubtZone(state, track, row, zone);
  }
}

function doubtZone(state: WatchState, track: number, row: Row, zone: number): void {
  const { compiled, envelopes } = state;
  const at = row.fixes.observedAt[row.i]!;
  if (at < compiled.zoneFrom[zone]! || at >= compiled.zoneUntil[zone]!) return;
  if (bandAnswer(state, track, row, zone) === NO) return;
  const area = compiled.zoneArea[zone]!;
  for (let n = compiled.areaStart[area]!; n < compiled.areaStart[area + 1]!; n++) {
    const duty = compiled.areaDuties[n]!;
    if (at < compiled.dutyFrom[duty]! || at >= compiled.dutyUntil[duty]!) continue;
    const who = bindsTrack(state, duty, track);
    if (who === NO || listedAt(state, duty, track, at) === NO || !mayBreak(state, duty, track, row)) continue;
    leaveOpen(state, duty, at + DOUBT_LASTS, 'position-uncertain');
    const quiet = track * STRIDE + ROW.quietUntil;
    if (at + DOUBT_LASTS < envelopes.rows[quiet]!) envelopes.rows[quiet] = at + DOUBT_LASTS;
  }
}

/** Would it break the duty, or might it, if it were in the duty's area? */
function mayBreak(state: WatchState, duty: number, track: number, row: Row): boolean {
  const { second, reading } = state.compiled.duties[duty]!;
  const { rule } = reading;
  if (keepsFromKind(rule))
    return askClose(state.neighbours!, duty, track, row.fixes, row.tracked, row.i, true) !== NO;
  if (limitsAmount(rule)) return mayExceed(state, duty, rule, track);
  switch (rule.form) {
    case 'presence-ban':
    case 'withdrawal':
    case 'notice-duty':
      return true;
    case 'stay-limit':
      return mayHaveStayed(state, duty, track, row, rule.stay);
    case 'minimum-distance':
      return mayBeIn(state, second, track, row);
    case 'corridor':
      return CORRIDOR_ASPECTS.some((aspect) => mayLeaveCorridor(state, duty, aspect, track, row));
    case 'transponder-on':
      return !sendsItself(state, track);
    case 'event-ban':
    case 'access':
    case 'storage':
    case 'recurring-notice':
    case 'recurring-visit':
    case 'declared-cap':
    case 'human-judged':
      return false;
  }
}

const CORRIDOR_ASPECTS = [ASPECT.main, ASPECT.speed, ASPECT.unmeasured];
const holding = makeHolding();

function beInside(into: Holding): void {
  into.answer = YES;
  into.unsure = false;
}

function mayLeaveCorridor(state: WatchState, duty: number, aspect: number, track: number, row: Row): boolean {
  beInside(holding);
  askCorridor(state, holding, duty, aspect, track, row, false);
  return holding.answer !== NO || holding.unsure;
}

/** Has it been on the inner side, and never surely, for too long? Who has only come cannot have stayed too long. */
function mayHaveStayed(
  { cells, compiled }: WatchState,
  duty: number,
  track: number,
  { fixes, i }: Row,
  stay: Milliseconds,
): boolean {
  const { area } = compiled.duties[duty]!;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    const isUnsure =
      cells.raw[c] === 1 && cells.inside[c] === 0 && compiled.zoneArea[cells.zone[c]!] === area;
    if (isUnsure && fixes.observedAt[i]! - cells.turnedAt[c]! > stay) return true;
  }
  return false;
}

/** Would it be too much with one more? */
function mayExceed(state: WatchState, duty: number, rule: AmountRule, track: number): boolean {
  const { picture, counts } = state;
  const party = picture.parties[picture.tracks.party[track]!];
  const more = amountOfTrack(state, rule, track);
  const sharers = sharersOf(rule, picture.parties).filter((sharer) => mayShare(party, sharer));
  return sharers.some(
    (sharer) => mostOf(counts.get(duty)!, (member) => mayShare(member.party, sharer)) + more > limitOf(rule),
  );
}
