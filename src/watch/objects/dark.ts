/**
 * Whether a silence says something of the object, or only of those who would have heard it. Others like it must
 * have been heard after its silence had lasted too long, both where it was and where it would be by now, by a
 * source that had listened through all of it: what was down, jammed or silent meanwhile proves nothing.
 */
import { destination, type Instant, type Milliseconds, type Position, SECOND } from '../../kernel/index.ts';
import { type Coverage, IDENTITY, type Listening, type TrackTable } from '../../picture/index.ts';
import type { UndeterminedReason } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';

export interface Silence {
  readonly now: Instant;
  readonly heard: Instant;
  /** When it began to count. */
  readonly since: Instant;
  /** How long it may last. */
  readonly allowed: Milliseconds;
}

type Counts = (source: number, at: Instant) => boolean;

/** What speaks for a silence: who was heard around there, and by whom. */
function hearingOf({ picture, register }: WatchState, track: number, silence: Silence) {
  const { tracks, coverage } = picture;
  const { now, heard, since, allowed } = silence;
  const kind = tracks.identityKind[track] === IDENTITY.mmsi ? 'mmsi' : 'icao24';
  const places = [lastPlaceOf(tracks, track), ...expectedAt(tracks, track, now - heard)];
  // One who keeps the duty is heard in the rest of the time, however long the gap before it was.
  const listening = { from: since, now, gap: allowed / 2 };
  const isAround = (counts: Counts) =>
    places.every(({ lon, lat }) => coverage.heard(kind, lon, lat, track, counts));
  const listensSince = (source: number): Instant =>
    register.sources[source]!.period > listening.gap ? Infinity : coverage.listensSince(source, listening);
  const isRecent = (at: Instant) => at > since && at > now - allowed;
  const proves = (source: number, at: Instant) =>
    isRecent(at) && at >= since + allowed && at >= listensSince(source) + allowed;
  return { listening, isAround, listensSince, isRecent, proves };
}

/** `not-yet`: nothing was heard since its silence has lasted too long, and something may still be. */
export function weighSilence(
  state: WatchState,
  track: number,
  silence: Silence,
): 'dark' | 'not-yet' | UndeterminedReason {
  const { tracks, coverage } = state.picture;
  const { now, since, allowed } = silence;
  const { listening, isAround, listensSince, isRecent, proves } = hearingOf(state, track, silence);
  if (isAround(proves)) return 'dark';
  const listens = (source: number, at: Instant) => isRecent(at) && listensSince(source) < Infinity;
  if (now >= since + 2 * allowed) return whyUnheard(coverage, tracks.lastSource[track]!, listening);
  if (isAround(listens) || isAwaited(coverage, tracks.lastSource[track]!, now, since + allowed))
    return 'not-yet';
  return whyUnheard(coverage, tracks.lastSource[track]!, listening);
}

/** When the silence of a dark object begins: nobody can say it was silent before somebody listened. */
export function darkSince(state: WatchState, track: number, silence: Silence): Instant {
  const { isAround, listensSince, proves } = hearingOf(state, track, silence);
  const starts = state.register.sources.map((_, source) => listensSince(source)).sort((a, b) => a - b);
  const shown = starts.find((start) =>
    isAround((source, at) => listensSince(source) <= start && proves(source, at)),
  );
  return shown ?? silence.since;
}

/** The source has said nothing since, and is not overdue: it may have heard what there was to hear, or be dead. */
const isAwaited = (coverage: Coverage, source: number, now: Instant, since: Instant): boolean =>
  coverage.stateAt(source, now) === 'up' && coverage.lastAt(source) < since;

/** What was the matter with the source that heard the object last. */
function whyUnheard(coverage: Coverage, source: number, listening: Listening): UndeterminedReason {
  const state = coverage.stateAt(source, listening.now);
  if (state === 'jammed') return 'jammed';
  if (state === 'denied') return 'access-denied';
  return coverage.listensSince(source, listening) > listening.from ? 'blind' : 'no-source';
}

export const lastPlaceOf = (tracks: TrackTable, track: number): Position => ({
  lon: tracks.lastLongitude[track]!,
  lat: tracks.lastLatitude[track]!,
});

/** Where it would be had it gone on as it was last heard: an object may simply have left what is heard. */
function expectedAt(tracks: TrackTable, track: number, silence: Milliseconds): readonly Position[] {
  const metres = ((tracks.lastSpeed[track]! || 0) * silence) / SECOND;
  if (metres === 0) return [];
  const course = tracks.lastCourse[track]!;
  const courses = Number.isNaN(course) ? ALL_ROUND : [course];
  return courses.map((azimuth) => destination(lastPlaceOf(tracks, track), azimuth, metres));
}

/** Courses of one that does not say where to it goes. */
const ALL_ROUND: readonly number[] = [0, 90, 180, 270];
