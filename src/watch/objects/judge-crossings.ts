/**
 * Zones that a track went through between two fixes, both outside: the exact way between them tells when it
 * went in and out. A way on which contested fixes lie tells nothing for certain. Rare, so plain code, once it is
 * known that there is such a zone.
 */
import type { Rule } from '../../accord/index.ts';
import type { Instant, Position } from '../../kernel/index.ts';
import { chargeFor, isLate } from '../announced/charge.ts';
import { bindsTrack } from '../binds.ts';
import { limitsAmount } from '../counts/amount.ts';
import { liftingOf } from '../exceptions/exceptions.ts';
import { END } from '../free-list.ts';
import { listedStretch } from '../lists/listed-track.ts';
import { both } from '../match-subject.ts';
import { findCell, sureDistance } from '../place/cells.ts';
import { ROW, STRIDE } from '../place/envelopes.ts';
import { type Answer, NO, UNKNOWN, YES } from '../place/height.ts';
import { bandAnswer, heightSaid } from '../place/height-of.ts';
import { askedAt, dwellOf, hasExceptions, isGnss, positionOf, refOf } from '../row-facts.ts';
import { type BreachReason, isBreachReason, type VerdictReason } from '../watch-event.ts';
import type { Row, WatchState } from '../watch-state.ts';

interface Passage {
  readonly zone: number;
  readonly entered: Instant;
  readonly left: Instant;
  readonly middle: Position;
}

/** `crossings`: how often the way to the row crosses boundaries, as `field` has just found. */
export function judgeCrossings(state: WatchState, track: number, row: Row, crossings: number): void {
  const { field, cells } = state;
  let through = false;
  for (let n = 0; n < crossings && !through; n++)
    through = findCell(cells, track, field.crossedZone[n]!) === END;
  if (through) judgePassages(state, track, row, crossings);
}

function judgePassages(state: WatchState, track: number, row: Row, crossings: number): void {
  for (const passage of passagesOf(state, track, row, crossings)) {
    const height = bandAnswer(state, track, row, passage.zone);
    if (height !== NO) judgePassage(state, track, row, passage, height);
  }
}

/** The longest stay of the way in each zone that holds neither of its ends. */
function passagesOf(state: WatchState, track: number, row: Row, crossings: number): readonly Passage[] {
  const { field, cells } = state;
  const at = row.fixes.observedAt[row.i]!;
  const previousAt = row.tracked.previousAt[row.i]!;
  const shares = new Map<number, number[]>();
  for (let n = 0; n < crossings; n++) {
    const zone = field.crossedZone[n]!;
    if (findCell(cells, track, zone) !== END) continue;
    shares.set(zone, [...(shares.get(zone) ?? []), field.crossedAt[n]!]);
  }
  return [...shares].flatMap(([zone, along]) => {
    along.sort((a, b) => a - b);
    const stay = longestStay(state, row, zone, along);
    const instant = (share: number) => previousAt + share * (at - previousAt);
    if (!stay) return [];
    const middle = placeAlong(row, (stay[0] + stay[1]) / 2);
    return [{ zone, entered: instant(stay[0]), left: instant(stay[1]), middle }];
  });
}

function longestStay(
  { field }: WatchState,
  row: Row,
  zone: number,
  along: readonly number[],
): readonly [number, number] | undefined {
  let best: readonly [number, number] | undefined;
  for (let n = 1; n < along.length; n++) {
    const [from, to] = [along[n - 1]!, along[n]!];
    if (best && to - from <= best[1] - best[0]) continue;
    const { lon, lat } = placeAlong(row, (from + to) / 2);
    const holds = field.found.subarray(0, field.locate(lon, lat)).includes(zone);
    field.measure(lon, lat, sureDistance(row.tracked.sigma[row.i]!));
    if (holds && !field.near(zone)) best = [from, to];
  }
  return best;
}

/** Where the object was after a share of its way from the previous fix. */
function placeAlong({ fixes, tracked, i }: Row, share: number): Position {
  const lon = tracked.previousLongitude[i]!;
  const lat = tracked.previousLatitude[i]!;
  return { lon: lon + share * (fixes.longitude[i]! - lon), lat: lat + share * (fixes.latitude[i]! - lat) };
}

function judgePassage(state: WatchState, track: number, row: Row, passage: Passage, height: Answer): void {
  const { compiled } = state;
  const { zone, entered, left } = passage;
  const area = compiled.zoneArea[zone]!;
  if (entered < compiled.zoneFrom[zone]! || left > compiled.zoneUntil[zone]!) return;
  for (let n = compiled.areaStart[area]!; n < compiled.areaStart[area + 1]!; n++) {
    const duty = compiled.areaDuties[n]!;
    const { rule } = compiled.duties[duty]!.reading;
    if (!passageReason(rule) || left - entered < dwellOf(rule)) continue;
    if (entered < compiled.dutyFrom[duty]! || left > compiled.dutyUntil[duty]!) continue;
    const listed = listedStretch(state, duty, track, entered);
    if (listed && left > listed.inForce.until) continue;
    const who = both(bindsTrack(state, duty, track), listed?.answer ?? YES);
    if (who !== NO) sayPassage(state, track, row, duty, passage, who, height);
  }
}

/** What a way through is by itself; undefined: nothing. */
function passageReason(rule: Rule): BreachReason | undefined {
  const { form } = rule;
  if (form === 'presence-ban') return 'crossed';
  if (form === 'notice-duty') return limitsAmount(rule) ? undefined : 'not-notified';
  return form === 'withdrawal' ? 'not-withdrawn' : undefined;
}

function sayPassage(
  state: WatchState,
  track: number,
  row: Row,
  duty: number,
  { entered, left, middle }: Passage,
  who: Answer,
  height: Answer,
): void {
  const { voice, share, envelopes } = state;
  const asked = askedAt(state, duty, track, entered, middle, heightSaid(state, track, row));
  const lifting = hasExceptions(state, duty) ? liftingOf(state.notices, asked) : undefined;
  if (lifting?.lifted === YES) return;
  const contested = envelopes.rows[track * STRIDE + ROW.contestedAt]! > 0;
  const { rule } = state.compiled.duties[duty]!.reading;
  let reason: VerdictReason =
    rule.form === 'notice-duty'
      ? chargeFor(state, rule, isLate(state, rule, asked), entered)
      : passageReason(rule)!;
  if (contested) reason = 'contested-position';
  else if (who === UNKNOWN || lifting?.lifted === UNKNOWN) reason = 'identity-unknown';
  else if (height === UNKNOWN) reason = 'height-unknown';
  const open = voice.open({
    duty,
    verdict: isBreachReason(reason) ? 'breach-indicated' : 'not-determinable',
    reason,
    share: share[duty]!,
    contested: contested || isGnss(state, row),
    subject: voice.subjectOf(track),
    from: entered,
    until: left,
    position: positionOf(row),
    observations: [refOf(state, row)],
    exceptions: lifting?.trace ?? [],
  });
  voice.close(open, left);
}
