/**
 * A slow, plain evaluator: every zone, every edge, every duty at every fix; no index, no envelope, nothing
 * kept in columns. It shares with the watch only the list of zones and duties, and says in the fewest words
 * what the watch should say about objects, events and areas. Where the two differ, one of them is wrong.
 */
import { MINUTE } from '../../kernel/index.ts';
import type { Report, Source } from '../../picture/index.ts';
import type { CompiledAccords } from '../compile.ts';
import { ageCounts } from './oracle-counts.ts';
import { doubt } from './oracle-doubt.ts';
import { judgeDuties } from './oracle-duties.ts';
import { dismiss, end } from './oracle-episodes.ts';
import { closeEvents, noteEvent } from './oracle-events.ts';
import { noteNotice } from './oracle-notices.ts';
import { judgePassages } from './oracle-passages.ts';
import type { Episode, OracleFix, OracleSight, OracleState, Saying, Track } from './oracle-shapes.ts';
import { closeSightings, noteSighting } from './oracle-sightings.ts';
import { listen } from './oracle-silence.ts';
import { dropStays, turnStays } from './oracle-stays.ts';

const GAP = 10 * MINUTE;

export interface Oracle {
  /** A fix, in judgement order. */
  take(fix: OracleFix): void;
  note(report: Report): void;
  /** Observed time has reached `now`; `see` tells what the picture knows of a track by then. */
  advance(now: number, see: (track: number, generation: number) => OracleSight): void;
  readonly said: readonly Saying[];
  readonly occurred: ReadonlySet<string>;
}

export function makeOracle(compiled: CompiledAccords, sources: readonly Source[]): Oracle {
  const state: OracleState = {
    compiled,
    sources,
    physicsOf: new Map(sources.map(({ id, physics }) => [id, physics])),
    said: [],
    tracks: new Map(),
    counts: new Map(),
    notices: [],
    witnesses: [],
    unseen: [],
    occurred: new Set(),
    happenings: [],
    sightings: [],
    reached: -Infinity,
  };
  return {
    take: (fix) => take(state, fix),
    note: (report) => {
      if (report.kind === 'notice' || report.kind === 'notice-withdrawal') noteNotice(state, report);
      else noteEvent(state, report);
      if (report.kind === 'patrol') noteSighting(state, report);
    },
    advance: (now, see) => advance(state, now, see),
    said: state.said,
    occurred: state.occurred,
  };
}

function trackOf(state: OracleState, fix: OracleFix): Track {
  const known = state.tracks.get(fix.track);
  if (known?.generation === fix.generation) return known;
  if (known) state.occurred.add('a slot that serves another track');
  if (known) forget(state, known, () => false, trustedAt(known));
  const fresh: Track = {
    name: fix.name,
    generation: fix.generation,
    lastAt: NaN,
    lostAt: 0,
    contestedAt: 0,
    heightAt: NaN,
    last: undefined,
    stays: new Map(),
    episodes: new Map(),
  };
  state.tracks.set(fix.track, fresh);
  return fresh;
}

const trustedAt = ({ lastAt, lostAt }: Track): number => (Number.isNaN(lastAt) ? lostAt : lastAt);

/** Ends what goes on with a track, but for what is kept, and where it stood. */
function forget(state: OracleState, t: Track, keep: (e: Episode) => boolean, lastAt: number): void {
  for (const e of [...t.episodes.values()]) {
    if (keep(e)) continue;
    const at = e.aspect === 'contested' ? t.contestedAt : lastAt;
    dismiss(state, t, e, at > 0 ? at : e.firstAt);
  }
  t.stays.clear();
  t.last = undefined;
}

/** Nobody has known for too long where it is; its silence is still a silence. */
function lose(state: OracleState, t: Track): void {
  state.occurred.add('lost');
  const { duties } = state.compiled;
  forget(state, t, ({ duty }) => duties[duty]!.reading.rule.form === 'transponder-on', trustedAt(t));
  t.lostAt = Number.isNaN(t.lastAt) ? 0 : t.lastAt;
  t.lastAt = NaN;
  t.contestedAt = 0;
}

function take(state: OracleState, fix: OracleFix): void {
  const t = trackOf(state, fix);
  if (fix.at < t.lastAt) {
    state.occurred.add('older than its track');
    return;
  }
  if (fix.contested) {
    if (fix.at - t.lastAt > GAP) {
      forget(state, t, ({ aspect }) => aspect === 'contested', t.lastAt);
      t.lastAt = NaN;
    }
    doubt(state, t, fix);
    return;
  }
  if (fix.at - t.lastAt > GAP) lose(state, t);
  if (t.lostAt > 0) forget(state, t, () => false, fix.at);
  t.lostAt = 0;
  trust(state, t, fix);
}

function trust(state: OracleState, t: Track, fix: OracleFix): void {
  if (t.contestedAt > 0)
    for (const e of [...t.episodes.values()]) if (e.aspect === 'contested') end(state, t, e, fix, fix.at);
  turnStays(state, t, fix);
  t.last = fix;
  judgeDuties(state, t, fix);
  if (!Number.isNaN(t.lastAt)) judgePassages(state, t, fix);
  dropStays(t);
  t.lastAt = fix.at;
  t.contestedAt = 0;
  if (!Number.isNaN(fix.altitude)) t.heightAt = fix.at;
}

function advance(
  state: OracleState,
  now: number,
  see: (track: number, generation: number) => OracleSight,
): void {
  sayRezoned(state, now);
  const slots = [...state.tracks.keys()].sort((a, b) => a - b);
  for (const slot of slots) {
    const t = state.tracks.get(slot)!;
    const newest = Math.max(t.lastAt || 0, t.contestedAt);
    if (newest > 0 && now - newest > GAP) lose(state, t);
  }
  ageCounts(state, now);
  for (const slot of slots) {
    const t = state.tracks.get(slot)!;
    for (const e of [...t.episodes.values()]) listen(state, t, e, see(slot, t.generation), now);
  }
  closeEvents(state, now);
  closeSightings(state, now);
  state.reached = now;
}

function sayRezoned({ compiled, said, reached }: OracleState, now: number): void {
  for (const { accord, id } of reached === -Infinity ? [] : compiled.areas) {
    const versions = accord.areas.find((area) => area.id === id)?.versions ?? [];
    for (const { inForce } of versions.slice(1)) {
      if (inForce.from <= reached || inForce.from > now) continue;
      const at = Math.round(inForce.from);
      const words = { clause: id, reading: '', reason: 'rezoned', track: '', exceptions: '' };
      said.push({ ...words, change: 'opened', contested: false, from: at, until: undefined });
    }
  }
}
