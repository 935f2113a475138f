/**
 * The full look at one trusted fix: which zones hold it, what it crossed on the way, which duties that
 * touches, and how long nothing can change afterwards. Runs when a fix leaves its track's quiet envelope.
 */

import { METRES_PER_DEGREE, MINUTE } from '../kernel/index.ts';
import {
  addCell,
  type Cells,
  dropOutside,
  findCell,
  HOW,
  setHeight,
  sureDistance,
  turnCell,
} from './cells.ts';
import { nextBoundary } from './compile.ts';
import { joinCount } from './count-limit.ts';
import { askDuty, makeHolding } from './duty-holds.ts';
import { ATTENTION, ROW, STRIDE, stampOf } from './envelopes.ts';
import { ASPECT, findEpisode } from './episodes.ts';
import { metresPerDegreeEast } from './field.ts';
import { END } from './free-list.ts';
import { type Answer, NO, narrow, narrowToBand, YES } from './height.ts';
import { heightOf } from './height-of.ts';
import { hasNeighbours, judgeApart } from './judge-apart.ts';
import { endContested } from './judge-contested.ts';
import { judgeCrossings } from './judge-crossings.ts';
import { keepsFromKind } from './keep-apart.ts';
import { ON_SURFACE } from './match-subject.ts';
import { endSilence } from './silence.ts';
import { beginEpisode, carryOn, dismissEpisode, endEpisode, wantsFirm } from './step-duty.ts';
import { categoryOf, type Row, type WatchState } from './watch-state.ts';

/** After a silence as long as this nobody knows where an object was meanwhile: what went on has ended. */
export const LONGEST_GAP = 10 * MINUTE;

const holding = makeHolding();

export function judgeFix(state: WatchState, track: number, row: Row): void {
  const { field, envelopes, cells } = state;
  const { fixes, tracked, i } = row;
  const at = fixes.observedAt[i]!;
  const lon = fixes.longitude[i]!;
  const lat = fixes.latitude[i]!;
  const base = track * STRIDE;
  const first = Number.isNaN(envelopes.rows[base + ROW.lastAt]!);
  const previousAt = tracked.previousAt[i]!;
  if (envelopes.rows[base + ROW.contestedAt]! > 0) endContested(state, track, row, at);
  const sure = sureDistance(tracked.sigma[i]!);
  const count = field.locate(lon, lat);
  const crossings = first
    ? 0
    : field.cross(tracked.previousLongitude[i]!, tracked.previousLatitude[i]!, lon, lat);
  placeEllipse(state, track, row);
  for (let n = 0; n < count; n++) {
    const zone = field.found[n]!;
    if (findCell(cells, track, zone) !== END) continue;
    const c = addCell(cells, track, zone);
    if (first) cells.how[c] = HOW.appeared;
  }
  turnCells(state, track, row, previousAt, count, crossings, sure);
  const quietUntil = judgeDuties(state, track, row);
  judgeApart(state, track, row);
  if (crossings > 0) judgeCrossings(state, track, row, previousAt, crossings, sure);
  if (dropOutside(cells, track) > 0 && !allSteady(cells, track)) envelopes.rows[base + ROW.radius] = -1;
  // far from every zone it does not matter which of them hold
  const boundary = cells.head.of[track] === END ? Infinity : nextBoundary(state.compiled, at);
  envelopes.rows[base + ROW.quietUntil] = Math.min(quietUntil, boundary);
  settleEnvelope(state, track, row);
}

/** Brings every cell of the track to the newest fix: exact side, sure side, height. */
function turnCells(
  state: WatchState,
  track: number,
  row: Row,
  previousAt: number,
  count: number,
  crossings: number,
  sure: number,
): void {
  const { cells, field } = state;
  const at = row.fixes.observedAt[row.i]!;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    const zone = cells.zone[c]!;
    let raw = false;
    for (let n = 0; n < count && !raw; n++) raw = field.found[n] === zone;
    const turned = (cells.raw[c] === 1) !== raw ? turnInstant(state, zone, crossings, previousAt, at) : at;
    turnCell(cells, c, raw, turned, field.distanceOf(zone) >= sure);
    setHeight(cells, c, heightOf(state, track, row, zone, cells.height[c]!), at);
  }
}

/** When the way from the previous fix last crossed the zone's boundary; the fix itself when it shows none. */
function turnInstant(
  { field }: WatchState,
  zone: number,
  crossings: number,
  from: number,
  to: number,
): number {
  let last = -1;
  for (let n = 0; n < crossings; n++) {
    if (field.crossedZone[n] === zone && field.crossedAt[n]! > last) last = field.crossedAt[n]!;
  }
  return last < 0 ? to : from + last * (to - from);
}

/** Asks every duty of every area around the track. Returns the earliest deadline among them. */
function judgeDuties(state: WatchState, track: number, row: Row): number {
  const { cells, compiled } = state;
  let next = Infinity;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    const area = compiled.zoneArea[cells.zone[c]!]!;
    const until = compiled.areaStart[area + 1]!;
    for (let n = compiled.areaStart[area]!; n < until; n++) {
      const duty = compiled.areaDuties[n]!;
      next = Math.min(next, judgeDuty(state, track, row, duty, ASPECT.main));
      if (compiled.speedLimits[duty]!.length > 0) {
        next = Math.min(next, judgeDuty(state, track, row, duty, ASPECT.speed));
      }
    }
  }
  return next;
}

function judgeDuty(state: WatchState, track: number, row: Row, duty: number, aspect: number): number {
  const { compiled, picture, episodes } = state;
  let e = findEpisode(episodes, track, duty, aspect);
  const who = compiled.subjects.answer(duty, categoryOf(state, track), picture.tracks.party[track]!);
  if (who === NO && e === END) return Infinity;
  const { rule } = compiled.duties[duty]!.reading;
  const { form } = rule;
  if (form === 'event-ban' || form === 'human-judged' || keepsFromKind(rule)) return Infinity;
  const { fixes, i } = row;
  const at = fixes.observedAt[i]!;
  if (who === NO) {
    if (e !== END) dismissEpisode(state, e, track, row);
    return Infinity;
  }
  askDuty(state, holding, duty, aspect, track, row, e !== END);
  if (holding.answer === NO) {
    if (e !== END) endEpisode(state, e, track, row, holding, holding.until);
    return holding.unsure ? at : Infinity;
  }
  if (e === END) e = beginEpisode(state, track, duty, aspect, row, holding.since, holding.how);
  switch (form) {
    case 'count-limit':
      joinCount(state, e, track, row, who === YES && holding.answer === YES ? 'yes' : 'unknown', at);
      return Infinity;
    case 'transponder-on':
      endSilence(state, e, at);
      return Infinity;
    case 'presence-ban':
    case 'corridor':
    case 'minimum-distance':
      return carryOn(state, e, track, row, holding, at);
  }
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
  const lon = fixes.longitude[i]!;
  const lat = fixes.latitude[i]!;
  const count = field.locate(lon, lat);
  let inside = 0;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) inside++;
  if (inside !== count) return false;
  for (let n = 0; n < count; n++) if (findCell(cells, track, field.found[n]!) === END) return false;
  if (field.cross(tracked.previousLongitude[i]!, tracked.previousLatitude[i]!, lon, lat) > 0) return false;
  placeEllipse(state, track, row);
  return true;
}

/** Measures around a fix and writes the ellipse in which no boundary lies; a clearance of 0 or less: there is none. */
function placeEllipse(
  { field, envelopes: { rows } }: WatchState,
  track: number,
  { fixes, tracked, i }: Row,
): void {
  const lon = fixes.longitude[i]!;
  const lat = fixes.latitude[i]!;
  const base = track * STRIDE;
  const clearance = field.measure(lon, lat, sureDistance(tracked.sigma[i]!));
  const east = metresPerDegreeEast(lat) / METRES_PER_DEGREE;
  const radius = clearance / METRES_PER_DEGREE;
  rows[base + ROW.lon] = lon;
  rows[base + ROW.lat] = lat;
  rows[base + ROW.east] = east * east;
  rows[base + ROW.radius] = clearance > 0 ? radius * radius : -1;
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
  boundSpeeds(state, track, fixes.speed[i]!);
}

function boundHeights(state: WatchState, track: number, row: Row): void {
  const { cells, compiled } = state;
  const { rows } = state.envelopes;
  const at = track * STRIDE + ROW.altitudeLow;
  rows[at] = -Infinity;
  rows[at + 1] = Infinity;
  if (ON_SURFACE[categoryOf(state, track)] === 1) return;
  const altitude = row.fixes.altitude[row.i]!;
  const datum = row.fixes.datum[row.i]!;
  for (let c = cells.head.of[track]!; c !== END; c = cells.next[c]!) {
    narrowToBand(compiled.bands, cells.zone[c]!, altitude, datum, cells.height[c] as Answer, rows, at);
  }
}

function boundSpeeds(
  { envelopes: { rows }, cells, compiled }: WatchState,
  track: number,
  speed: number,
): void {
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
