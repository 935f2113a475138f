/**
 * The watch: accords × picture → verdicts. One pass over a batch of fixes, in judgement order; a fix inside
 * its track's quiet envelope costs one look, any other is judged in full. Nothing is allocated per fix.
 */
import type { Instant, Milliseconds } from '../kernel/index.ts';
import {
  FIX_FLAG,
  type FixColumns,
  makeFixColumns,
  makeTrackedColumns,
  type Report,
  type TrackedColumns,
} from '../picture/index.ts';
import { makeByParty } from './by-party/by-party.ts';
import { ageCounts } from './counts/amount-limit.ts';
import { type InspectedItem, inspectionTable } from './figures/inspection.ts';
import type { Observability } from './figures/observability.ts';
import { makeStorage } from './inspection/storage.ts';
import { endTrack, loseTrack, loseTrust } from './objects/end-track.ts';
import { judgeApart } from './objects/judge-apart.ts';
import { judgeContested } from './objects/judge-contested.ts';
import { judgeFix, LONGEST_GAP, moveEnvelope } from './objects/judge-fix.ts';
import { listen } from './objects/silence.ts';
import { ageStays } from './objects/stays.ts';
import { ATTENTION, ROW, STRIDE, stampOf } from './place/envelopes.ts';
import { makeAccess } from './reports/access.ts';
import { makeEventBan } from './reports/event-ban.ts';
import { makeSightings } from './reports/sightings.ts';
import { sayRezoned } from './rezone.ts';
import { judgeStanding, makeStandings } from './standing.ts';
import type { WatchEvent } from './watch-event.ts';
import { makeRoom, makeWatchState, type Row, type WatchOptions, type WatchState } from './watch-state.ts';

/** Length of a step of observed time: everything that happens by itself is looked for at its multiples. */
export const TICK: Milliseconds = 5_000;

export interface Watch {
  /** Judges rows [from, until) after the picture has followed them; the same rows in both batches. */
  evaluate(fixes: FixColumns, tracked: TrackedColumns, from: number, until: number): void;
  note(report: Report): void;
  /** Observed time has reached `now`, a multiple of `TICK`. */
  advance(now: Instant): void;
  /** Events since the last call, in the order in which they were decided. */
  drain(): readonly WatchEvent[];
  /** Of the settled life only. */
  readonly observability: Observability | undefined;
  /** What every declared item is at an instant that has been reached. */
  inspection(now: Instant): readonly InspectedItem[];
  /** The first instant after the last `advance` at which something may be said that nothing observed brings about. */
  readonly nextChange: Instant;
  /** Fixes that were older than their track and left out. */
  readonly late: number;
}

export function createWatch(options: WatchOptions): Watch {
  const state = makeWatchState(options);
  const events = makeEventBan(state);
  const sightings = makeSightings(state);
  const access = makeAccess(state);
  const storage = makeStorage(state);
  const parties = makeByParty(state, TICK);
  const standings = makeStandings();
  let reached = -Infinity;
  /** No track can be lost before, unless fixes come. */
  let nextLoss = -Infinity;
  const row: Row = { fixes: makeFixColumns(0), tracked: makeTrackedColumns(0), i: 0 };
  return {
    evaluate: (fixes, tracked, from, until) => {
      row.fixes = fixes;
      row.tracked = tracked;
      evaluate(state, row, from, until);
      nextLoss = -Infinity;
    },
    note: (report) => {
      events.note(report, reached);
      sightings.note(report, reached);
      access.note(report, reached);
      storage.note(report, reached);
      parties.note(report);
      if (report.kind !== 'notice' && report.kind !== 'notice-withdrawal') return;
      state.notices.add(report);
      state.envelopes.epoch++;
    },
    advance: (now) => {
      sayRezoned(state.compiled, state.voice, options, reached, now);
      if (now > nextLoss) nextLoss = loseSilent(state, now);
      ageCounts(state, now);
      ageStays(state, now);
      listen(state, now);
      events.advance(now);
      sightings.advance(now);
      access.advance(now);
      storage.advance(now);
      parties.advance(now);
      judgeStanding(state, standings, now, TICK);
      reached = now;
    },
    drain: () => state.voice.drain(),
    observability: state.observability,
    inspection: (now) => inspectionTable(state.compiled, state.rounds, now),
    get nextChange() {
      return parties.nextChange;
    },
    get late() {
      return state.late;
    },
  };
}

function evaluate(state: WatchState, row: Row, from: number, until: number): void {
  const { envelopes, picture, gnss } = state;
  const { track, contest, speed } = row.tracked;
  const { observedAt, longitude, latitude, altitude, datum, source, flags } = row.fixes;
  while (picture.tracks.high > envelopes.capacity) makeRoom(state);
  const { category, party, generation } = picture.tracks;
  const { rows, epoch } = envelopes;
  for (let i = from; i < until; i++) {
    const k = track[i]!;
    if (k < 0) continue;
    const base = k * STRIDE;
    const at = observedAt[i]!;
    if (
      contest[i] === 0 &&
      at < rows[base + ROW.quietUntil]! &&
      rows[base + ROW.generation] === generation[k]
    ) {
      const dx = longitude[i]! - rows[base + ROW.lon]!;
      const dy = latitude[i]! - rows[base + ROW.lat]!;
      const since = at - rows[base + ROW.lastAt]!;
      const metres = altitude[i]!;
      const pace = speed[i]!;
      const low = rows[base + ROW.altitudeLow]!;
      const slow = rows[base + ROW.speedLow]!;
      const usual =
        since >= 0 &&
        since <= LONGEST_GAP &&
        rows[base + ROW.radius]! >= 0 &&
        ((low === -Infinity && rows[base + ROW.altitudeHigh] === Infinity) ||
          (metres > low && metres < rows[base + ROW.altitudeHigh]!)) &&
        ((slow === -Infinity && rows[base + ROW.speedHigh] === Infinity) ||
          (pace > slow && pace < rows[base + ROW.speedHigh]!)) &&
        rows[base + ROW.stamp] === stampOf(epoch, category[k]!, party[k]!, datum[i]!, flags[i]!) &&
        rows[base + ROW.contestedAt] === 0 &&
        ((rows[base + ROW.attention]! & ATTENTION.firm) === 0 ||
          (gnss[source[i]!] === 1 && (flags[i]! & FIX_FLAG.derived) === 0));
      row.i = i;
      if (
        usual &&
        (dx * dx * rows[base + ROW.east]! + dy * dy < rows[base + ROW.radius]! || moveEnvelope(state, k, row))
      ) {
        rows[base + ROW.lastAt] = at;
        if (!Number.isNaN(metres)) rows[base + ROW.heightAt] = at;
        if ((rows[base + ROW.attention]! & ATTENTION.neighbours) !== 0) judgeApart(state, k, row);
        continue;
      }
    }
    row.i = i;
    lookClosely(state, k, row);
  }
}

/** Whatever the quiet envelope does not cover. */
function lookClosely(state: WatchState, track: number, row: Row): void {
  const { rows } = state.envelopes;
  const { fixes, tracked, i } = row;
  const base = track * STRIDE;
  const at = fixes.observedAt[i]!;
  const generation = state.picture.tracks.generation[track]!;
  if (rows[base + ROW.generation] !== generation) {
    if (rows[base + ROW.generation]! >= 0) endTrack(state, track, 'gone');
    rows[base + ROW.generation] = generation;
    rows[base + ROW.lastAt] = NaN;
    rows[base + ROW.lostAt] = 0;
    rows[base + ROW.contestedAt] = 0;
    rows[base + ROW.heightAt] = NaN;
    rows[base + ROW.radius] = -1;
  }
  const since = at - rows[base + ROW.lastAt]!;
  if (since < 0) {
    state.late++;
    return;
  }
  if (tracked.contest[i] !== 0) {
    if (since > LONGEST_GAP) loseTrust(state, track);
    judgeContested(state, track, row);
    return;
  }
  if (since > LONGEST_GAP) loseTrack(state, track);
  if (rows[base + ROW.lostAt]! > 0) {
    rows[base + ROW.lastAt] = at;
    endTrack(state, track, 'gone');
    rows[base + ROW.lastAt] = NaN;
    rows[base + ROW.lostAt] = 0;
  }
  judgeFix(state, track, row);
  rows[base + ROW.lastAt] = at;
  rows[base + ROW.contestedAt] = 0;
  // known: not `Number.isNaN`, which boxes where it is not compiled at its best
  if (fixes.altitude[i]! > -Infinity) rows[base + ROW.heightAt] = at;
}

/** @returns the instant up to which no other track will have been silent for too long. */
function loseSilent(state: WatchState, now: Instant): Instant {
  const { rows } = state.envelopes;
  const { high } = state.picture.tracks;
  let next = Infinity;
  for (let k = 0; k < high && k < state.envelopes.capacity; k++) {
    const base = k * STRIDE;
    const trusted = rows[base + ROW.lastAt]!;
    const newest = Math.max(Number.isNaN(trusted) ? 0 : trusted, rows[base + ROW.contestedAt]!);
    if (newest <= 0) continue;
    if (now - newest > LONGEST_GAP) loseTrack(state, k);
    else next = Math.min(next, newest + LONGEST_GAP);
  }
  return next;
}
