/**
 * Transponder duties: an object last heard in the area that is not heard for longer than its duty allows. Whether
 * it is dark, or those who would have heard it are, is weighed in `dark.ts`.
 */

import type { Instant } from '../../kernel/index.ts';
import { IDENTITY } from '../../picture/index.ts';
import { bindsTrack } from '../binds.ts';
import { END } from '../free-list.ts';
import { leaveOpen } from '../left-open.ts';
import { ROW, STRIDE } from '../place/envelopes.ts';
import { NO, UNKNOWN, YES } from '../place/height.ts';
import { hasExceptions, liftAt } from '../row-facts.ts';
import type { VerdictReason } from '../watch-event.ts';
import type { Row, WatchState } from '../watch-state.ts';
import { darkSince, lastPlaceOf, type Silence, weighSilence } from './dark.ts';
import { ASPECT } from './episodes.ts';
import { keepHeight, lastHeight } from './height-in.ts';

/** Looks for objects that have been silent for longer than their duty allows. */
export function listen(state: WatchState, now: Instant): void {
  const { episodes, compiled, picture } = state;
  const { high } = picture.tracks;
  if (!compiled.duties.some(({ reading }) => reading.rule.form === 'transponder-on')) return;
  for (let k = 0; k < high && k < state.envelopes.capacity; k++) {
    for (let e = episodes.head.of[k]!; e !== END; e = episodes.next[e]!) {
      if (episodes.aspect[e] !== ASPECT.main) continue;
      const duty = episodes.duty[e]!;
      if (compiled.duties[duty]!.reading.rule.form === 'transponder-on') listenFor(state, e, k, duty, now);
    }
  }
}

/** The object is heard again in this row. */
export function endSilence(state: WatchState, e: number, row: Row): void {
  const { episodes, voice } = state;
  const { fixes, i } = row;
  keepHeight(state, e, row);
  const open = episodes.open[e];
  if (open) voice.close(open, fixes.observedAt[i]!);
  episodes.open[e] = undefined;
}

/** Newest thing heard of a track, also without a position. */
function heardAt(state: WatchState, track: number): Instant {
  const { rows } = state.envelopes;
  const last = rows[track * STRIDE + ROW.lastAt]!;
  const trusted = Number.isNaN(last) ? rows[track * STRIDE + ROW.lostAt]! : last;
  const { heardAt: heard, generation } = state.picture.tracks;
  const same = rows[track * STRIDE + ROW.generation] === generation[track];
  return Math.max(trusted, rows[track * STRIDE + ROW.contestedAt]!, same ? heard[track]! || 0 : 0);
}

/** Plots are what others see of an object: only what sends by itself can fall silent. */
export const sendsItself = ({ picture: { tracks } }: WatchState, track: number): boolean =>
  tracks.identityKind[track] !== IDENTITY.plot && tracks.identityKind[track] !== IDENTITY.none;

/** The picture has given the track's slot up: nothing more will be known of it. */
const isForgotten = ({ envelopes: { rows }, picture: { tracks } }: WatchState, track: number): boolean =>
  rows[track * STRIDE + ROW.generation] !== tracks.generation[track];

function listenFor(state: WatchState, e: number, track: number, duty: number, now: Instant): void {
  const { episodes, compiled } = state;
  const { rule } = compiled.duties[duty]!.reading;
  const begins = compiled.dutyFrom[duty]!;
  if (rule.form !== 'transponder-on' || now < begins || isForgotten(state, track)) return;
  if (now >= compiled.dutyUntil[duty]!) {
    stopSilence(state, e, compiled.dutyUntil[duty]!);
    return;
  }
  if (hasExceptions(state, duty) && isLifted(state, e, track, duty, now)) return;
  const heard = heardAt(state, track);
  const since = Math.max(heard, begins, episodes.since[e]!);
  if (now - since < rule.silence) stopSilence(state, e, heard);
  else sayDark(state, e, track, duty, { now, heard, since, allowed: rule.silence });
}

function stopSilence({ episodes, voice }: WatchState, e: number, until: Instant): void {
  const open = episodes.open[e];
  if (open) voice.close(open, until);
  episodes.open[e] = undefined;
}

/** Asks the exceptions; when one that lifted the duty has ended, a silence counts from now on. */
function isLifted(state: WatchState, e: number, track: number, duty: number, now: Instant): boolean {
  const { episodes } = state;
  const place = lastPlaceOf(state.picture.tracks, track);
  const { lifted, trace } = liftAt(state, duty, track, now, place, lastHeight(state, e, track));
  if (lifted === YES) stopSilence(state, e, now);
  else if (episodes.lifted[e] === YES) episodes.since[e] = now;
  episodes.lifted[e] = lifted;
  episodes.trace[e] = trace;
  return lifted === YES;
}

/** What is said while a silence may still turn out to be one. */
const MAY_CHANGE: readonly VerdictReason[] = ['no-source', 'blind', 'jammed', 'access-denied'];

function sayDark(state: WatchState, e: number, track: number, duty: number, silence: Silence): void {
  const { episodes, voice, pendingUntil } = state;
  let open = episodes.open[e];
  if (open && !MAY_CHANGE.includes(open.event.reason)) return;
  const who = bindsTrack(state, duty, track);
  if (who === NO) return;
  const heard = weighSilence(state, track, silence);
  if (heard === 'not-yet') {
    pendingUntil[duty] = Math.max(pendingUntil[duty]!, silence.now);
    return;
  }
  const isSure = who === YES && episodes.lifted[e] !== UNKNOWN;
  const reason = heard !== 'dark' || isSure ? heard : 'identity-unknown';
  if (open && MAY_CHANGE.includes(reason)) return;
  const from = heard === 'dark' ? darkSince(state, track, silence) : silence.since;
  if (from > silence.since) leaveOpen(state, duty, from, 'blind', silence.since);
  if (open && Math.round(from) > open.event.from) {
    voice.close(open, from);
    open = undefined;
  }
  const decision = sayingOf(state, e, track, duty, reason, from);
  if (open) voice.update(open, decision);
  else {
    episodes.open[e] = voice.open(decision);
    state.envelopes.rows[track * STRIDE + ROW.radius] = -1;
  }
}

function sayingOf(
  state: WatchState,
  e: number,
  track: number,
  duty: number,
  reason: VerdictReason,
  from: Instant,
) {
  const { picture, voice, share, episodes } = state;
  return {
    duty,
    verdict: reason === 'dark' ? ('breach-indicated' as const) : ('not-determinable' as const),
    reason,
    share: share[duty]!,
    contested: picture.tracks.contest[track] !== 0,
    subject: voice.subjectOf(track),
    from,
    position: lastPlaceOf(picture.tracks, track),
    observations: [
      {
        source: voice.sourceId(episodes.firstSource[e]!),
        index: episodes.firstIndex[e]!,
        observedAt: episodes.firstAt[e]!,
      },
    ],
    exceptions: episodes.trace[e] ?? [],
  };
}
