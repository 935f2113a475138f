/**
 * How many different objects are in an area, at one time or within a sliding span. Objects of unknown kind
 * or side, and contested ones, are counted apart: when they decide, nobody can tell.
 */
import type { Instant } from '../kernel/index.ts';
import type { Member, Weight } from './count.ts';
import { positionOf, refOf } from './row-facts.ts';
import type { Verdict, VerdictReason } from './watch-event.ts';
import type { Row, WatchState } from './watch-state.ts';

export function joinCount(state: WatchState, episode: number, track: number, row: Row, weight: Weight): void {
  const duty = state.episodes.duty[episode]!;
  const count = state.counts.get(duty)!;
  const known = count.here.get(episode);
  if (known?.weight === weight) return;
  const id = state.voice.trackId(track);
  const since = state.episodes.since[episode]!;
  count.here.set(episode, { track: id, weight, since, ref: refOf(state, row), until: Infinity });
  count.gone.delete(id);
  weigh(state, duty, row.fixes.observedAt[row.i]!, positionOf(row));
}

export function leaveCount(state: WatchState, episode: number, until: Instant, at: Instant): void {
  const duty = state.episodes.duty[episode]!;
  const count = state.counts.get(duty)!;
  const member = count.here.get(episode);
  if (!member) return;
  count.here.delete(episode);
  member.until = until;
  if (spanOf(state, duty) > 0) count.gone.set(member.track, member);
  weigh(state, duty, at, undefined, until);
}

/** Time has passed: who left longer ago than the span no longer counts. */
export function ageCounts(state: WatchState, now: Instant): void {
  for (const [duty, count] of state.counts) if (count.gone.size > 0) weigh(state, duty, now);
}

function spanOf({ compiled }: WatchState, duty: number): number {
  const { rule } = compiled.duties[duty]!.reading;
  return rule.form === 'count-limit' ? rule.over : 0;
}

function weigh(
  state: WatchState,
  duty: number,
  at: Instant,
  position?: { lon: number; lat: number },
  until: Instant = at,
): void {
  const { compiled, voice, share } = state;
  const count = state.counts.get(duty)!;
  const { rule } = compiled.duties[duty]!.reading;
  if (rule.form !== 'count-limit') return;
  for (const [track, { until: left }] of count.gone) if (left <= at - rule.over) count.gone.delete(track);
  if (!count.open && count.here.size + count.gone.size <= rule.limit) return;
  const members = distinct([...count.here.values(), ...count.gone.values()]);
  const reason = reasonFor(members, rule.limit);
  if (!reason) {
    if (count.open) {
      voice.close(count.open, until);
    }
    count.open = undefined;
    return;
  }
  const verdict: Verdict = reason === 'over-limit' ? 'breach-indicated' : 'not-determinable';
  if (count.open) {
    voice.update(count.open, { verdict, reason, observations: refsOf(members) });
    return;
  }
  count.open = voice.open({
    duty,
    verdict,
    reason,
    share: share[duty]!,
    contested: reason === 'contested-position',
    subject: {},
    from: members.reduce((latest, { since }) => Math.max(latest, since), -Infinity),
    ...(position ? { position } : {}),
    observations: refsOf(members),
    exceptions: [],
  });
}

/** One per object, with its surest weight, in the order in which they came. */
function distinct(members: readonly Member[]): readonly Member[] {
  const byTrack = new Map<string, Member>();
  for (const member of members) {
    const known = byTrack.get(member.track);
    if (!known || (known.weight !== 'yes' && member.weight === 'yes')) byTrack.set(member.track, member);
  }
  return [...byTrack.values()].sort((a, b) => a.since - b.since || (a.track < b.track ? -1 : 1));
}

function reasonFor(members: readonly Member[], limit: number): VerdictReason | undefined {
  const of = (weight: Weight) => members.filter((member) => member.weight === weight).length;
  if (of('yes') > limit) return 'over-limit';
  if (members.length <= limit) return undefined;
  if (of('yes') + of('contested') > limit) return 'contested-position';
  return of('yes') + of('contested') + of('lone') > limit ? 'uncorroborated' : 'identity-unknown';
}

/** The observations that brought the newest members, at most this many. */
const MOST_REFS = 16;
const refsOf = (members: readonly Member[]) => members.slice(-MOST_REFS).map(({ ref }) => ref);
