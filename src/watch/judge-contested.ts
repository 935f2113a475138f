/**
 * A fix that something speaks against. It moves nothing and opens no breach; where it would matter, the
 * watch says that it cannot tell, until a trusted fix comes or the contested ones lie elsewhere.
 */
import type { Instant } from '../kernel/index.ts';
import { HOW } from './cells.ts';
import { type Holding, makeHolding } from './duty-holds.ts';
import { ROW, STRIDE } from './envelopes.ts';
import { ASPECT, findEpisode } from './episodes.ts';
import { END } from './free-list.ts';
import { NO, YES } from './height.ts';
import { bandAnswer } from './height-of.ts';
import { beginEpisode, carryOn, endEpisode } from './step-duty.ts';
import { categoryOf, type Row, type WatchState } from './watch-state.ts';

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
    for (let n = compiled.areaStart[area]!; n < compiled.areaStart[area + 1]!; n++) {
      doubtDuty(state, track, row, compiled.areaDuties[n]!, at);
    }
  }
}

function doubtDuty(state: WatchState, track: number, row: Row, duty: number, at: Instant): void {
  const { compiled, episodes, picture } = state;
  const { form } = compiled.duties[duty]!.reading.rule;
  if (form !== 'presence-ban' && form !== 'count-limit') return;
  if (at < compiled.dutyFrom[duty]! || at >= compiled.dutyUntil[duty]!) return;
  if (compiled.subjects.answer(duty, categoryOf(state, track), picture.tracks.party[track]!) === NO) return;
  const main = findEpisode(episodes, track, duty, ASPECT.main);
  if (main !== END && (form === 'count-limit' || episodes.open[main])) return;
  holding.since = at;
  holding.until = at;
  let e = findEpisode(episodes, track, duty, ASPECT.contested);
  if (e === END) e = beginEpisode(state, track, duty, ASPECT.contested, row, holding);
  carryOn(state, e, track, row, holding);
}

/** Ends what contested fixes began, except in `areas`: all of it once a trusted fix has come. */
export function endContested(state: WatchState, track: number, row: Row, areas?: ReadonlySet<number>): void {
  const { episodes, compiled } = state;
  holding.until = row.fixes.observedAt[row.i]!;
  let e = episodes.head.of[track]!;
  while (e !== END) {
    const next = episodes.next[e]!;
    const area = compiled.duties[episodes.duty[e]!]!.area;
    if (episodes.aspect[e] === ASPECT.contested && !areas?.has(area))
      endEpisode(state, e, track, row, holding);
    e = next;
  }
}
