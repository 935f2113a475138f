/** The life of an episode: it begins, waits out its dwell, is put into words, and ends. */

import type { Instant } from '../kernel/index.ts';
import { HOW } from './cells.ts';
import { leaveCount } from './count-limit.ts';
import type { Holding } from './duty-holds.ts';
import { ASPECT, addEpisode, DOUBT, dropEpisode } from './episodes.ts';
import { END } from './free-list.ts';
import { NO, UNKNOWN, YES } from './height.ts';
import type { Decision, OpenIndication } from './indication.ts';
import { dwellOf, hasExceptions, isGnss, liftFor, positionOf, refOf } from './row-facts.ts';
import type { Verdict, VerdictReason } from './watch-event.ts';
import { categoryOf, type Row, type WatchState } from './watch-state.ts';

export function beginEpisode(
  state: WatchState,
  track: number,
  duty: number,
  aspect: number,
  row: Row,
  since: Instant,
  how: number,
): number {
  const { episodes } = state;
  const e = addEpisode(episodes, track, duty, aspect);
  episodes.since[e] = since;
  episodes.how[e] = how;
  episodes.firstSource[e] = row.fixes.source[row.i]!;
  episodes.firstIndex[e] = row.fixes.index[row.i]!;
  episodes.firstAt[e] = row.fixes.observedAt[row.i]!;
  return e;
}

/**
 * Carries an episode on until `holding.until`, when its condition holds, and leaves in `holding.next` when it must
 * be looked at again: numbers with a fraction are boxed as arguments and results of calls that are not inlined.
 */
export function carryOn(state: WatchState, e: number, track: number, row: Row, holding: Holding): void {
  const { episodes, voice, compiled } = state;
  const duty = episodes.duty[e]!;
  const { reading } = compiled.duties[duty]!;
  if (!isGnss(state, row)) episodes.firm[e] = 1;
  if (holding.answer !== NO) episodes.doubt[e] = holding.answer === UNKNOWN ? holding.doubt : DOUBT.none;
  const open = episodes.open[e];
  const lifting = hasExceptions(state, duty) ? liftFor(state, duty, track, row, holding.until) : undefined;
  holding.next = lifting ? lifting.changesAt : Infinity;
  if (lifting?.lifted === YES) {
    if (open) voice.close(open, holding.until, positionOf(row));
    episodes.open[e] = undefined;
    episodes.liftedUntil[e] = lifting.changesAt;
    return;
  }
  if (episodes.liftedUntil[e]! >= -Infinity) endLifting(state, e, holding.until);
  const due = episodes.since[e]! + dwellOf(reading.rule);
  if (holding.until < due) {
    if (due > state.pendingUntil[duty]!) state.pendingUntil[duty] = due;
    if (due < holding.next) holding.next = due;
    return;
  }
  rule(state, e, track, holding, lifting?.lifted === UNKNOWN);
  if (open && sameAsSaid(open)) return;
  const worded = { ...decide(state, e, track, row, holding), exceptions: lifting?.trace ?? [] };
  if (open) voice.update(open, worded);
  else episodes.open[e] = voice.open(worded);
}

/** What was lifted binds again: the episode begins anew where the exception ended. */
function endLifting({ episodes }: WatchState, e: number, until: Instant): void {
  episodes.since[e] = Math.max(episodes.since[e]!, Math.min(episodes.liftedUntil[e]!, until));
  episodes.how[e] = HOW.entered;
  episodes.liftedUntil[e] = NaN;
}

/** The duty turns out not to be the track's: what is open is closed, what is pending was nothing. */
export function dismissEpisode(state: WatchState, e: number, track: number, row: Row): void {
  const { episodes, voice, compiled } = state;
  const at = row.fixes.observedAt[row.i]!;
  if (compiled.duties[episodes.duty[e]!]!.reading.rule.form === 'count-limit') leaveCount(state, e, at, at);
  const open = episodes.open[e];
  if (open) voice.close(open, at, positionOf(row));
  dropEpisode(episodes, track, e);
}

/** The condition ended at `holding.until`. A pending episode that had lasted long enough is said, then closed. */
export function endEpisode(state: WatchState, e: number, track: number, row: Row, holding: Holding): void {
  const { episodes, voice, compiled } = state;
  const { until } = holding;
  const duty = episodes.duty[e]!;
  const dwell = dwellOf(compiled.duties[duty]!.reading.rule);
  const lifted = !Number.isNaN(episodes.liftedUntil[e]!);
  const { form } = compiled.duties[duty]!.reading.rule;
  // these forms only remember who is there; what is said about them is said elsewhere
  const silent = form === 'count-limit' || form === 'transponder-on';
  if (form === 'count-limit') leaveCount(state, e, until, row.fixes.observedAt[row.i]!);
  if (
    !silent &&
    !episodes.open[e] &&
    !lifted &&
    until > episodes.since[e]! &&
    until - episodes.since[e]! >= dwell
  ) {
    carryOn(state, e, track, row, holding);
  }
  const open = episodes.open[e];
  if (open) {
    voice.close(open, until, positionOf(row));
  }
  dropEpisode(episodes, track, e);
}

/** What is said of the episode last ruled on; overwritten, since most fixes inside an area say nothing new. */
const ruling: { verdict: Verdict; reason: VerdictReason; contested: boolean } = {
  verdict: 'not-determinable',
  reason: 'contested-position',
  contested: true,
};

/** Rules on an episode whose condition holds and has lasted. */
function rule(state: WatchState, e: number, track: number, holding: Holding, mayBeLifted: boolean): void {
  const { episodes, compiled, picture } = state;
  const contested = episodes.aspect[e] === ASPECT.contested;
  const party = picture.tracks.party[track]!;
  const subject = compiled.subjects.answer(episodes.duty[e]!, categoryOf(state, track), party);
  ruling.verdict = 'not-determinable';
  ruling.contested = contested || episodes.firm[e] === 0;
  if (contested) ruling.reason = 'contested-position';
  else if (subject === UNKNOWN || mayBeLifted || episodes.doubt[e] === DOUBT.identity)
    ruling.reason = 'identity-unknown';
  else if (episodes.doubt[e] === DOUBT.height) ruling.reason = 'height-unknown';
  else {
    ruling.verdict = 'breach-indicated';
    const appeared = holding.reason === 'present' && episodes.how[e] === HOW.appeared;
    ruling.reason = appeared ? 'appeared-inside' : holding.reason;
  }
}

const sameAsSaid = ({ event }: OpenIndication): boolean =>
  event.verdict === ruling.verdict && event.reason === ruling.reason && event.contested === ruling.contested;

function decide(
  state: WatchState,
  e: number,
  track: number,
  row: Row,
  holding: Holding,
): Omit<Decision, 'exceptions'> {
  const { episodes, voice, share } = state;
  const duty = episodes.duty[e]!;
  const first = {
    source: voice.sourceId(episodes.firstSource[e]!),
    index: episodes.firstIndex[e]!,
    observedAt: episodes.firstAt[e]!,
  };
  const last = refOf(state, row);
  const { neighbours } = state;
  const other = holding.other;
  const second =
    other === END || !neighbours
      ? []
      : [
          {
            source: voice.sourceId(neighbours.source.of[other]!),
            index: neighbours.index.of[other]!,
            observedAt: neighbours.seenAt.of[other]!,
          },
        ];
  const same = first.source === last.source && first.index === last.index;
  return {
    duty,
    ...(episodes.aspect[e] === ASPECT.main ? {} : { aspect: episodes.aspect[e]! }),
    ...ruling,
    share: share[duty]!,
    subject: voice.subjectOf(track),
    from: episodes.since[e]!,
    position: positionOf(row),
    observations: [...(same ? [last] : [first, last]), ...second],
  };
}

/** Does any open episode of the track wait for a sight that does not rest on satellite navigation? */
export function wantsFirm({ episodes }: WatchState, track: number): boolean {
  for (let e = episodes.head.of[track]!; e !== END; e = episodes.next[e]!) {
    if (episodes.firm[e] === 0) return true;
  }
  return false;
}
