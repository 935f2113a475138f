/** When each source was listening, from nothing but what came from it and what was said of it. */
import type { CoverageState, Source } from '../../picture/index.ts';

interface Break {
  readonly from: number;
  readonly until: number;
  readonly declared: boolean;
}

export interface Ear {
  readonly period: number;
  readonly breaks: Break[];
  first: number;
  newest: number;
  state: CoverageState;
  stateFrom: number;
}

export const makeEars = (sources: readonly Source[]): readonly Ear[] =>
  sources.map(({ period }) => ({
    period,
    breaks: [],
    first: NaN,
    newest: NaN,
    state: 'up',
    stateFrom: NaN,
  }));

/** Something came from the source; of a clock that is ahead by more than a minute nothing is believed. */
export function hears(ear: Ear, observedAt: number, receivedAt: number): void {
  const at = observedAt - receivedAt > 60_000 ? receivedAt : observedAt;
  if (Number.isNaN(ear.newest)) {
    ear.first = at;
    ear.newest = at;
    return;
  }
  if (at - ear.newest > ear.period) ear.breaks.push({ from: ear.newest, until: at, declared: false });
  ear.newest = Math.max(ear.newest, at);
}

export function isSaidToBe(ear: Ear, state: CoverageState, at: number, receivedAt: number): void {
  if (state === 'up') hears(ear, at, receivedAt);
  if (state === ear.state) return;
  if (ear.state !== 'up' && at > ear.stateFrom)
    ear.breaks.push({ from: ear.stateFrom, until: at, declared: true });
  ear.state = state;
  ear.stateFrom = at;
}

/** The ear's part of [from, now] without a break that matters begins here; undefined: it is deaf at `now`. */
export function listenedFrom(ear: Ear, from: number, now: number, allowed: number): number | undefined {
  const tooLong = Math.min(allowed / 2, 2 * ear.period);
  if (ear.state !== 'up' || Number.isNaN(ear.newest) || now - ear.newest > 2 * ear.period) return undefined;
  const ends = ear.breaks
    .filter((one) => one.declared || one.until - one.from > tooLong)
    .map(({ until }) => until);
  return Math.max(from, ear.first, ...ends);
}
