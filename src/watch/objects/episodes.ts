/**
 * What goes on between a track and a duty: from the moment its condition holds until it no longer does.
 * An episode is pending until it has lasted long enough, then open; an open one has an indication.
 * Rows are chained per track; what people read of an open one is an object beside the columns.
 */
import type { ExceptionTrace } from '../exceptions/exceptions.ts';
import { END, giveRow, makeRows, type Rows, resized, takeRow } from '../free-list.ts';
import type { OpenIndication } from '../indication.ts';
import { NO } from '../place/height.ts';

/** A duty can be broken, or be doubtful, in more than one way at once: each way is its own episode. */
export const ASPECT = { main: 0, speed: 1, contested: 2, unmeasured: 3 } as const;

export const DOUBT = { none: 0, height: 1, identity: 2, speed: 3, place: 4 } as const;

export interface Episodes extends Rows {
  readonly head: { of: Int32Array };
  duty: Int32Array;
  aspect: Uint8Array;
  /** Since when the condition may hold, and since when it surely does, nothing left in doubt; Infinity: it is in doubt. */
  since: Float64Array;
  sure: Float64Array;
  /** Where what is said of it begins: later than `since` once a verdict has given way to another. */
  from: Float64Array;
  /** How it began: `HOW` code. */
  how: Uint8Array;
  /** A source that does not rest on satellite navigation has seen the object meanwhile. */
  firm: Uint8Array;
  /** What was not known at its newest fix: `DOUBT` code; and what was not known last. */
  doubt: Uint8Array;
  doubted: Uint8Array;
  /** Do exceptions lift the duty? `Answer`, and the instant for which they were asked last; NaN: never yet. */
  lifted: Uint8Array;
  lookedAt: Float64Array;
  /** Where it had to be announced: a notice covers it that was given too late. */
  late: Uint8Array;
  /** Newest height that was said since it began, of a duty that has exceptions; NaN: none. */
  altitude: Float32Array;
  datum: Uint8Array;
  /** First observation of the episode. */
  firstSource: Uint16Array;
  firstIndex: Uint32Array;
  firstAt: Float64Array;
  readonly open: (OpenIndication | undefined)[];
  /** Exceptions looked at, when the clause has any. */
  readonly trace: (readonly ExceptionTrace[] | undefined)[];
}

export function makeEpisodes(tracks: number): Episodes {
  const capacity = 1024;
  return {
    ...makeRows(capacity),
    head: { of: new Int32Array(tracks).fill(END) },
    duty: new Int32Array(capacity),
    aspect: new Uint8Array(capacity),
    since: new Float64Array(capacity),
    sure: new Float64Array(capacity),
    from: new Float64Array(capacity),
    how: new Uint8Array(capacity),
    firm: new Uint8Array(capacity),
    doubt: new Uint8Array(capacity),
    doubted: new Uint8Array(capacity),
    lifted: new Uint8Array(capacity),
    lookedAt: new Float64Array(capacity),
    late: new Uint8Array(capacity),
    altitude: new Float32Array(capacity),
    datum: new Uint8Array(capacity),
    firstSource: new Uint16Array(capacity),
    firstIndex: new Uint32Array(capacity),
    firstAt: new Float64Array(capacity),
    open: [],
    trace: [],
  };
}

function grow(e: Episodes, capacity: number): void {
  e.duty = resized(e.duty, capacity);
  e.aspect = resized(e.aspect, capacity);
  e.since = resized(e.since, capacity);
  e.sure = resized(e.sure, capacity);
  e.from = resized(e.from, capacity);
  e.how = resized(e.how, capacity);
  e.firm = resized(e.firm, capacity);
  e.doubt = resized(e.doubt, capacity);
  e.doubted = resized(e.doubted, capacity);
  e.lifted = resized(e.lifted, capacity);
  e.lookedAt = resized(e.lookedAt, capacity);
  e.late = resized(e.late, capacity);
  e.altitude = resized(e.altitude, capacity);
  e.datum = resized(e.datum, capacity);
  e.firstSource = resized(e.firstSource, capacity);
  e.firstIndex = resized(e.firstIndex, capacity);
  e.firstAt = resized(e.firstAt, capacity);
}

export function findEpisode(episodes: Episodes, track: number, duty: number, aspect: number): number {
  let e = episodes.head.of[track]!;
  while (e !== END && (episodes.duty[e] !== duty || episodes.aspect[e] !== aspect)) e = episodes.next[e]!;
  return e;
}

export function addEpisode(episodes: Episodes, track: number, duty: number, aspect: number): number {
  const e = takeRow(episodes, grow);
  episodes.duty[e] = duty;
  episodes.aspect[e] = aspect;
  episodes.firm[e] = 0;
  episodes.doubt[e] = DOUBT.none;
  episodes.lifted[e] = NO;
  episodes.lookedAt[e] = NaN;
  episodes.late[e] = 0;
  episodes.altitude[e] = NaN;
  episodes.trace[e] = undefined;
  episodes.open[e] = undefined;
  episodes.next[e] = episodes.head.of[track]!;
  episodes.head.of[track] = e;
  return e;
}

export function dropEpisode(episodes: Episodes, track: number, row: number): void {
  let before = END;
  let e = episodes.head.of[track]!;
  while (e !== row) {
    before = e;
    e = episodes.next[e]!;
  }
  if (before === END) episodes.head.of[track] = episodes.next[row]!;
  else episodes.next[before] = episodes.next[row]!;
  episodes.open[row] = undefined;
  giveRow(episodes, row);
}
