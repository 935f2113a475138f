/**
 * Which source was up when. Two clocks, kept apart: silence that people are told about follows the time of
 * reception; whether a source looked at a moment follows the time of observation, so that it comes out the
 * same whatever the order of arrival.
 */
import type { Instant, Milliseconds } from '../../kernel/index.ts';
import type { CoverageState, FixColumns } from '../observation.ts';
import type { Listening, PictureFinding } from '../picture-contract.ts';
import type { Source } from '../source.ts';
import { CLOCK_AHEAD } from '../tracks/limits.ts';

/** A source is called silent after this many periods without data: in good time before two have passed. */
export const SILENT_AFTER = 1.5;
/** A gap of more than this many periods was no look-out, even where a clause asks for less. */
export const LONGEST_GAP = 2;
/** Gaps and state changes kept per source; what is older counts as not seen. */
export const HISTORY = 4_096;

/** Half-open stretch in which the source did not see, or may not have seen. */
export interface Lapse {
  readonly from: Instant;
  /** Infinity while it lasts. */
  readonly until: Instant;
  readonly reason: Exclude<CoverageState, 'up'> | 'silent';
}

export interface SourceLife {
  /** First and newest moment of observation; NaN before anything came. */
  firstAt: Instant;
  lastAt: Instant;
  lastReceivedAt: Instant;
  state: CoverageState;
  /** Since when, by its own report. */
  stateFrom: Instant;
  /** An open `silent` finding. */
  silent: boolean;
  /** It is more than one period late. */
  late: boolean;
  /** Lapses in order of their ends; older ones were forgotten before `knownFrom`. */
  readonly lapses: Lapse[];
  knownFrom: Instant;
}

export interface Liveness {
  /** Row `i` came from its source. Passed as a row, since numbers passed to a closure may be boxed. */
  hearRow(fixes: FixColumns, i: number): void;
  hear(source: number, observedAt: Instant, receivedAt: Instant): void;
  declare(source: number, state: CoverageState, at: Instant, receivedAt: Instant): void;
  advance(now: Instant): void;
  /** Since when, not before `from`, a source has listened without a break; Infinity: at `now` it does not. */
  listensSince(source: number, listening: Listening): Instant;
  readonly lives: readonly SourceLife[];
  /** Raised at every change after which `sight` may answer otherwise. */
  readonly revision: number;
}

const newLife = (): SourceLife => ({
  firstAt: Number.NaN,
  lastAt: Number.NaN,
  lastReceivedAt: Number.NaN,
  state: 'up',
  stateFrom: Number.NaN,
  silent: false,
  late: false,
  lapses: [],
  knownFrom: Number.NEGATIVE_INFINITY,
});

export function createLiveness(
  sources: readonly Source[],
  report: (finding: PictureFinding) => void,
): Liveness {
  const lives = sources.map(newLife);
  const periods = Float64Array.from(sources, (source) => source.period);
  /** Rows touch these only; the objects follow when something happens. */
  const quietUntil = new Float64Array(sources.length).fill(Number.NEGATIVE_INFINITY);
  const newestAt = new Float64Array(sources.length).fill(Number.NaN);
  const newestReceivedAt = new Float64Array(sources.length).fill(Number.NaN);
  let startedAt = Number.NaN;
  let revision = 0;

  function lapse(life: SourceLife, entry: Lapse): void {
    if (entry.until <= entry.from) return;
    const { lapses } = life;
    let place = lapses.length;
    while (place > 0 && lapses[place - 1]!.until > entry.until) place--;
    lapses.splice(place, 0, entry);
    revision++;
    if (lapses.length <= HISTORY) return;
    const forgotten = lapses.shift()!;
    life.knownFrom = Math.max(life.knownFrom, forgotten.until);
  }

  /** First data, data after a gap, or data while held to be silent. */
  function wake(source: number, observedAt: Instant, receivedAt: Instant): void {
    const life = lives[source]!;
    if (Number.isNaN(life.firstAt)) {
      life.firstAt = observedAt;
      revision++;
    } else if (observedAt - newestAt[source]! > periods[source]!) {
      lapse(life, { from: newestAt[source]!, until: observedAt, reason: 'silent' });
    }
    if (life.late) revision++;
    life.late = false;
    if (!life.silent) return;
    life.silent = false;
    const from = Number.isNaN(newestReceivedAt[source]!) ? startedAt : newestReceivedAt[source]!;
    report({
      kind: 'blind',
      change: 'closed',
      source: sources[source]!.id,
      reason: 'silent',
      from,
      until: receivedAt,
    });
  }

  function hear(source: number, saidAt: Instant, receivedAt: Instant): void {
    // A clock ahead would show a source at work in a time that nobody has seen yet.
    const observedAt = saidAt > receivedAt + CLOCK_AHEAD ? receivedAt : saidAt;
    if (Number.isNaN(startedAt)) startedAt = receivedAt;
    if (!(observedAt <= quietUntil[source]!)) wake(source, observedAt, receivedAt);
    if (!(observedAt <= newestAt[source]!)) {
      newestAt[source] = observedAt;
      quietUntil[source] = observedAt + periods[source]!;
    }
    if (!(receivedAt <= newestReceivedAt[source]!)) newestReceivedAt[source] = receivedAt;
  }

  function hearRow(fixes: FixColumns, i: number): void {
    const source = fixes.source[i]!;
    const observedAt = fixes.observedAt[i]!;
    const receivedAt = fixes.receivedAt[i]!;
    if (observedAt > receivedAt + CLOCK_AHEAD || !(observedAt <= quietUntil[source]!)) {
      hear(source, observedAt, receivedAt);
      return;
    }
    if (observedAt > newestAt[source]!) {
      newestAt[source] = observedAt;
      quietUntil[source] = observedAt + periods[source]!;
    }
    if (receivedAt > newestReceivedAt[source]!) newestReceivedAt[source] = receivedAt;
  }

  function declare(source: number, state: CoverageState, at: Instant, receivedAt: Instant): void {
    const life = lives[source]!;
    if (state === 'up') hear(source, at, receivedAt);
    if (state === life.state) return;
    closeDeclared(source, at);
    life.state = state;
    life.stateFrom = at;
    revision++;
    if (state === 'up') return;
    report({ kind: 'blind', change: 'opened', source: sources[source]!.id, reason: state, from: at });
  }

  function closeDeclared(source: number, at: Instant): void {
    const life = lives[source]!;
    if (life.state === 'up') return;
    const { state: reason, stateFrom: from } = life;
    lapse(life, { from, until: at, reason });
    report({ kind: 'blind', change: 'closed', source: sources[source]!.id, reason, from, until: at });
  }

  function advance(now: Instant): void {
    if (Number.isNaN(startedAt)) startedAt = now;
    for (let source = 0; source < lives.length; source++) {
      const life = lives[source]!;
      const since = Number.isNaN(newestReceivedAt[source]!) ? startedAt : newestReceivedAt[source]!;
      const quiet: Milliseconds = now - since;
      if (!life.late && now > newestAt[source]! + periods[source]!) {
        life.late = true;
        // The next row must wake the source, whatever its time.
        quietUntil[source] = Number.NEGATIVE_INFINITY;
        revision++;
      }
      if (life.silent || life.state !== 'up' || !(quiet >= SILENT_AFTER * periods[source]!)) continue;
      life.silent = true;
      quietUntil[source] = Number.NEGATIVE_INFINITY;
      report({ kind: 'blind', change: 'opened', source: sources[source]!.id, reason: 'silent', from: since });
    }
  }

  function listensSince(source: number, { from, now, gap }: Listening): Instant {
    const { state, lapses, firstAt, knownFrom } = lives[source]!;
    const longest = LONGEST_GAP * periods[source]!;
    if (state !== 'up' || !(now - newestAt[source]! <= longest)) return Number.POSITIVE_INFINITY;
    const known = Math.max(from, firstAt, knownFrom);
    for (let n = lapses.length - 1; n >= 0 && lapses[n]!.until > known; n--) {
      const lapse = lapses[n]!;
      const unheard = lapse.until - lapse.from;
      if (lapse.reason !== 'silent' || unheard > Math.min(gap, longest)) return lapse.until;
    }
    return known;
  }

  return {
    listensSince,
    hearRow,
    hear,
    declare,
    advance,
    get lives() {
      for (let source = 0; source < lives.length; source++) {
        lives[source]!.lastAt = newestAt[source]!;
        lives[source]!.lastReceivedAt = newestReceivedAt[source]!;
      }
      return lives;
    },
    get revision() {
      return revision;
    },
  };
}
