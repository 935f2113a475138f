/**
 * Exceptions to the duty of an episode. While one lifts the duty nothing goes on; when it ends, what remains counts
 * from then on. They are asked at every instant at which one may begin or end, however far apart the fixes are.
 */
import type { Milliseconds, Position } from '../../kernel/index.ts';
import { isLate } from '../announced/charge.ts';
import { changeAfter, liftingOf } from '../exceptions/exceptions.ts';
import { HOW } from '../place/cells.ts';
import { YES } from '../place/height.ts';
import { allowedStay, askedAt, positionOf, previousOf } from '../row-facts.ts';
import type { Row, WatchState } from '../watch-state.ts';
import { ASPECT } from './episodes.ts';
import { heightIn, keepHeight } from './height-in.ts';
import type { Holding } from './holding.ts';
import { closeEpisode, sayEpisode } from './say-episode.ts';

/** A notice may be told at the very instant of the last look, after it: that instant is asked about again. */
const SAME_INSTANT: Milliseconds = 1;

/** Carries an episode on until `holding.until`, as far as no exception lifts its duty. */
export function carryLifted(state: WatchState, e: number, track: number, row: Row, holding: Holding): void {
  keepHeight(state, e, row);
  passChanges(state, e, track, row, holding);
  askExceptions(state, e, track, row, holding, positionOf(row));
}

/**
 * Asks at every instant before `holding.until` at which an exception may have begun or ended: of a new episode
 * where the object is, of one that goes on where it was known to hold.
 */
export function passChanges(state: WatchState, e: number, track: number, row: Row, holding: Holding): void {
  const { episodes, compiled, notices } = state;
  const { except, reading } = compiled.duties[episodes.duty[e]!]!;
  const { until } = holding;
  const isNew = Number.isNaN(episodes.lookedAt[e]!);
  const here = isNew || episodes.aspect[e] === ASPECT.contested;
  const place = here ? positionOf(row) : previousOf(row);
  let at = isNew
    ? episodes.since[e]! - allowedStay(reading.rule)
    : changeAfter(except, notices, episodes.lookedAt[e]! - SAME_INSTANT);
  while (at < until) {
    holding.until = at;
    askExceptions(state, e, track, row, holding, place);
    at = changeAfter(except, notices, at);
  }
  holding.until = until;
}

function askExceptions(
  state: WatchState,
  e: number,
  track: number,
  row: Row,
  holding: Holding,
  place: Position,
): void {
  const { episodes } = state;
  const duty = episodes.duty[e]!;
  const asked = askedAt(state, duty, track, holding.until, place, heightIn(state, e, track, row));
  const { lifted, trace, changesAt } = liftingOf(state.notices, asked);
  const { rule } = state.compiled.duties[duty]!.reading;
  episodes.late[e] = rule.form === 'notice-duty' && lifted !== YES && isLate(state, rule, asked) ? 1 : 0;
  episodes.lookedAt[e] = holding.until;
  holding.next = changesAt;
  if (lifted === YES) closeEpisode(state, e, track, row, holding);
  else {
    if (episodes.lifted[e] === YES) restore(state, e, holding);
    episodes.trace[e] = trace;
  }
  episodes.lifted[e] = lifted;
  if (lifted !== YES) sayEpisode(state, e, track, row, holding);
}

/** What was lifted binds again: the episode begins anew. */
function restore({ episodes, compiled }: WatchState, e: number, { until }: Holding): void {
  const begins = until + allowedStay(compiled.duties[episodes.duty[e]!]!.reading.rule);
  if (begins > episodes.since[e]!) {
    episodes.since[e] = begins;
    episodes.sure[e] = begins;
    episodes.from[e] = begins;
  }
  episodes.how[e] = HOW.entered;
}
