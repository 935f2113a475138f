/**
 * The full look at one trusted fix: which zones hold it, what it crossed on the way, which duties that
 * touches, and how long nothing can change afterwards. Runs when a fix leaves its track's quiet envelope.
 *
 * Too rare to be compiled at its best, so more is boxed here than in the hot loop: rows are handed on rather
 * than numbers with a fraction, and `Math.min`, `Number.isNaN`, `Infinity` and their like are kept off them.
 */

import { METRES_PER_DEGREE, MINUTE } from '../../kernel/index.ts';
import { bindsTrack } from '../binds.ts';
import { boundaryAfter } from '../compile.ts';
import { END } from '../free-list.ts';
import { leaveOpen } from '../left-open.ts';
import { limitToListing, listingEnded } from '../lists/listed-track.ts';
import { ON_SURFACE } from '../match-subject.ts';
import { addCell, type Cells, dropOutside, findCell, HOW, setHeight, trustSide } from '../place/cells.ts';
import { ATTENTION, ROW, STRIDE, stampOf } from '../place/envelopes.ts';
import { type Answer, NO, narrow, narrowToBand } from '../place/height.ts';
import { heightOf } from '../place/height-of.ts';
import { isLonePlot } from '../row-facts.ts';
import { categoryOf, type Row, type WatchState } from '../watch-state.ts';
import { DOUBT_LASTS, doubtPlace } from './doubt-place.ts';
import { askDuty } from './duty-holds.ts';
import { ASPECT, findEpisode } from './episodes.ts';
import { boundNotices } from './height-in.ts';
import { type Holding, makeHolding } from './holding.ts';
import { hasNeighbours, judgeApart } from './judge-apart.ts';
import { endContested } from './judge-contested.ts';
import { judgeCrossings } from './judge-crossings.ts';
import { keepsFromKind } from './keep-apart.ts';
import { endSilence, sendsItself } from './silence.ts';
import { resumeStay } from './stays.ts';
import { beginEpisode, carryOn, dismissEpisode, endEpisode, wantsFirm } from './step-duty.ts';

/** After a silence as long as this nobody knows where an object was meanwhile: what went on has ended. */
export const LONGEST_GAP = 10 * MINUTE;

const holding = makeHolding();

export function judgeFix(state: WatchState, track: number, row: Row): void {
  const { field, envelopes, cells } = state;
  const { rows } = envelopes;
  const { fixes, tracked, i } = row;
  const base = track * STRIDE;
  const first = !(rows[base + ROW.lastAt]! > -Infinity);
  if (rows[base + ROW.contestedAt]! > 0) endContested(state, track, row);
  const count = field.locateRow(fixes, i);
  const crossings = first ? 0 : field.crossRow(fixes, tracked, i);
  placeEllipse(state, track, row);
  for (let n = 0; n < count; n++) {
    const zone = field.found[n]!;
    if (findCell(cells, track, zone) !== END) continue;
    const c = addCell(cells, track, zone);
    if (first) cells.how[c] = HOW.appeared;
  }
  turnCells(state, track, row, count, crossings);
  rows[base + ROW.quietUntil] = Infinity;
  doubtPlace(state, track, row);
  judgeDuties(state, track, row);
  judgeApart(state, track, row);
  if (crossings > 0) judgeCrossings(state, track, row, crossings);
  if (dropOutside(cells, track) > 0 && !allSteady(cells, track)) rows[base + ROW.radius] = -1;
  // far from every zone it does not matter which of them hold
  if (cells.head.of[track] !== END) quietBeforeBoundary(state, track, row);
  settleEnvelope(state, track, row);
  // the next plot says whether this one was of anything
  if (isLonePlot(state, track)) rows[base + ROW.radius] = -1;
}

/** No envelope of the track lasts beyond `next`. */
function quietBefore({ envelopes: { rows } }: WatchState, track: number, { next }: Holding): void {
  const at = track * STRIDE + ROW.quietUntil;
  if (next < rows[at]!) rows[at] = next;
}

/** No envelope lasts beyond the next instant at which something starts or ends to hold. */
function quietBeforeBoundary({ compiled, envelopes }: WatchState, track: number, { fixes, i }: Row): void {
  const { rows } = envelopes;
  const at = track * STRIDE + ROW.quietUntil;
  const next = boundaryAfter(compiled, fixes.observedAt, i);
  if (next < compiled.boundaries.length && compiled.boundaries[next]! < rows[at]!)
    rows[at] = compiled.boundaries[next]!;
}

/** Brings every cell of the track to the newest fix: exact side, sure side, height. */
function turnCells(state: WatchState, track: number, row: Row, count: number, crossings: number): void {
  const { cells, field } = state;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    const zone = cells.zone[c]!;
    let raw = false;
    for (let n = 0; n < count && !raw; n++) raw = field.found[n] === zone;
    if ((cells.raw[c] === 1) !== raw) turn(state, row, c, crossings);
    if (!field.near(zone)) trustSide(cells, c);
    setHeight(cells, c, heightOf(state, track, row, zone, cells.height[c]!), row.fixes, row.i);
  }
}

/** The fix lies on the other side: since the way to it last crossed the boundary, or itself when that shows none. */
function turn({ cells, field }: WatchState, { fixes, tracked, i }: Row, c: number, crossings: number): void {
  const zone = cells.zone[c]!;
  const at = fixes.observedAt[i]!;
  let last = -1;
  for (let n = 0; n < crossings; n++) {
    if (field.crossedZone[n] === zone && field.crossedAt[n]! > last) last = field.crossedAt[n]!;
  }
  const previousAt = tracked.previousAt[i]!;
  cells.raw[c] = 1 - cells.raw[c]!;
  cells.turnedAt[c] = last < 0 ? at : previousAt + last * (at - previousAt);
}

/** Asks every duty of every area around the track. */
function judgeDuties(state: WatchState, track: number, row: Row): void {
  const { cells, compiled } = state;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    const area = compiled.zoneArea[cells.zone[c]!]!;
    const until = compiled.areaStart[area + 1]!;
    for (let n = compiled.areaStart[area]!; n < until; n++) {
      const duty = compiled.areaDuties[n]!;
      judgeDuty(state, track, row, duty, ASPECT.main);
      if (compiled.speedLimits[duty]!.length === 0) continue;
      judgeDuty(state, track, row, duty, ASPECT.speed);
      judgeDuty(state, track, row, duty, ASPECT.unmeasured);
    }
  }
}

function judgeDuty(state: WatchState, track: number, row: Row, duty: number, aspect: number): void {
  const { compiled, episodes } = state;
  let e = findEpisode(episodes, track, duty, aspect);
  const who = bindsTrack(state, duty, track);
  if (who === NO && e === END) return;
  const { rule } = compiled.duties[duty]!.reading;
  const { form } = rule;
  if (form === 'event-ban' || form === 'human-judged' || keepsFromKind(rule)) return;
  if (form === 'transponder-on' && !sendsItself(state, track)) {
    if (who !== NO) doubtSender(state, track, row, duty);
    return;
  }
  if (who === NO) {
    dismissEpisode(state, e, track, row);
    return;
  }
  askDuty(state, holding, duty, aspect, track, row, e !== END);
  if (compiled.listings[duty]) {
    if (e !== END && endUnlisted(state, e, track, row, holding)) {
      e = END;
      askDuty(state, holding, duty, aspect, track, row, false);
    }
    limitToListing(state, holding, duty, track, row, e === END);
  }
  if (holding.answer === NO) {
    if (e !== END) endEpisode(state, e, track, row, holding);
    if (!holding.unsure) return;
    holding.next = row.fixes.observedAt[row.i]!;
    leaveOpen(state, duty, holding.next + DOUBT_LASTS, 'position-uncertain');
    quietBefore(state, track, holding);
    return;
  }
  if (e === END) {
    e = beginEpisode(state, track, duty, aspect, row, holding);
    if (form === 'stay-limit') resumeStay(state, e, track, row);
  }
  if (form === 'transponder-on') {
    endSilence(state, e, row);
    return;
  }
  carryOn(state, e, track, row, holding);
  quietBefore(state, track, holding);
}

/** Ends what began before the object came on the list or off it; false: it goes on. */
function endUnlisted(state: WatchState, e: number, track: number, row: Row, into: Holding): boolean {
  const { episodes } = state;
  const at = row.fixes.observedAt[row.i]!;
  const end = listingEnded(state, episodes.duty[e]!, track, episodes.since[e]!, at);
  if (end === Infinity || (into.answer === NO && into.until <= end)) return false;
  into.answer = NO;
  into.until = end;
  endEpisode(state, e, track, row, into);
  return true;
}

/** A plot says nothing of itself: it may be of someone who is heard, or of someone who is not. */
function doubtSender(state: WatchState, track: number, row: Row, duty: number): void {
  askDuty(state, holding, duty, ASPECT.main, track, row, false);
  if (holding.answer === NO) return;
  holding.next = row.fixes.observedAt[row.i]! + DOUBT_LASTS;
  leaveOpen(state, duty, holding.next, 'identity-unknown');
  quietBefore(state, track, holding);
}

/** True when every cell's exact side is also its sure side: then only a boundary can change anything. */
function allSteady(cells: Cells, track: number): boolean {
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    if (cells.raw[c] !== cells.inside[c]) return false;
  }
  return true;
}

/**
 * The fix has left the ellipse, and nothing else is new. When it crossed no boundary and lies in the very zones
 * that the track is in, only the ellipse moves along; false: it has to be looked at in full.
 */
export function moveEnvelope(state: WatchState, track: number, row: Row): boolean {
  const { field, cells } = state;
  const { fixes, tracked, i } = row;
  const count = field.locateRow(fixes, i);
  let inside = 0;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) inside++;
  if (inside !== count) return false;
  for (let n = 0; n < count; n++) if (findCell(cells, track, field.found[n]!) === END) return false;
  if (field.crossRow(fixes, tracked, i) > 0) return false;
  placeEllipse(state, track, row);
  return true;
}

/** Measures around a fix and writes the ellipse in which no boundary lies; a clearance of 0 or less: there is none. */
function placeEllipse(
  { field, envelopes: { rows } }: WatchState,
  track: number,
  { fixes, tracked, i }: Row,
): void {
  const base = track * STRIDE;
  field.measureRow(fixes, tracked, i);
  const east = field.shrinking[0]!;
  rows[base + ROW.lon] = fixes.longitude[i]!;
  rows[base + ROW.lat] = fixes.latitude[i]!;
  rows[base + ROW.east] = east * east;
  const squared = field.clearance[0]!;
  rows[base + ROW.radius] = squared > 0 ? squared / METRES_PER_DEGREE ** 2 : -1;
}

/** Says what else may differ in the next fix without anything changing. */
function settleEnvelope(state: WatchState, track: number, row: Row): void {
  const { envelopes, picture } = state;
  const { rows } = envelopes;
  const { fixes, i } = row;
  const base = track * STRIDE;
  rows[base + ROW.attention] =
    (wantsFirm(state, track) ? ATTENTION.firm : 0) | (hasNeighbours(state, track) ? ATTENTION.neighbours : 0);
  const { category, party } = picture.tracks;
  rows[base + ROW.stamp] = stampOf(
    envelopes.epoch,
    category[track]!,
    party[track]!,
    fixes.datum[i]!,
    fixes.flags[i]!,
  );
  boundHeights(state, track, row);
  boundSpeeds(state, track, row);
}

function boundHeights(state: WatchState, track: number, row: Row): void {
  const { cells, compiled } = state;
  const { rows } = state.envelopes;
  const at = track * STRIDE + ROW.altitudeLow;
  rows[at] = -Infinity;
  rows[at + 1] = Infinity;
  if (ON_SURFACE[categoryOf(state, track)] === 1) return;
  const { fixes, i } = row;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    const answer = cells.height[c] as Answer;
    narrowToBand(compiled.bands, cells.zone[c]!, fixes.altitude, i, fixes.datum[i]!, answer, rows, at);
  }
  boundNotices(state, track, row);
}

function boundSpeeds(
  { envelopes: { rows }, cells, compiled }: WatchState,
  track: number,
  { tracked, i }: Row,
): void {
  const speed = tracked.speed[i]!;
  const at = track * STRIDE + ROW.speedLow;
  rows[at] = -Infinity;
  rows[at + 1] = Infinity;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    const area = compiled.zoneArea[cells.zone[c]!]!;
    for (let n = compiled.areaStart[area]!; n < compiled.areaStart[area + 1]!; n++) {
      const limits = compiled.speedLimits[compiled.areaDuties[n]!]!;
      for (let k = 0; k < limits.length; k++) narrow(rows, at, speed, limits[k]!);
    }
  }
}
