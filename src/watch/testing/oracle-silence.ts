/** Objects that have fallen silent under a duty to be heard. */
import { binds } from './oracle-answers.ts';
import { lifted } from './oracle-lifting.ts';
import { close, open, update } from './oracle-say.ts';
import type { Episode, OracleSight, OracleState, Track } from './oracle-shapes.ts';

/** Newest thing heard of a track. */
const heardAt = (t: Track, sight: OracleSight): number =>
  Math.max(Number.isNaN(t.lastAt) ? t.lostAt : t.lastAt, t.contestedAt, sight.heardAt);

export function listen(state: OracleState, t: Track, e: Episode, sight: OracleSight, now: number): void {
  const { compiled } = state;
  const { rule } = compiled.duties[e.duty]!.reading;
  const [from, until] = [compiled.dutyFrom[e.duty]!, compiled.dutyUntil[e.duty]!];
  if (rule.form !== 'transponder-on' || now < from || !sight.known) return;
  const { subject, place } = sight;
  const heard = heardAt(t, sight);
  const { answer, exceptions } = lifted(state, { duty: e.duty, at: now, place, subject });
  if (now < until && answer !== 'yes' && e.lifted === 'yes') e.since = now;
  if (now < until) e.lifted = answer;
  if (answer === 'yes') state.occurred.add('transponder-on lifted');
  const silent = Math.max(heard, from, e.since);
  if (now >= until) stop(state, e, until);
  else if (answer === 'yes') stop(state, e, now);
  else if (now - silent < rule.silence) stop(state, e, heard);
  else sayDark(state, t, e, sight, silent, exceptions);
}

function stop(state: OracleState, e: Episode, until: number): void {
  if (e.open) close(state, e.open, until);
  e.open = undefined;
}

function sayDark(
  state: OracleState,
  t: Track,
  e: Episode,
  sight: OracleSight,
  from: number,
  exceptions: string,
): void {
  const who = binds(state, e.duty, sight.subject);
  if (who === 'no' || (e.open && e.open.reason !== 'no-source')) return;
  const doubtful = who === 'unknown' || e.lifted === 'unknown';
  const reason = !sight.neighboursHeard() ? 'no-source' : doubtful ? 'identity-unknown' : 'dark';
  const words = { reason, contested: sight.contested, exceptions };
  if (e.open) e.open = update(state, e.open, words);
  else e.open = open(state, e.duty, { ...words, track: t.name, from });
}
