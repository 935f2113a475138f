/** The life of an episode, told plainly: it waits out its dwell, is said, pauses while lifted, and ends. */
import { binds, GROUND, isOnSurface, NO_HEIGHT, sendsItself } from './oracle-answers.ts';
import { join, leave } from './oracle-counts.ts';
import { liftChanges, lifted } from './oracle-lifting.ts';
import { close, open, update } from './oracle-say.ts';
import type { Episode, OracleFix, OracleHeight, OracleState, Place, Track } from './oracle-shapes.ts';

const formOf = ({ compiled }: OracleState, duty: number) => compiled.duties[duty]!.reading.rule.form;

function dwellOf({ compiled }: OracleState, duty: number): number {
  const { rule } = compiled.duties[duty]!.reading;
  return 'dwell' in rule ? rule.dwell : 0;
}

export function begin(
  t: Track,
  duty: number,
  aspect: Episode['aspect'],
  fix: OracleFix,
  since: number,
  appeared: boolean,
): Episode {
  const e: Episode = {
    duty,
    aspect,
    firstAt: fix.at,
    since,
    sure: since,
    from: since,
    appeared,
    firm: false,
    reason: '',
    doubt: '',
    lastDoubt: '',
    open: undefined,
    height: undefined,
    lookedAt: -Infinity,
    lifted: 'no',
    exceptions: '',
  };
  t.episodes.set(`${duty} ${aspect}`, e);
  return e;
}

/** The condition holds at a fix: looks at every instant at which an exception may have begun or ended. */
export function carry(state: OracleState, t: Track, e: Episode, fix: OracleFix): void {
  if (!fix.gnss) e.firm = true;
  if (!Number.isNaN(fix.altitude)) e.height = { altitude: fix.altitude, datum: fix.datum };
  if (formOf(state, e.duty) === 'transponder-on') {
    if (e.open) close(state, e.open, fix.at);
    e.open = undefined;
    return;
  }
  lookBetween(state, t, e, fix, fix.at);
  look(state, t, e, fix, fix.at, fix);
}

/** A new episode is asked about from where it is; one that goes on, from where it was known to hold. */
function lookBetween(state: OracleState, t: Track, e: Episode, fix: OracleFix, until: number): void {
  const fresh = e.lookedAt === -Infinity;
  const place = fresh || e.aspect === 'contested' || !fix.previous ? fix : fix.previous;
  if (fresh && e.since >= until) return;
  if (fresh) look(state, t, e, fix, e.since, place);
  for (const at of liftChanges(state, e.duty, e.lookedAt, until)) look(state, t, e, fix, at, place);
}

function look(state: OracleState, t: Track, e: Episode, fix: OracleFix, at: number, place: Place): void {
  const height = heightIn(t, e, fix);
  const { answer, exceptions } = lifted(state, { duty: e.duty, at, place, height, subject: fix });
  e.lookedAt = at;
  if (answer === 'yes') {
    state.occurred.add(`${formOf(state, e.duty)} lifted`);
    finish(state, t, e, fix, at);
    e.lifted = answer;
    return;
  }
  if (e.lifted === 'yes') {
    state.occurred.add(`${formOf(state, e.duty)} restored`);
    if (at > e.since) Object.assign(e, { since: at, sure: at, from: at });
    e.appeared = false;
  }
  e.lifted = answer;
  e.exceptions = exceptions;
  speak(state, t, e, fix, at);
}

/** As the fix says it, or as one of the last minute did. */
function heightIn(t: Track, e: Episode, fix: OracleFix): OracleHeight {
  if (isOnSurface(fix)) return GROUND;
  if (!Number.isNaN(fix.altitude)) return fix;
  return e.height && fix.at - t.heightAt <= 60_000 ? e.height : NO_HEIGHT;
}

function speak(state: OracleState, t: Track, e: Episode, fix: OracleFix, at: number): void {
  const unknown = binds(state, e.duty, fix) === 'unknown';
  const doubt = e.lifted === 'unknown' ? 'identity-unknown' : e.doubt;
  if (doubt) [e.lastDoubt, e.sure] = [doubt, Infinity];
  else if (e.sure === Infinity) e.sure = at;
  const lone = Number.isNaN(t.lastAt) && !sendsItself(fix);
  if (formOf(state, e.duty) === 'count-limit') {
    const weight =
      e.aspect === 'contested' ? 'contested' : unknown || doubt ? 'unknown' : lone ? 'lone' : 'yes';
    join(state, e, t, weight, fix);
    return;
  }
  const dwell = dwellOf(state, e.duty);
  if (at < e.since + dwell) return;
  const unsure = at < e.sure + dwell ? e.lastDoubt : '';
  let reason = unknown ? 'identity-unknown' : unsure || (lone ? 'uncorroborated' : e.reason);
  if (reason === 'present' && e.appeared && e.sure === e.since) reason = 'appeared-inside';
  if (e.aspect === 'contested') reason = 'contested-position';
  const contested = e.aspect === 'contested' || !e.firm;
  const words = { reason, contested, exceptions: e.exceptions };
  giveWay(state, e, reason, at);
  if (e.open) e.open = update(state, e.open, words);
  else e.open = open(state, e.duty, { ...words, track: t.name, from: e.from });
}

/** What was earned stands: a breach and a doubt about the same stay are told one after the other. */
function giveWay(state: OracleState, e: Episode, reason: string, at: number): void {
  const toDoubt = isDoubt(reason);
  const later = Math.round(e.sure) > Math.round(e.from);
  if (!e.open) {
    if (!toDoubt && later) e.from = e.sure;
    return;
  }
  if (isDoubt(e.open.reason) === toDoubt || (toDoubt ? Math.round(at) <= e.open.from : !later)) return;
  e.from = toDoubt ? at : e.sure;
  close(state, e.open, e.from);
  e.open = undefined;
}

const DOUBTS = new Set([
  'identity-unknown',
  'height-unknown',
  'speed-unknown',
  'contested-position',
  'uncorroborated',
]);
const isDoubt = (reason: string): boolean => DOUBTS.has(reason);

/** What went on until now no longer counts; what had lasted long enough is said before. */
function finish(state: OracleState, t: Track, e: Episode, fix: OracleFix, until: number): void {
  const form = formOf(state, e.duty);
  if (form === 'count-limit') leave(state, e, until, fix.at);
  const lasted = until > e.since && until - e.since >= dwellOf(state, e.duty);
  if (form !== 'count-limit' && form !== 'transponder-on' && !e.open && e.lifted !== 'yes' && lasted)
    speak(state, t, e, fix, until);
  if (e.open) close(state, e.open, until);
  e.open = undefined;
}

/** The condition ended at `until`. */
export function end(state: OracleState, t: Track, e: Episode, fix: OracleFix, until: number): void {
  if (!fix.gnss) e.firm = true;
  if (formOf(state, e.duty) !== 'transponder-on') lookBetween(state, t, e, fix, until);
  finish(state, t, e, fix, until);
  t.episodes.delete(`${e.duty} ${e.aspect}`);
}

/** It turns out not to be the track's duty, or the track is over. What is pending was nothing. */
export function dismiss(state: OracleState, t: Track, e: Episode, at: number): void {
  if (formOf(state, e.duty) === 'count-limit') leave(state, e, at, at);
  if (e.open) close(state, e.open, at);
  t.episodes.delete(`${e.duty} ${e.aspect}`);
}
