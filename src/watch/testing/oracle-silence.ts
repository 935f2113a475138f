/** Objects that have fallen silent under a duty to be heard. */
import { binds, kindHeight, NO_HEIGHT } from './oracle-answers.ts';
import { listenedFrom } from './oracle-ears.ts';
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
  const trustedAt = Number.isNaN(t.lastAt) ? t.lostAt : t.lastAt;
  const kept = e.height && trustedAt - t.heightAt <= 60_000 ? e.height : NO_HEIGHT;
  const ofKind = kindHeight(subject.category);
  const height = Number.isNaN(ofKind.altitude) ? kept : ofKind;
  const { answer, exceptions } = lifted(state, { duty: e.duty, at: now, place, height, subject });
  if (now < until && answer !== 'yes' && e.lifted === 'yes') e.since = now;
  if (now < until) e.lifted = answer;
  if (answer === 'yes') state.occurred.add('transponder-on lifted');
  const silent = Math.max(heard, from, e.since);
  if (now >= until) stop(state, e, until);
  else if (answer === 'yes') stop(state, e, now);
  else if (now - silent < rule.silence) stop(state, e, heard);
  else sayDark(state, t, e, sight, { from: silent, now, allowed: rule.silence, exceptions });
}

function stop(state: OracleState, e: Episode, until: number): void {
  if (e.open) close(state, e.open, until);
  e.open = undefined;
}

interface Silence {
  readonly from: number;
  readonly now: number;
  readonly allowed: number;
  readonly exceptions: string;
}

const UNDECIDED = ['no-source', 'blind', 'jammed', 'access-denied'];

function sayDark(state: OracleState, t: Track, e: Episode, sight: OracleSight, silence: Silence): void {
  const who = binds(state, e.duty, sight.subject);
  const said = e.open?.reason;
  if (who === 'no' || (said !== undefined && !UNDECIDED.includes(said))) return;
  let reason = why(sight, silence);
  if (reason === 'wait') return;
  if (reason === 'dark' && (who === 'unknown' || e.lifted === 'unknown')) reason = 'identity-unknown';
  // why it was not known does not change afterwards
  if (said !== undefined && UNDECIDED.includes(reason)) return;
  const { exceptions } = silence;
  const isSilent = reason === 'dark' || reason === 'identity-unknown';
  const from = isSilent ? heardOthersFrom(sight, silence) : silence.from;
  const words = { reason, contested: sight.contested, exceptions };
  if (from > silence.from) state.occurred.add('a silence of which nobody can say the beginning');
  if (e.open && Math.round(from) > e.open.from) {
    close(state, e.open, from);
    e.open = undefined;
  }
  if (e.open) e.open = update(state, e.open, words);
  else e.open = open(state, e.duty, { ...words, track: t.name, from });
}

/** The earliest moment from which on those who show the silence have all listened. */
function heardOthersFrom({ ears, neighboursHeard }: OracleSight, { from, now, allowed }: Silence): number {
  const starts = ears.map((ear) =>
    ear.period * 2 > allowed ? undefined : listenedFrom(ear, from, now, allowed),
  );
  const showing = (latest: number) => (n: number, at: number) => {
    const start = starts[n];
    if (start === undefined || start > latest || at - start < allowed) return false;
    return at > from && now - at < allowed;
  };
  const enough = starts.filter((start) => start !== undefined && neighboursHeard(showing(start)));
  return Math.min(...enough.map((start) => start!));
}

/** The time allowed, begun again whenever those who could hear it could not, has to end before others are heard. */
function why({ ears, heardBy, neighboursHeard }: OracleSight, { from, now, allowed }: Silence): string {
  const starts = ears.map((ear) => listenedFrom(ear, from, now, allowed));
  const usable = ears.map(({ period }, n) => (period * 2 > allowed ? undefined : starts[n]));
  const fresh = (at: number) => at > from && now - at < allowed;
  const isDark = neighboursHeard((n, at) => {
    const start = usable[n];
    return start !== undefined && fresh(at) && at - start >= allowed;
  });
  if (isDark) return 'dark';
  const [ear, start] = [ears[heardBy]!, starts[heardBy]];
  const due = ear.state === 'up' && now - ear.newest <= 2 * ear.period && ear.newest - from < allowed;
  const mayCome = due || neighboursHeard((n, at) => usable[n] !== undefined && fresh(at));
  if (now - from < 2 * allowed && mayCome) return 'wait';
  if (ear.state === 'jammed') return 'jammed';
  if (ear.state === 'denied') return 'access-denied';
  return start === undefined || start > from ? 'blind' : 'no-source';
}
