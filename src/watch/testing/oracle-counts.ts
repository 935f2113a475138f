/** Count limits the plain way: everyone is counted anew whenever anyone comes, goes or is forgotten. */
import { close, open, update } from './oracle-say.ts';
import type { Count, Episode, Member, OracleState, Track } from './oracle-shapes.ts';

function countOf({ counts }: OracleState, duty: number): Count {
  const known = counts.get(duty) ?? { here: new Map(), gone: new Map(), open: undefined };
  counts.set(duty, known);
  return known;
}

export function join(state: OracleState, e: Episode, t: Track, weight: string, at: number): void {
  const count = countOf(state, e.duty);
  if (count.here.get(e)?.weight === weight) return;
  count.here.set(e, { track: t.name, weight, since: e.since, until: Infinity });
  count.gone.delete(t.name);
  weigh(state, e.duty, at, at);
}

export function leave(state: OracleState, e: Episode, until: number, at: number): void {
  const count = countOf(state, e.duty);
  const member = count.here.get(e);
  if (!member) return;
  count.here.delete(e);
  count.gone.set(member.track, { ...member, until });
  weigh(state, e.duty, at, until);
}

export function ageCounts(state: OracleState, now: number): void {
  for (const [duty, { gone }] of state.counts) if (gone.size > 0) weigh(state, duty, now, now);
}

function weigh(state: OracleState, duty: number, at: number, until: number): void {
  const { rule } = state.compiled.duties[duty]!.reading;
  if (rule.form !== 'count-limit') return;
  const count = countOf(state, duty);
  for (const [track, member] of count.gone) if (member.until <= at - rule.over) count.gone.delete(track);
  if (rule.over === 0) count.gone.clear();
  const members = new Map<string, Member>();
  for (const member of [...count.here.values(), ...count.gone.values()]) {
    const known = members.get(member.track);
    if (!known || (known.weight !== 'yes' && member.weight === 'yes')) members.set(member.track, member);
  }
  const reason = reasonFor([...members.values()], rule.limit);
  if (!reason) {
    if (count.open) close(state, count.open, until);
    count.open = undefined;
  } else if (count.open) count.open = update(state, count.open, { reason });
  else {
    const from = Math.max(...[...members.values()].map(({ since }) => since));
    const contested = reason === 'contested-position';
    count.open = open(state, duty, { reason, contested, track: '', from });
  }
}

function reasonFor(members: readonly Member[], limit: number): string | undefined {
  const sure = members.filter(({ weight }) => weight === 'yes').length;
  const contested = members.filter(({ weight }) => weight === 'contested').length;
  if (sure > limit) return 'over-limit';
  if (members.length <= limit) return undefined;
  if (sure + contested > limit) return 'contested-position';
  const lone = members.filter(({ weight }) => weight === 'lone').length;
  return sure + contested + lone > limit ? 'uncorroborated' : 'identity-unknown';
}
