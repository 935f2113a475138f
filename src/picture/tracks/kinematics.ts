/**
 * Could the object have come here from there? Distances are those of a local plane (`quickDistance`): these
 * are gates, generous by tens of percent, and decide no verdict about an area.
 */
import { METRES_PER_DEGREE, quickDistance, RADIANS_PER_DEGREE } from '../../kernel/index.ts';
import type { FixColumns } from '../observation.ts';
import { CONTEST, type TrackedColumns } from '../tracked.ts';
import { SIGMA_PER_RADIUS_95 } from './limits.ts';
import { MODE, type TrackStore, timeErrorOf } from './track-store.ts';

/** Fixes whose velocity agreed, before a disagreement means something. */
export const VELOCITY_PROVEN = 8;
/** Displacement may exceed what the sent speeds give by this factor and by this many metres. */
export const SPEED_SLACK = 1.3;
export const DISTANCE_SLACK = 500;
/** m/s by which a speed may have been higher in between than at both ends. */
export const SLACK_SPEED = 30;
export const SLACK_SPEED_VESSEL = 5;
/** m/s² that an object can keep up for minutes: what it may have gained and lost again between two fixes. */
export const SURGE = 1;
export const SURGE_VESSEL = 0.1;
/** A moving object that has not moved at all this long and this far says an old position again. */
const REPEAT_AFTER = 2_000;
const REPEAT_METRES = 50;

export type Kinematics = ReturnType<typeof createKinematics>;

export function createKinematics(store: TrackStore) {
  const { branch } = store;

  /** Metres that the fastest of its kind can cover in `elapsed` ms, times and positions being uncertain. */
  function reach(slot: number, elapsed: number, fixes: FixColumns, i: number): number {
    const before = store.sigma[slot]!;
    const radius = fixes.accuracy[i]!;
    const sigma = radius >= 0 ? radius * SIGMA_PER_RADIUS_95 : before;
    const late = timeErrorOf(store.mode[slot]!);
    return (store.fastest[slot]! * (Math.abs(elapsed) + late)) / 1000 + 3 * (sigma + before);
  }

  /** Metres between the row and where the end (at, lon, lat) would be by now on its last course. */
  function offPrediction(
    at: number,
    lon: number,
    lat: number,
    speed: number,
    course: number,
    fixes: FixColumns,
    i: number,
  ): number {
    const run = speed > 0 && course >= 0 ? (speed * (fixes.observedAt[i]! - at)) / 1000 : 0;
    const angle = course * RADIANS_PER_DEGREE;
    const north = run === 0 ? 0 : (run * Math.cos(angle)) / METRES_PER_DEGREE;
    const shrink = METRES_PER_DEGREE * Math.max(0.01, Math.cos(lat * RADIANS_PER_DEGREE));
    const east = run === 0 ? 0 : (run * Math.sin(angle)) / shrink;
    return quickDistance(lon + east, lat + north, fixes.longitude[i]!, fixes.latitude[i]!);
  }

  const offTrusted = (slot: number, fixes: FixColumns, i: number): number =>
    offPrediction(
      store.lastAt[slot]!,
      store.lastLongitude[slot]!,
      store.lastLatitude[slot]!,
      store.lastSpeed[slot]!,
      store.lastCourse[slot]!,
      fixes,
      i,
    );

  const offBranch = (slot: number, fixes: FixColumns, i: number): number =>
    offPrediction(
      branch.at[slot]!,
      branch.longitude[slot]!,
      branch.latitude[slot]!,
      branch.speed[slot]!,
      branch.course[slot]!,
      fixes,
      i,
    );

  /** Metres that the speeds sent at both ends explain; infinite when a speed is not known. */
  function explained(slot: number, elapsed: number, first: number, second: number): number {
    if (!(first >= 0 && second >= 0)) return Number.POSITIVE_INFINITY;
    const faster = first > second ? first : second;
    const vessel = (store.mode[slot]! & MODE.vessel) !== 0;
    const seconds = elapsed / 1000;
    const speed = SPEED_SLACK * faster + (vessel ? SLACK_SPEED_VESSEL : SLACK_SPEED);
    const gained = ((vessel ? SURGE_VESSEL : SURGE) * seconds * seconds) / 4;
    return speed * (seconds + timeErrorOf(store.mode[slot]!) / 1000) + gained + DISTANCE_SLACK;
  }

  return {
    offTrusted,

    /** The trusted end's own position again, from an object that says it is moving. */
    repeats(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): boolean {
      const lon = fixes.longitude[i]!;
      const lat = fixes.latitude[i]!;
      const ofTrusted = lon === store.lastLongitude[slot] && lat === store.lastLatitude[slot];
      const ofBranch = lon === branch.longitude[slot] && lat === branch.latitude[slot];
      if (!ofTrusted && !(ofBranch && branch.at[slot]! > 0)) return false;
      const elapsed = fixes.observedAt[i]! - (ofTrusted ? store.lastAt[slot]! : branch.at[slot]!);
      return elapsed > REPEAT_AFTER && (out.speed[i]! * elapsed) / 1000 > REPEAT_METRES;
    },

    /** `CONTEST` bits for a row that continues the trusted end: 0 when it can. */
    againstTrusted(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): number {
      const elapsed = fixes.observedAt[i]! - store.lastAt[slot]!;
      const lon = store.lastLongitude[slot]!;
      const lat = store.lastLatitude[slot]!;
      const distance = quickDistance(lon, lat, fixes.longitude[i]!, fixes.latitude[i]!);
      if (distance > reach(slot, elapsed, fixes, i)) return CONTEST.impossibleKinematics;
      if (store.velocityTrust[slot]! < VELOCITY_PROVEN || elapsed < 0) return 0;
      const could = explained(slot, elapsed, store.lastSpeed[slot]!, out.speed[i]!);
      return distance > could ? CONTEST.velocityDisagrees : 0;
    },

    fitsBranch(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): boolean {
      const elapsed = fixes.observedAt[i]! - branch.at[slot]!;
      const lon = branch.longitude[slot]!;
      const distance = quickDistance(lon, branch.latitude[slot]!, fixes.longitude[i]!, fixes.latitude[i]!);
      if (distance > reach(slot, elapsed, fixes, i)) return false;
      return distance <= explained(slot, elapsed, branch.speed[slot]!, out.speed[i]!);
    },

    nearerToBranch: (slot: number, fixes: FixColumns, i: number): boolean =>
      offBranch(slot, fixes, i) < offTrusted(slot, fixes, i),
  };
}
