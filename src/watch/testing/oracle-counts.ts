/** Count limits the plain way: everyone is counted anew whenever anyone comes, goes or is forgotten, and at every tick. */
import { CATEGORIES } from '../../kernel/index.ts';
import { sendsItself } from './oracle-answers.ts';
import { close, open, update } from './oracle-say.ts';
import type { Count, Episode, Member, OracleFix, OracleState, Track } from './oracle-shapes.ts';

function countOf({ counts }: OracleState, duty: number): Count {
  const none = { here: new Map(), gone: new Map(), open: undefined, sides: new Set<string>() };
  const known = counts.get(duty) ?? { ...none, kinds: new Set<number>() };
  counts.set(duty, known);
  return known;
}

export function join(state: OracleState, e: Episode, t: Track, weight: string, fix: OracleFix): void {
  const count = countOf(state, e.duty);
  const { party, category } = fix;
  const known = count.here.get(e);
  if (known?.weight === weight && known.party === party && known.category === category) return;
  const source = sendsItself(fix) ? -1 : fix.source;
  const first = Math.max(e.firstAt, e.since);
  const since = weight === 'yes' ? e.sure : e.since;
  const about = { who: t, weight, party, category, source, since, first, last: undefined };
  count.here.set(e, { ...about, until: Infinity });
  count.gone.delete(t.name);
  weigh(state, e.duty, fix.at);
}

export function leave(state: OracleState, e: Episode, until: number, at: number): void {
  const count = countOf(state, e.duty);
  const member = count.here.get(e);
  if (!member) return;
  if (count.open && count.open.reason !== 'over-limit') weigh(state, e.duty, at);
  count.here.delete(e);
  count.gone.set(member.who.name, { ...member, last: heard(member), until });
  weigh(state, e.duty, at, until);
}

export function ageCounts(state: OracleState, now: number): void {
  for (const duty of state.counts.keys()) weigh(state, duty, now, now);
}

const heard = ({ first, last, who }: Member): number => last ?? Math.max(first, who.lastAt || 0);

/** `until`: since then there may be fewer. */
function weigh(state: OracleState, duty: number, at: number, until?: number): void {
  const { rule } = state.compiled.duties[duty]!.reading;
  if (rule.form !== 'count-limit') return;
  const count = countOf(state, duty);
  for (const [name, member] of count.gone) if (member.until <= at - rule.over) count.gone.delete(name);
  if (rule.over === 0) count.gone.clear();
  const byName = new Map<string, Member>();
  for (const member of [...count.here.values(), ...count.gone.values()]) {
    const known = byName.get(member.who.name);
    if (known?.weight !== 'yes' && (!known || member.weight === 'yes')) byName.set(member.who.name, member);
  }
  const members = [...byName.values()];
  const reason = reasonFor(members, rule.limit);
  noteOccurrence(state, members, reason, rule.limit);
  const earned = count.open?.reason === 'over-limit';
  const ends = earned && reason !== 'over-limit' && Math.round(until ?? at) > count.open!.from;
  if (count.open && (ends || reason === undefined)) {
    state.occurred.add(
      ends && reason ? 'an earned breach of a limit that turns into a doubt' : 'within the limit',
    );
    close(state, count.open, until ?? at);
    count.open = undefined;
  }
  if (reason === undefined) return;
  const counting = reason === 'over-limit' ? members.filter(({ weight }) => weight === 'yes') : members;
  const from = Math.max(...counting.map(({ since }) => since), ends ? (until ?? at) : -Infinity);
  const turns = count.open && count.open.reason !== 'over-limit' && reason === 'over-limit';
  if (count.open && turns && Math.round(from) > count.open.from) {
    close(state, count.open, from);
    count.open = undefined;
  }
  const words = { reason, contested: reason === 'contested-position', whose: whose(count, members, reason) };
  if (count.open) count.open = update(state, count.open, words);
  else count.open = open(state, duty, { ...words, track: '', from });
}

function whose(count: Count, members: readonly Member[], reason: string): string {
  const was = count.open?.reason;
  const counting = reason === 'over-limit' ? members.filter(({ weight }) => weight === 'yes') : members;
  if (was === undefined || (was === 'over-limit') !== (reason === 'over-limit')) {
    count.sides = new Set();
    count.kinds = new Set();
  }
  for (const { party, category } of counting) {
    count.sides.add(party);
    count.kinds.add(category);
  }
  const named = [...count.sides].filter((side) => side !== undefined).sort();
  const side = named.length > 1 || count.sides.size === 1 ? named.join('+') : '';
  const kind = count.kinds.size === 1 ? [...count.kinds][0]! : 0;
  return `${side || '?'} ${kind > 0 ? CATEGORIES[kind] : '?'}`;
}

function noteOccurrence(
  state: OracleState,
  members: readonly Member[],
  reason: string | undefined,
  limit: number,
): void {
  const senders = members.filter(({ source, weight }) => source < 0 && weight === 'yes').length;
  const sure = members.filter(({ weight }) => weight === 'yes').length;
  if (reason === 'over-limit' && senders <= limit) state.occurred.add('a limit broken by plots');
  if (reason === 'identity-unknown' && sure > limit) state.occurred.add('plots that may be of one object');
}

function reasonFor(members: readonly Member[], limit: number): string | undefined {
  const having = (weight: string) => members.filter((member) => member.weight === weight);
  const sure = atLeast(having('yes'));
  const contested = having('contested').length;
  if (sure > limit) return 'over-limit';
  if (members.length <= limit) return undefined;
  if (sure + contested > limit) return 'contested-position';
  return sure + contested + having('lone').length > limit ? 'uncorroborated' : 'identity-unknown';
}

/** The most that were surely different: of those that send, or of one source's plots at one time. */
function atLeast(members: readonly Member[]): number {
  const kinds = [...new Set(members.map(({ source }) => source))];
  return Math.max(
    0,
    ...kinds.map((source) =>
      together(
        members.filter((m) => m.source === source),
        source,
      ),
    ),
  );
}

/** A walk through time: one more when one comes, one less after one was heard last. */
function together(members: readonly Member[], source: number): number {
  if (source < 0) return members.length;
  const steps = members.flatMap((member) => [
    { at: member.first, more: 1 },
    { at: heard(member), more: -1 },
  ]);
  steps.sort((a, b) => a.at - b.at || b.more - a.more);
  let now = 0;
  let most = 0;
  for (const { more } of steps) {
    now += more;
    most = Math.max(most, now);
  }
  return most;
}
