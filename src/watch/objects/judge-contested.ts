/**
 * A fix that something speaks against. It moves nothing and opens no breach; where it would matter, the
 * watch says that it cannot tell, until a trusted fix comes or the contested ones lie elsewhere.
 */

import type { Rule } from '../../accord/index.ts';
import type { Instant } from '../../kernel/index.ts';
import { bindsTrack } from '../binds.ts';
import { limitsAmount } from '../counts/amount.ts';
import { END } from '../free-list.ts';
import { leaveOpen } from '../left-open.ts';
import { listedAt } from '../lists/listed-track.ts';
import { HOW } from '../place/cells.ts';
import { ROW, STRIDE } from '../place/envelopes.ts';
import { NO, YES } from '../place/height.ts';
import { bandAnswer } from '../place/height-of.ts';
import { categoryOf, type Row, type WatchState } from '../watch-state.ts';
import { DOUBT_LASTS } from './doubt-place.ts';
import { ASPECT, findEpisode } from './episodes.ts';
import { type Holding, makeHolding } from './holding.ts';
import { askClose, keepsFromKind } from './keep-apart.ts';
import { sendsItself } from './silence.ts';
import { doubtStay } from './stays.ts';
import { beginEpisode, carryOn, endEpisode } from './step-duty.ts';

/** Forms whose breach is where an object is. */
const RESTS_ON_PLACE: ReadonlySet<Rule['form']> = new Set([
  'presence-ban',
  'corridor',
  'minimum-distance',
  'count-limit',
  'tonnage-limit',
  'withdrawal',
  'notice-duty',
]);

const holding: Holding = { ...makeHolding(), answer: YES, how: HOW.entered };

export function judgeContested(state: WatchState, track: number, row: Row): void {
  const { field, compiled, envelopes } = state;
  const at = row.fixes.observedAt[row.i]!;
  envelopes.rows[track * STRIDE + ROW.contestedAt] = at;
  const zones = [
    ...field.found.subarray(0, field.locate(row.fixes.longitude[row.i]!, row.fixes.latitude[row.i]!)),
  ];
  const areas = new Set<number>();
  for (const zone of zones) {
    const holds = at >= compiled.zoneFrom[zone]! && at < compiled.zoneUntil[zone]!;
    if (holds && bandAnswer(state, track, row, zone) !== NO) areas.add(compiled.zoneArea[zone]!);
  }
  endContested(state, track, row, areas);
  for (const area of areas) {
    doubtShunned(state, track, area, at);
    for (let n = compiled.areaStart[area]!; n < compiled.areaStart[area + 1]!; n++) {
      const duty = compiled.areaDuties[n]!;
      const { form } = compiled.duties[duty]!.reading.rule;
      if (form === 'transponder-on') doubtSender(state, track, duty, at);
      else if (form === 'stay-limit') doubtStay(state, track, duty, at);
      else if (wouldMatter(state, duty, track, row, areas)) doubtDuty(state, track, row, duty, at);
    }
  }
}

/** Would a trusted fix at this place be looked at for a breach of the duty? */
function wouldMatter(
  { compiled, neighbours }: WatchState,
  duty: number,
  track: number,
  { fixes, tracked, i }: Row,
  areas: ReadonlySet<number>,
): boolean {
  const { second, reading } = compiled.duties[duty]!;
  const { rule } = reading;
  if (!RESTS_ON_PLACE.has(rule.form)) return false;
  if (keepsFromKind(rule)) return askClose(neighbours!, duty, track, fixes, tracked, i, true) !== NO;
  return rule.form !== 'minimum-distance' || areas.has(second);
}

/** Nobody who has to keep away from it in the area can be told to do so while its place is contested. */
function doubtShunned(state: WatchState, track: number, area: number, at: Instant): void {
  const { neighbours } = state;
  if (!neighbours) return;
  const category = categoryOf(state, track);
  for (const duty of neighbours.byArea[area]!) {
    if (neighbours.answers[duty]![category] === NO) continue;
    leaveOpen(state, duty, at + DOUBT_LASTS, 'contested-position');
  }
}

/** Of what says nothing of itself nobody knows whether it is heard by another name. */
function doubtSender(state: WatchState, track: number, duty: number, at: Instant): void {
  if (!sendsItself(state, track)) leaveOpen(state, duty, at + DOUBT_LASTS, 'identity-unknown');
}

function doubtDuty(state: WatchState, track: number, row: Row, duty: number, at: Instant): void {
  const { compiled, episodes } = state;
  const { rule } = compiled.duties[duty]!.reading;
  if (at < compiled.dutyFrom[duty]! || at >= compiled.dutyUntil[duty]!) return;
  if (bindsTrack(state, duty, track) === NO || listedAt(state, duty, track, at) === NO) return;
  const main = findEpisode(episodes, track, duty, ASPECT.main);
  if (main !== END && (limitsAmount(rule) || episodes.open[main])) return;
  holding.since = at;
  holding.until = at;
  let e = findEpisode(episodes, track, duty, ASPECT.contested);
  if (e === END) e = beginEpisode(state, track, duty, ASPECT.contested, row, holding);
  carryOn(state, e, track, row, holding);
}

/**
 * Ends what contested fixes began: all of it once a trusted fix has come. A contested one outside `areas` ends only
 * what has not lasted long enough to be said; what has, it settles no more than one inside would.
 */
export function endContested(state: WatchState, track: number, row: Row, areas?: ReadonlySet<number>): void {
  const { episodes, compiled } = state;
  holding.until = row.fixes.observedAt[row.i]!;
  let e = episodes.head.of[track]!;
  while (e !== END) {
    const next = episodes.next[e]!;
    const area = compiled.duties[episodes.duty[e]!]!.area;
    const stays = areas && (areas.has(area) || episodes.open[e]);
    if (episodes.aspect[e] === ASPECT.contested && !stays) endEpisode(state, e, track, row, holding);
    e = next;
  }
}
