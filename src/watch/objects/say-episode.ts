/** What is said of an episode: that it has lasted long enough, what has changed about it, that it is over. */

import { chargeFor } from '../announced/charge.ts';
import { bindsTrack } from '../binds.ts';
import { limitsAmount } from '../counts/amount.ts';
import { isPlaced, joinCount, leaveCount } from '../counts/amount-limit.ts';
import type { Weight } from '../counts/count.ts';
import { END } from '../free-list.ts';
import type { Decision, OpenIndication } from '../indication.ts';
import { listedAt } from '../lists/listed-track.ts';
import { HOW } from '../place/cells.ts';
import { UNKNOWN, YES } from '../place/height.ts';
import { allowedStay, dwellOf, isLonePlot, positionOf, refOf } from '../row-facts.ts';
import { isBreachReason, type UndeterminedReason, type Verdict, type VerdictReason } from '../watch-event.ts';
import type { Row, WatchState } from '../watch-state.ts';
import { ASPECT, DOUBT, type Episodes } from './episodes.ts';
import type { Holding } from './holding.ts';

/**
 * Puts into words what has lasted long enough at `holding.until`; brings `holding.next` forward to when it will have.
 * Objects under a limit of how many or how much are counted instead.
 */
export function sayEpisode(state: WatchState, e: number, track: number, row: Row, holding: Holding): void {
  const { episodes, voice, compiled } = state;
  const duty = episodes.duty[e]!;
  const { rule: asked } = compiled.duties[duty]!.reading;
  weighDoubt(state, e, holding);
  if (limitsAmount(asked)) {
    joinCount(state, e, track, row, weightOf(state, e, track));
    if (isPlaced(state, duty, holding.until)) holding.next = holding.until;
    return;
  }
  const dwell = dwellOf(asked);
  const surelyDue = episodes.sure[e]! + dwell;
  const due = episodes.since[e]! + dwell;
  if (holding.until < surelyDue && surelyDue < holding.next) holding.next = surelyDue;
  if (holding.until < due) {
    // a stay that may become too long is none as yet
    if (asked.form !== 'stay-limit' && due > state.pendingUntil[duty]!) state.pendingUntil[duty] = due;
    if (due < holding.next) holding.next = due;
    return;
  }
  rule(state, e, track, holding, holding.until >= surelyDue);
  const said = episodes.open[e];
  if (said && sameAsSaid(said)) return;
  turn(state, e, row, holding);
  const worded = decide(state, e, track, row, holding);
  const open = episodes.open[e];
  if (open) voice.update(open, worded);
  else episodes.open[e] = voice.open(worded);
}

/** Since when nothing is in doubt about it. Whose it is does not count: once known, it was so all along. */
function weighDoubt({ episodes, compiled }: WatchState, e: number, holding: Holding): void {
  const doubt = episodes.lifted[e] === UNKNOWN ? DOUBT.identity : episodes.doubt[e]!;
  if (doubt !== DOUBT.none) {
    episodes.doubted[e] = doubt;
    episodes.sure[e] = Infinity;
  } else if (episodes.sure[e] === Infinity)
    episodes.sure[e] = holding.until + allowedStay(compiled.duties[episodes.duty[e]!]!.reading.rule);
}

/**
 * What was earned stands: a breach ends where it gives way to a doubt, and a doubt where a breach begins that was not
 * sure before. Each is an indication of its own.
 */
function turn({ episodes, voice }: WatchState, e: number, row: Row, holding: Holding): void {
  const open = episodes.open[e];
  if (!open || open.event.verdict === ruling.verdict) {
    if (!open && ruling.verdict === 'breach-indicated') beginWhereSure(episodes, e);
    return;
  }
  if (ruling.verdict === 'breach-indicated') {
    if (!beginWhereSure(episodes, e)) return;
  } else if (Math.round(holding.until) > open.event.from) episodes.from[e] = holding.until;
  else return;
  voice.close(open, episodes.from[e]!, positionOf(row));
  episodes.open[e] = undefined;
}

/** False: it was sure from where the episode is said to begin. */
function beginWhereSure({ sure, from }: Episodes, e: number): boolean {
  if (Math.round(sure[e]!) <= Math.round(from[e]!)) return false;
  from[e] = sure[e]!;
  return true;
}

/** From `holding.until` on it no longer counts. What is pending and had lasted long enough is said, then closed. */
export function closeEpisode(state: WatchState, e: number, track: number, row: Row, holding: Holding): void {
  const { episodes, voice, compiled } = state;
  const { rule: asked } = compiled.duties[episodes.duty[e]!]!.reading;
  const { until } = holding;
  if (limitsAmount(asked)) leaveCount(state, e, until, row.fixes.observedAt[row.i]!);
  const lasted = until - episodes.since[e]!;
  // these forms only remember who is there; what is said about them is said elsewhere
  const silent = limitsAmount(asked) || asked.form === 'transponder-on';
  const pending = !silent && !episodes.open[e] && episodes.lifted[e] !== YES;
  if (pending && lasted > 0 && lasted >= dwellOf(asked)) sayEpisode(state, e, track, row, holding);
  const open = episodes.open[e];
  if (open) voice.close(open, until, positionOf(row));
  episodes.open[e] = undefined;
}

/** Nobody knows whether the duty binds the object. */
function isUnknownWhose(state: WatchState, e: number, track: number): boolean {
  const { duty, since } = state.episodes;
  if (bindsTrack(state, duty[e]!, track) === UNKNOWN) return true;
  return (
    state.compiled.listings[duty[e]!] !== undefined && listedAt(state, duty[e]!, track, since[e]!) === UNKNOWN
  );
}

function weightOf(state: WatchState, e: number, track: number): Weight {
  const { episodes } = state;
  if (episodes.aspect[e] === ASPECT.contested) return 'contested';
  if (episodes.sure[e] === Infinity || isUnknownWhose(state, e, track)) return 'unknown';
  return isLonePlot(state, track) ? 'lone' : 'yes';
}

/** By `DOUBT`: what is said of an episode that may hold. */
const UNSURE: readonly UndeterminedReason[] = [
  'identity-unknown',
  'height-unknown',
  'identity-unknown',
  'speed-unknown',
  'position-uncertain',
];

/** What is said of the episode last ruled on; overwritten, since most fixes inside an area say nothing new. */
const ruling: { verdict: Verdict; reason: VerdictReason; contested: boolean } = {
  verdict: 'not-determinable',
  reason: 'contested-position',
  contested: true,
};

/** Rules on an episode whose condition may hold and has lasted; `isSure`: it has surely done so for as long. */
function rule(state: WatchState, e: number, track: number, holding: Holding, isSure: boolean): void {
  const { episodes } = state;
  const contested = episodes.aspect[e] === ASPECT.contested;
  ruling.verdict = 'not-determinable';
  ruling.contested = contested || episodes.firm[e] === 0;
  if (contested) ruling.reason = 'contested-position';
  else if (isUnknownWhose(state, e, track)) ruling.reason = 'identity-unknown';
  else if (!isSure) ruling.reason = UNSURE[episodes.doubted[e]!]!;
  else if (isLonePlot(state, track)) ruling.reason = 'uncorroborated';
  else {
    const { rule: asked } = state.compiled.duties[episodes.duty[e]!]!.reading;
    if (asked.form === 'notice-duty') {
      ruling.reason = chargeFor(state, asked, episodes.late[e] === 1, episodes.since[e]!);
      ruling.verdict = isBreachReason(ruling.reason) ? 'breach-indicated' : 'not-determinable';
      return;
    }
    ruling.verdict = 'breach-indicated';
    const atFirst = episodes.how[e] === HOW.appeared && episodes.sure[e] === episodes.since[e];
    const appeared = holding.reason === 'present' && atFirst;
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
    from: episodes.from[e]!,
    position: positionOf(row),
    observations: [...(same ? [last] : [first, last]), ...second],
    exceptions: episodes.trace[e] ?? [],
  };
}
