/** The life of an episode: it begins, waits out its dwell, is put into words, and ends. */

import type { Instant } from '../kernel/index.ts';
import { HOW } from './cells.ts';
import { leaveCount } from './count-limit.ts';
import type { Holding } from './duty-holds.ts';
import { ASPECT, addEpisode, DOUBT, dropEpisode } from './episodes.ts';
import { END } from './free-list.ts';
import { NO, UNKNOWN, YES } from './height.ts';
import type { Decision, OpenIndication } from './indication.ts';
import { dwellOf, isGnss, liftFor, positionOf, refOf } from './row-facts.ts';
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
 * Carries an episode on to the newest fix, at which its condition holds. Returns the next instant at which
 * it must be looked at again; Infinity when only a change of the track's own can matter.
 */
export function carryOn(
  state: WatchState,
  e: number,
  track: number,
  row: Row,
  holding: Holding,
  until: Instant,
) {
  const { episodes, voice, compiled } = state;
  const duty = episodes.duty[e]!;
  const { reading } = compiled.duties[duty]!;
  if (!isGnss(state, row)) episodes.firm[e] = 1;
  if (holding.answer !== NO) episodes.doubt[e] = holding.answer === UNKNOWN ? holding.doubt : DOUBT.none;
  const open = episodes.open[e];
  const lifting = liftFor(state, duty, track, row, until);
  if (lifting?.lifted === YES) {
    if (open) voice.close(open, until, positionOf(row));
    episodes.open[e] = undefined;
    episodes.liftedUntil[e] = lifting.changesAt;
    return lifting.changesAt;
  }
  const liftedUntil = episodes.liftedUntil[e]!;
  if (!Number.isNaN(liftedUntil)) {
    episodes.since[e] = Math.max(episodes.since[e]!, Math.min(liftedUntil, until));
    episodes.how[e] = HOW.entered;
    episodes.liftedUntil[e] = NaN;
  }
  const due = episodes.since[e]! + dwellOf(reading.rule);
  const changesAt = lifting?.changesAt ?? Infinity;
  if (until < due) {
    state.pendingUntil[duty] = Math.max(state.pendingUntil[duty]!, due);
    return Math.min(due, changesAt);
  }
  const ruling = rule(state, e, track, holding, lifting?.lifted === UNKNOWN);
  if (open && sameAsSaid(open, ruling)) return changesAt;
  const worded = { ...decide(state, e, track, row, holding, ruling), exceptions: lifting?.trace ?? [] };
  if (open) voice.update(open, worded);
  else episodes.open[e] = voice.open(worded);
  return changesAt;
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

/** The condition ended at `until`. A pending episode that had lasted long enough is said, then closed. */
export function endEpisode(
  state: WatchState,
  e: number,
  track: number,
  row: Row,
  holding: Holding,
  until: Instant,
) {
  const { episodes, voice, compiled } = state;
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
    carryOn(state, e, track, row, holding, until);
  }
  const open = episodes.open[e];
  if (open) {
    voice.close(open, until, positionOf(row));
  }
  dropEpisode(episodes, track, e);
}

/** What is said of an episode whose condition holds and has lasted. */
function rule(state: WatchState, e: number, track: number, holding: Holding, mayBeLifted: boolean): Ruling {
  const { episodes, compiled, picture } = state;
  if (episodes.aspect[e] === ASPECT.contested) return DOUBTED;
  const party = picture.tracks.party[track]!;
  const subject = compiled.subjects.answer(episodes.duty[e]!, categoryOf(state, track), party);
  const unknownWho = subject === UNKNOWN || mayBeLifted;
  const { verdict, reason } = verdictOf(unknownWho, episodes.doubt[e]!, holding.reason, episodes.how[e]!);
  return { verdict, reason, contested: episodes.firm[e] === 0 };
}

/** Most fixes inside an area say nothing new about an open indication: then nothing need be put into words. */
const sameAsSaid = ({ event }: OpenIndication, { verdict, reason, contested }: Ruling): boolean =>
  event.verdict === verdict && event.reason === reason && event.contested === contested;

function decide(
  state: WatchState,
  e: number,
  track: number,
  row: Row,
  holding: Holding,
  ruling: Ruling,
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

interface Ruling {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly contested: boolean;
}

const DOUBTED: Ruling = { verdict: 'not-determinable', reason: 'contested-position', contested: true };

function verdictOf(
  unknownWho: boolean,
  doubt: number,
  reason: VerdictReason,
  how: number,
): Omit<Ruling, 'contested'> {
  if (unknownWho || doubt === DOUBT.identity)
    return { verdict: 'not-determinable', reason: 'identity-unknown' };
  if (doubt === DOUBT.height) return { verdict: 'not-determinable', reason: 'height-unknown' };
  const appeared = reason === 'present' && how === HOW.appeared;
  return { verdict: 'breach-indicated', reason: appeared ? 'appeared-inside' : reason };
}

/** Does any open episode of the track wait for a sight that does not rest on satellite navigation? */
export function wantsFirm({ episodes }: WatchState, track: number): boolean {
  for (let e = episodes.head.of[track]!; e !== END; e = episodes.next[e]!) {
    if (episodes.firm[e] === 0) return true;
  }
  return false;
}
