/** The height of an object against a zone's band, from what its fix and its kind say. */
import { MINUTE } from '../../kernel/index.ts';
import { FIX_FLAG, type FixColumns } from '../../picture/index.ts';
import { ON_SURFACE } from '../match-subject.ts';
import { categoryOf, type Row, type WatchState } from '../watch-state.ts';
import { ROW, STRIDE } from './envelopes.ts';
import { type Answer, type Height, insideBand, NO, UNKNOWN } from './height.ts';

/** A fix without a height leaves the last known answer standing for this long. */
export const HEIGHT_MEMORY = MINUTE;

/** The `datum` column's code for heights above the surface, and the height of what is on it. */
const SURFACE = 3;
const ON_THE_GROUND = new Float32Array(1);
const ON_SURFACE_HEIGHT: Height = { altitude: 0, datum: SURFACE };
const UNSAID: Height = { altitude: NaN, datum: SURFACE };

/** The height that the fix says, or that follows from what it is of. */
export function heightSaid(state: WatchState, track: number, { fixes, i }: Row): Height {
  if (isGrounded(state, track, fixes, i)) return ON_SURFACE_HEIGHT;
  return { altitude: fixes.altitude[i]!, datum: fixes.datum[i]! };
}

/** The height of a kind of thing of which nobody says how high it is. */
export const heightOfKind = (category: number): Height =>
  ON_SURFACE[category] === 1 ? ON_SURFACE_HEIGHT : UNSAID;

/** The answer from the fix alone. */
export const bandAnswer = (state: WatchState, track: number, row: Row, zone: number): Answer =>
  askBand(state, track, row, zone, NO);

function askBand(state: WatchState, track: number, { fixes, i }: Row, zone: number, before: Answer): Answer {
  const { bands } = state.compiled;
  const { altitude, datum } = fixes;
  return isGrounded(state, track, fixes, i)
    ? insideBand(bands, zone, ON_THE_GROUND, 0, SURFACE, before)
    : insideBand(bands, zone, altitude, i, datum[i]!, before);
}

/** It says that it is on the ground, or things of its kind always are: then its height needs no telling. */
const isGrounded = (state: WatchState, track: number, { altitude, flags }: FixColumns, i: number): boolean =>
  ON_SURFACE[categoryOf(state, track)] === 1 ||
  (!knows(altitude, i) && (flags[i]! & FIX_FLAG.onGround) !== 0);

/** Not `Number.isNaN`, which boxes where it is not compiled at its best. */
const knows = (altitude: Float32Array, i: number): boolean => altitude[i]! >= -Infinity;

/** The answer that follows `was`, the one so far; beyond UNKNOWN: there is none yet. */
export function heightOf(state: WatchState, track: number, row: Row, zone: number, was: number): Answer {
  const { fixes, i } = row;
  const asked = was <= UNKNOWN;
  const before = asked ? (was as Answer) : NO;
  const answer = askBand(state, track, row, zone, before);
  if (answer !== UNKNOWN || !asked || knows(fixes.altitude, i)) return answer;
  if (isGrounded(state, track, fixes, i)) return answer;
  const heightAt = state.envelopes.rows[track * STRIDE + ROW.heightAt]!;
  return fixes.observedAt[i]! - heightAt <= HEIGHT_MEMORY ? before : UNKNOWN;
}
