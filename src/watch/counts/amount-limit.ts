/**
 * How many different objects are in an area, or how much they come to, at one time or within a sliding span. Objects
 * of unknown kind, side or amount, contested ones, and plots that may be of one object, are counted apart: when they
 * decide, nobody can tell.
 */
import type { Instant, Milliseconds, Position } from '../../kernel/index.ts';
import { weighCounted } from '../announced/weigh-counted.ts';
import { sendsItself } from '../objects/silence.ts';
import { ROW, STRIDE } from '../place/envelopes.ts';
import { positionOf, refOf } from '../row-facts.ts';
import { isBreachReason, type Subject, type Verdict } from '../watch-event.ts';
import { categoryOf, type Row, type WatchState } from '../watch-state.ts';
import { type AmountRule, hasThreshold, isEachs, limitOf, spanOf, TOGETHER } from './amount.ts';
import { amountOfTrack } from './amount-of-track.ts';
import { type Count, type Member, mostOf, type Said, type Weight } from './count.ts';
import { nameCounted } from './name-counted.ts';
import { inOrder, type Ruling, type Share, sharesOf } from './weigh-members.ts';

const ruleOf = ({ compiled }: WatchState, duty: number): AmountRule =>
  compiled.duties[duty]!.reading.rule as AmountRule;

export function joinCount(state: WatchState, episode: number, slot: number, row: Row, weight: Weight): void {
  const { episodes, voice, picture } = state;
  const duty = episodes.duty[episode]!;
  const count = state.counts.get(duty)!;
  const known = count.here.get(episode);
  const party = picture.parties[picture.tracks.party[slot]!];
  const category = categoryOf(state, slot);
  const isKnown = known?.weight === weight && known.party === party && known.category === category;
  if (known) known.position = positionOf(row);
  if (isKnown && !isPlaced(state, duty, row.fixes.observedAt[row.i]!)) return;
  if (isKnown) {
    weigh(state, duty, row.fixes.observedAt[row.i]!, { position: known.position });
    return;
  }
  const track = voice.trackId(slot);
  const since = weight === 'yes' ? episodes.sure[episode]! : episodes.since[episode]!;
  const first = Math.max(episodes.since[episode]!, episodes.firstAt[episode]!);
  const ref = refOf(state, row);
  const plotOf = sendsItself(state, slot) ? undefined : ref.source;
  const amount = amountOfTrack(state, ruleOf(state, duty), slot);
  takeUp(state, duty, row.fixes.observedAt[row.i]!);
  const who = { track, slot, weight, party, category, amount, plotOf };
  count.here.set(episode, {
    ...who,
    since,
    first,
    last: first,
    ref,
    position: positionOf(row),
    until: Infinity,
  });
  count.gone.delete(track);
  weigh(state, duty, row.fixes.observedAt[row.i]!, { position: positionOf(row) });
}

export function leaveCount(state: WatchState, episode: number, until: Instant, at: Instant): void {
  const duty = state.episodes.duty[episode]!;
  const count = state.counts.get(duty)!;
  const member = count.here.get(episode);
  if (!member) return;
  // the last moment at which it can be told apart from the others; notices count only while it was there
  const last = hasThreshold(ruleOf(state, duty)) ? until : at;
  if (isInDoubt(count)) weigh(state, duty, last);
  count.here.delete(episode);
  member.until = until;
  if (spanOf(ruleOf(state, duty)) > 0) count.gone.set(member.track, member);
  weigh(state, duty, last, { until });
}

/** Time has passed: who left longer ago than the span no longer counts, and plots may have been told apart. */
export function ageCounts(state: WatchState, now: Instant): void {
  for (const [duty, count] of state.counts) {
    // whoever joins takes up what notices have said until then
    if (count.here.size === 0 && count.gone.size === 0 && count.said.size === 0) continue;
    passNotices(state, duty, now);
    if (count.gone.size > 0 || isInDoubt(count)) weigh(state, duty, now, { until: now });
  }
}

function isInDoubt({ said }: Count): boolean {
  for (const { open } of said.values()) if (open?.event.verdict === 'not-determinable') return true;
  return false;
}

interface Occasion {
  /** Where the newest one is. */
  readonly position?: Position;
  /** Someone left, or was forgotten: since when there are fewer. */
  readonly until?: Instant;
}

/** Does a notice that a duty asks for hold in a place only, so that each next place has to be asked about? */
export function isPlaced(state: WatchState, duty: number, at: Instant): boolean {
  const rule = ruleOf(state, duty);
  return hasThreshold(rule) && state.notices.isPlaced(rule.notice, at);
}

/** A notice may be told at the very instant of the last look, after it: that instant is asked about again. */
const SAME_INSTANT: Milliseconds = 1;

/** Notices up to then were without one that joins; later ones, where it is late, are weighed again with it. */
function takeUp(state: WatchState, duty: number, at: Instant): void {
  const count = state.counts.get(duty)!;
  passNotices(state, duty, at);
  if (at >= count.weighedAt) return;
  count.weighedAt = at;
  if (count.noticedAt > at) count.noticedAt = -Infinity;
}

/** Weighs at every instant up to `until` at which a notice that the duty asks for began, ended or became known. */
function passNotices(state: WatchState, duty: number, until: Instant): void {
  const rule = ruleOf(state, duty);
  const count = state.counts.get(duty)!;
  if (!hasThreshold(rule) || until <= count.weighedAt) return;
  for (
    let at = state.notices.nextChange(rule.notice, count.weighedAt - SAME_INSTANT);
    at <= until;
    at = state.notices.nextChange(rule.notice, at)
  ) {
    count.noticedAt = at;
    weighNow(state, duty, at, { until: at });
  }
  count.weighedAt = until;
}

function weigh(state: WatchState, duty: number, at: Instant, occasion: Occasion = {}): void {
  passNotices(state, duty, occasion.until ?? at);
  weighNow(state, duty, at, occasion);
}

/** What a notice duty makes of so many; a limit leaves it at that. */
function rulingFor(state: WatchState, duty: number, at: Instant): Ruling | undefined {
  const rule = ruleOf(state, duty);
  const { said, noticedAt } = state.counts.get(duty)!;
  if (!hasThreshold(rule)) return undefined;
  return (reason, members, sharer) => {
    const event = said.get(sharer)?.open?.event;
    const begun = event && isBreachReason(event.reason) ? event.from : undefined;
    return weighCounted(state, { duty, rule, at, sharer, begun, noticedAt }, reason, members);
  };
}

function weighNow(state: WatchState, duty: number, at: Instant, occasion: Occasion): void {
  const count = state.counts.get(duty)!;
  const rule = ruleOf(state, duty);
  for (const [track, { until: left }] of count.gone) if (left <= at - spanOf(rule)) count.gone.delete(track);
  if (count.said.size === 0 && mostOf(count) <= limitOf(rule)) return;
  for (const member of count.here.values()) hear(state, member);
  const members = distinct([...count.here.values(), ...count.gone.values()]);
  for (const share of sharesOf(rule, members, state.picture.parties, rulingFor(state, duty, at)))
    weighShare(state, duty, at, share, occasion);
}

/** What was earned stands: fewer than before end it, and what is open from then on is said apart. */
function weighShare(
  state: WatchState,
  duty: number,
  at: Instant,
  share: Share,
  { position, until }: Occasion,
): void {
  const count = state.counts.get(duty)!;
  const { said } = count;
  const { sharer, reason } = share;
  const known = said.get(sharer);
  const turnsAt = until ?? at;
  const event = known?.open?.event;
  const earned = event && isBreachReason(event.reason) && Math.round(turnsAt) > event.from;
  const over = earned && !(reason && isBreachReason(reason));
  if (known?.open && (over || !reason)) {
    state.voice.close(known.open, turnsAt);
    said.delete(sharer);
    count.turnedAt = turnsAt;
  }
  const isNobodys = sharer === TOGETHER && isEachs(ruleOf(state, duty));
  const begins = over ? turnsAt : Math.max(isNobodys ? count.turnedAt : -Infinity, count.noticedAt);
  if (reason) speak(state, duty, share, { ...(position && { position }), until: begins });
}

function speak(
  state: WatchState,
  duty: number,
  { sharer, members, reason = 'identity-unknown' }: Share,
  { position, until = -Infinity }: Occasion,
): void {
  const { voice, share, counts } = state;
  const said = saidOf(counts.get(duty)!, sharer);
  const verdict: Verdict = isBreachReason(reason) ? 'breach-indicated' : 'not-determinable';
  const contested = reason === 'contested-position';
  const observations = refsOf(members);
  const decisive =
    verdict === 'breach-indicated' ? members.filter(({ weight }) => weight === 'yes') : members;
  const from = decisive.reduce((latest, { since }) => Math.max(latest, since), until);
  const isEarned = verdict === 'breach-indicated' && said.open?.event.verdict !== verdict;
  if (said.open && isEarned && Math.round(from) > said.open.event.from) {
    voice.close(said.open, from);
    said.open = undefined;
  }
  const subject = nameAll(said, members, verdict);
  if (said.open) {
    voice.update(said.open, { verdict, reason, contested, subject, observations });
    return;
  }
  const place = position ? { position } : {};
  const words = { duty, verdict, reason, contested, subject, from, ...place, observations, exceptions: [] };
  const whose = sharer === TOGETHER ? {} : { sharer };
  said.open = voice.open({ ...words, ...whose, share: share[duty]! });
}

function saidOf({ said }: Count, sharer: string): Said {
  const known = said.get(sharer) ?? { open: undefined, counted: new Map() };
  said.set(sharer, known);
  return known;
}

/** Who counts, or has counted since the verdict became what it is: a breach that took two sides stays theirs. */
function nameAll({ counted, open }: Said, members: readonly Member[], verdict: Verdict): Subject {
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

/** One per object, with its surest weight. */
function distinct(members: readonly Member[]): readonly Member[] {
  const byTrack = new Map<string, Member>();
  for (const member of members) {
    const known = byTrack.get(member.track);
    if (!known || (known.weight !== 'yes' && member.weight === 'yes')) byTrack.set(member.track, member);
  }
  return inOrder([...byTrack.values()]);
}

/** The observations that brought the newest members, at most this many. */
const MOST_REFS = 16;
const refsOf = (members: readonly Member[]) => members.slice(-MOST_REFS).map(({ ref }) => ref);
