/**
 * How many different objects are in an area, at one time or within a sliding span. Objects of unknown kind
 * or side, contested ones, and plots that may be of one object, are counted apart: when they decide, nobody can tell.
 */
import type { Instant, Position } from '../../kernel/index.ts';
import { sendsItself } from '../objects/silence.ts';
import { ROW, STRIDE } from '../place/envelopes.ts';
import { positionOf, refOf } from '../row-facts.ts';
import type { Subject, Verdict, VerdictReason } from '../watch-event.ts';
import { categoryOf, type Row, type WatchState } from '../watch-state.ts';
import type { Count, Member, Weight } from './count.ts';
import { nameCounted } from './name-counted.ts';
import { countDifferent } from './tell-apart.ts';

export function joinCount(state: WatchState, episode: number, slot: number, row: Row, weight: Weight): void {
  const { episodes, voice, picture } = state;
  const duty = episodes.duty[episode]!;
  const count = state.counts.get(duty)!;
  const known = count.here.get(episode);
  const party = picture.parties[picture.tracks.party[slot]!];
  const category = categoryOf(state, slot);
  if (known && known.weight === weight && known.party === party && known.category === category) return;
  const track = voice.trackId(slot);
  const since = weight === 'yes' ? episodes.sure[episode]! : episodes.since[episode]!;
  const first = Math.max(episodes.since[episode]!, episodes.firstAt[episode]!);
  const ref = refOf(state, row);
  const plotOf = sendsItself(state, slot) ? undefined : ref.source;
  const who = { track, slot, weight, party, category, plotOf };
  count.here.set(episode, { ...who, since, first, last: first, ref, until: Infinity });
  count.gone.delete(track);
  weigh(state, duty, row.fixes.observedAt[row.i]!, { position: positionOf(row) });
}

export function leaveCount(state: WatchState, episode: number, until: Instant, at: Instant): void {
  const duty = state.episodes.duty[episode]!;
  const count = state.counts.get(duty)!;
  const member = count.here.get(episode);
  if (!member) return;
  // the last moment at which it can be told apart from the others
  if (isInDoubt(count)) weigh(state, duty, at);
  count.here.delete(episode);
  member.until = until;
  if (spanOf(state, duty) > 0) count.gone.set(member.track, member);
  weigh(state, duty, at, { until });
}

/** Time has passed: who left longer ago than the span no longer counts, and plots may have been told apart. */
export function ageCounts(state: WatchState, now: Instant): void {
  for (const [duty, count] of state.counts)
    if (count.gone.size > 0 || isInDoubt(count)) weigh(state, duty, now, { until: now });
}

const isInDoubt = ({ open }: Count): boolean => open?.event.verdict === 'not-determinable';

function spanOf({ compiled }: WatchState, duty: number): number {
  const { rule } = compiled.duties[duty]!.reading;
  return rule.form === 'count-limit' ? rule.over : 0;
}

interface Occasion {
  /** Where the newest one is. */
  readonly position?: Position;
  /** Someone left, or was forgotten: since when there are fewer. */
  readonly until?: Instant;
}

function weigh(state: WatchState, duty: number, at: Instant, { position, until }: Occasion = {}): void {
  const count = state.counts.get(duty)!;
  const { rule } = state.compiled.duties[duty]!.reading;
  if (rule.form !== 'count-limit') return;
  for (const [track, { until: left }] of count.gone) if (left <= at - rule.over) count.gone.delete(track);
  if (!count.open && count.here.size + count.gone.size <= rule.limit) return;
  for (const member of count.here.values()) hear(state, member);
  const members = distinct([...count.here.values(), ...count.gone.values()]);
  const reason = reasonFor(members, rule.limit);
  // what was earned stands: fewer than before end it, and what is open from then on is said apart
  const turnsAt = until ?? at;
  const earned = count.open?.event.reason === 'over-limit' && Math.round(turnsAt) > count.open.event.from;
  const over = earned && reason !== 'over-limit';
  if (count.open && (over || !reason)) {
    state.voice.close(count.open, turnsAt);
    count.open = undefined;
  }
  if (!reason) return;
  speak(state, duty, members, reason, { ...(position && { position }), ...(over && { until: turnsAt }) });
}

function speak(
  state: WatchState,
  duty: number,
  members: readonly Member[],
  reason: VerdictReason,
  { position, until = -Infinity }: Occasion,
): void {
  const { voice, share } = state;
  const count = state.counts.get(duty)!;
  const verdict: Verdict = reason === 'over-limit' ? 'breach-indicated' : 'not-determinable';
  const contested = reason === 'contested-position';
  const observations = refsOf(members);
  const decisive =
    verdict === 'breach-indicated' ? members.filter(({ weight }) => weight === 'yes') : members;
  const from = decisive.reduce((latest, { since }) => Math.max(latest, since), until);
  const isEarned = verdict === 'breach-indicated' && count.open?.event.verdict !== verdict;
  if (count.open && isEarned && Math.round(from) > count.open.event.from) {
    voice.close(count.open, from);
    count.open = undefined;
  }
  const subject = nameAll(count, members, verdict);
  if (count.open) {
    voice.update(count.open, { verdict, reason, contested, subject, observations });
    return;
  }
  const place = position ? { position } : {};
  const words = { duty, verdict, reason, contested, subject, from, ...place, observations, exceptions: [] };
  count.open = voice.open({ ...words, share: share[duty]! });
}

/** Who counts, or has counted since the verdict became what it is: a breach that took two sides stays theirs. */
function nameAll({ counted, open }: Count, members: readonly Member[], verdict: Verdict): Subject {
  if (open?.event.verdict !== verdict) counted.clear();
  for (const member of members) {
    if (verdict === 'breach-indicated' && member.weight !== 'yes') continue;
    counted.set(`${member.party ?? ''} ${member.category}`, member);
  }
  return nameCounted([...counted.values()]);
}

/** Fixes in its quiet envelope have said nothing but that it is still there. */
function hear({ envelopes: { rows } }: WatchState, member: Member): void {
  const at = rows[member.slot * STRIDE + ROW.lastAt]!;
  if (at > member.last) member.last = at;
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
  if (members.length <= limit) return undefined;
  const of = (weight: Weight) => members.filter((member) => member.weight === weight);
  const sure = countDifferent(of('yes'));
  if (sure > limit) return 'over-limit';
  const contested = of('contested').length;
  if (sure + contested > limit) return 'contested-position';
  return sure + contested + of('lone').length > limit ? 'uncorroborated' : 'identity-unknown';
}

/** The observations that brought the newest members, at most this many. */
const MOST_REFS = 16;
const refsOf = (members: readonly Member[]) => members.slice(-MOST_REFS).map(({ ref }) => ref);
