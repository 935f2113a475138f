/**
 * Deceived receivers of ships are often led round a ring at steady speed. A ship may turn a circle or two;
 * it does not run the same small ring again and again. Works from the courses sent, so it costs no angles.
 */
import { quickDistance } from '../../kernel/index.ts';
import type { FixColumns } from '../observation.ts';
import type { TrackedColumns } from '../tracked.ts';
import type { TrackStore } from './track-store.ts';

/** Whole turns in one sense before it is called circling. */
const TURNS = 3;
/** Metres per second below which a vessel swings at anchor. */
const UNDER_WAY = 2;
/** Metres; beyond this a circle may be a search pattern. */
const LARGEST_RADIUS = 3_000;
/** Position may lie this share of the radius off the ring. */
const RING_TOLERANCE = 0.25;

export type Circling = (slot: number, fixes: FixColumns, i: number, out: TrackedColumns) => boolean;

export function createCircling({ circle, lastCourse, lastAt }: TrackStore): Circling {
  /** Course of the row before, also of contested ones, which `lastCourse` leaves out. */
  const before = new Float32Array(lastCourse.length).fill(Number.NaN);
  const beforeAt = new Float64Array(lastAt.length).fill(Number.NaN);

  function restart(slot: number): false {
    circle.turned[slot] = 0;
    circle.path[slot] = 0;
    circle.samples[slot] = 0;
    return false;
  }

  return (slot, fixes, i, out) => {
    const course = out.course[i]!;
    const elapsed = (fixes.observedAt[i]! - beforeAt[slot]!) / 1000;
    let turn = course - before[slot]!;
    before[slot] = course;
    beforeAt[slot] = fixes.observedAt[i]!;
    if (!(out.speed[i]! > UNDER_WAY) || !(elapsed >= 0) || elapsed > 60) return restart(slot);
    if (turn > 180) turn -= 360;
    else if (turn < -180) turn += 360;
    const turned = circle.turned[slot]!;
    if (Number.isNaN(turn) || turned * turn < 0) return restart(slot);
    circle.turned[slot] = turned + turn;
    circle.path[slot]! += out.speed[i]! * elapsed;
    return onRing(slot, fixes, i);
  };

  function onRing(slot: number, fixes: FixColumns, i: number): boolean {
    const lon = fixes.longitude[i]!;
    const lat = fixes.latitude[i]!;
    const samples = circle.samples[slot]!;
    if (samples < 65_535) circle.samples[slot]!++;
    const weight = 1 / (samples + 1);
    if (samples === 0) {
      circle.centreLongitude[slot] = lon;
      circle.centreLatitude[slot] = lat;
      return false;
    }
    circle.centreLongitude[slot]! += (lon - circle.centreLongitude[slot]!) * weight;
    circle.centreLatitude[slot]! += (lat - circle.centreLatitude[slot]!) * weight;
    const turned = Math.abs(circle.turned[slot]!);
    if (turned < TURNS * 360) return false;
    const radius = (circle.path[slot]! * 360) / (2 * Math.PI * turned);
    const centreLon = circle.centreLongitude[slot]!;
    const off = quickDistance(centreLon, circle.centreLatitude[slot]!, lon, lat);
    return radius < LARGEST_RADIUS && Math.abs(off - radius) < RING_TOLERANCE * radius + 50;
  }
}
