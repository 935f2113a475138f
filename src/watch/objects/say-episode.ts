/** What is said of an episode: that it has lasted long enough, what has changed about it, that it is over. */

import type { Weight } from '../counts/count.ts';
import { joinCount, leaveCount } from '../counts/count-limit.ts';
import { END } from '../free-list.ts';
import type { Decision, OpenIndication } from '../indication.ts';
import { HOW } from '../place/cells.ts';
import { UNKNOWN, YES } from '../place/height.ts';
import { dwellOf, isLonePlot, positionOf, refOf } from '../row-facts.ts';
import type { Verdict, VerdictReason } from '../watch-event.ts';
import { categoryOf, type Row, type WatchState } from '../watch-state.ts';
import { ASPECT, DOUBT } from './episodes.ts';
import type { Holding } from './holding.ts';

/**
 * Puts into words what has lasted long enough at `holding.until`; brings `holding.next` forward to when it will have.
 * Objects under a count limit are counted instead.
 */
export function sayEpisode(state: WatchState, e: number, track: number, row: Row, holding: Holding): void {
  const { episodes, voice, compiled } = state;
  const duty = episodes.duty[e]!;
  const { rule: asked } = compiled.duties[duty]!.reading;
  if (asked.form === 'count-limit') {
    joinCount(state, e, track, row, weightOf(state, e, track));
    return;
  }
  const due = episodes.since[e]! + dwellOf(asked);
  if (holding.until < due) {
    if (due > state.pendingUntil[duty]!) state.pendingUntil[duty] = due;
    if (due < holding.next) holding.next = due;
    return;
  }
  const open = episodes.open[e];
  rule(state, e, track, holding);
  if (open && sameAsSaid(open)) return;
  const worded = decide(state, e, track, row, holding);
  if (open) voice.update(open, worded);
  else episodes.open[e] = voice.open(worded);
}

/** From `holding.until` on it no longer counts. What is pending and had lasted long enough is said, then closed. */
export function closeEpisode(state: WatchState, e: number, track: number, row: Row, holding: Holding): void {
  const { episodes, voice, compiled } = state;
  const { rule: asked } = compiled.duties[episodes.duty[e]!]!.reading;
  const { until } = holding;
  if (asked.form === 'count-limit') leaveCount(state, e, until, row.fixes.observedAt[row.i]!);
  const lasted = until - episodes.since[e]!;
  // these forms only remember who is there; what is said about them is said elsewhere
  const silent = asked.form === 'count-limit' || asked.form === 'transponder-on';
  const pending = !silent && !episodes.open[e] && episodes.lifted[e] !== YES;
  if (pending && lasted > 0 && lasted >= dwellOf(asked)) sayEpisode(state, e, track, row, holding);
  const open = episodes.open[e];
  if (open) voice.close(open, until, positionOf(row));
  episodes.open[e] = undefined;
}

/** Nobody knows whether the duty binds the object, or whether an exception lifts it. */
function isUnknownWhose(state: WatchState, e: number, track: number): boolean {
  const { episodes, compiled, picture } = state;
  const party = picture.tracks.party[track]!;
  const subject = compiled.subjects.answer(episodes.duty[e]!, categoryOf(state, track), party);
  return subject === UNKNOWN || episodes.lifted[e] === UNKNOWN;
}

function weightOf(state: WatchState, e: number, track: number): Weight {
  const { episodes } = state;
  if (episodes.aspect[e] === ASPECT.contested) return 'contested';
  if (episodes.doubt[e] !== DOUBT.none || isUnknownWhose(state, e, track)) return 'unknown';
  return isLonePlot(state, track) ? 'lone' : 'yes';
}

/** What is said of the episode last ruled on; overwritten, since most fixes inside an area say nothing new. */
const ruling: { verdict: Verdict; reason: VerdictReason; contested: boolean } = {
  verdict: 'not-determinable',
  reason: 'contested-position',
  contested: true,
};

/** Rules on an episode whose condition holds and has lasted. */
function rule(state: WatchState, e: number, track: number, holding: Holding): void {
  const { episodes } = state;
  const contested = episodes.aspect[e] === ASPECT.contested;
  ruling.verdict = 'not-determinable';
  ruling.contested = contested || episodes.firm[e] === 0;
  if (contested) ruling.reason = 'contested-position';
  else if (isUnknownWhose(state, e, track) || episodes.doubt[e] === DOUBT.identity)
    ruling.reason = 'identity-unknown';
  else if (episodes.doubt[e] === DOUBT.height) ruling.reason = 'height-unknown';
  else if (episodes.doubt[e] === DOUBT.speed) ruling.reason = 'speed-unknown';
  else if (isLonePlot(state, track)) ruling.reason = 'uncorroborated';
  else {
    ruling.verdict = 'breach-indicated';
    const appeared = holding.reason === 'present' && episodes.how[e] === HOW.appeared;
    ruling.reason = appeared ? 'appeared-inside' : holding.reason;
  }
}

const sameAsSaid = ({ event }: OpenIndication): boolean =>
  event.verdict === ruling.verdict && event.reason === ruling.reason && event.contested === ruling.contested;

function decide(state: WatchState, e: number, track: number, row: Row, holding: Holding): Decision {
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
            source: voice.sourceId(neighbours.heard.source[other]!),
            index: neighbours.heard.index[other]!,
            observedAt: neighbours.heard.seenAt[other]!,
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
    exceptions: episodes.trace[e] ?? [],
  };
}
