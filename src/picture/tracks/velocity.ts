/**
 * How fast and where to an object goes at a row that does not say so itself: in Mode S and BaseStation,
 * positions and velocities come in messages of their own. The newest velocity said counts as long as it is
 * fresh and there is no doubt about who said it; else the velocity is unknown.
 *
 * A velocity alone shows no place by which a second sender could be told from the first. So it is believed only
 * while nothing contradicts it: after two that no object could change between, the velocity is unknown until the
 * doubt is as old as a velocity may be. And it belongs to the side on which the positions were when it was said:
 * what is said beside contested positions never becomes the velocity of the trusted end.
 */
import { type Milliseconds, SECOND } from '../../kernel/index.ts';
import { FIX_FLAG, type FixColumns } from '../observation.ts';
import type { TrackedColumns } from '../tracked.ts';
import { CLOCK_AHEAD } from './limits.ts';
import { MODE, type TrackStore } from './track-store.ts';

/**
 * Age at which a velocity is no longer that of now. Mode S velocities come about twice a second, so it bridges
 * twenty lost ones; an airliner changes its course by 30° meanwhile, and its speed by less than a tenth.
 * @source ICAO Annex 10 Vol IV, 3.1.2.8.6.4 (rates of squitters)
 */
export const VELOCITY_LASTS: Milliseconds = 10 * SECOND;
/** m/s and m/s²: what two velocities said one after the other may differ by. Fighters brake with two g. */
const STEADY = 20;
const BRAKES = 20;

export function createVelocity({ said, mode, fastest, lastAt, lastSpeed, lastCourse }: TrackStore) {
  /** A row without a position says a velocity. */
  function hear(slot: number, fixes: FixColumns, i: number): void {
    if (!(fixes.speed[i]! >= 0) || (mode[slot]! & MODE.shared) !== 0) return;
    const at = fixes.observedAt[i]!;
    if (at > fixes.receivedAt[i]! + CLOCK_AHEAD || (fixes.flags[i]! & FIX_FLAG.doubtful) !== 0) return;
    const speed = fixes.speed[i]!;
    const change = Math.abs(speed - said.speed[slot]!);
    const could = STEADY + (BRAKES * Math.abs(at - said.at[slot]!)) / SECOND;
    const isSteady = speed <= fastest[slot]! && !(change > could);
    if (!isSteady && !(at <= said.doubtedAt[slot]!)) said.doubtedAt[slot] = at;
    if (at < said.at[slot]!) return;
    said.at[slot] = at;
    said.speed[slot] = speed;
    said.course[slot] = fixes.course[i]!;
  }

  /** Row `i` says no velocity: writes the newest one said, by a row without a position or at the trusted end. */
  function carry(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): void {
    const at = fixes.observedAt[i]!;
    const isOwn = (mode[slot]! & MODE.carried) === 0;
    if (isOwn && (lastAt[slot]! > said.at[slot]! || Number.isNaN(said.at[slot]!))) {
      said.at[slot] = lastAt[slot]!;
      said.speed[slot] = lastSpeed[slot]!;
      said.course[slot] = lastCourse[slot]!;
    }
    const isFresh =
      Math.abs(at - said.at[slot]!) <= VELOCITY_LASTS && !(said.at[slot]! <= said.turnedAt[slot]!);
    if (isFresh && !(Math.abs(at - said.doubtedAt[slot]!) <= VELOCITY_LASTS)) {
      out.speed[i] = said.speed[slot]!;
      out.course[i] = said.course[slot]!;
    }
  }

  /** Row `i` goes over to the branch, back from it or to a track of its own: what was said so far is not its. */
  function turn(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): void {
    said.turnedAt[slot] = fixes.observedAt[i]!;
    copyVelocities(fixes, i, i + 1, out);
  }

  return { hear, carry, turn };
}

/**
 * Writes what rows [from, until) say themselves, a course also without a speed, and a speed without a course: what
 * lies still has none. In one go, before anything else
 * is asked of the rows: row by row it was measured to cost more.
 */
export function copyVelocities(fixes: FixColumns, from: number, until: number, out: TrackedColumns): void {
  for (let i = from; i < until; i++) {
    out.speed[i] = fixes.speed[i]!;
    out.course[i] = fixes.course[i]!;
  }
}
