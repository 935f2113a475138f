/** Where an object truly is at a given time: the ground truth that wire bytes are made from. */
import {
  type Instant,
  METRES_PER_DEGREE,
  quickDistance,
  RADIANS_PER_DEGREE,
  SECOND,
} from '../kernel/index.ts';

/** Degrees, metres above mean sea level, metres per second, degrees from north. Reused, never kept. */
export interface Motion {
  lon: number;
  lat: number;
  altitude: number;
  speed: number;
  course: number;
}

export const makeMotion = (): Motion => ({ lon: 0, lat: 0, altitude: 0, speed: 0, course: 0 });

/** A path exists in [from, until); outside, `at` returns false and leaves `out` alone. */
export interface Path {
  readonly from: Instant;
  readonly until: Instant;
  at(time: Instant, out: Motion): boolean;
}

export interface Waypoint {
  readonly at: Instant;
  readonly lon: number;
  readonly lat: number;
  readonly altitude: number;
}

const DEGREES_PER_RADIAN = 1 / RADIANS_PER_DEGREE;

function courseOf(east: number, north: number): number {
  const course = Math.atan2(east, north) * DEGREES_PER_RADIAN;
  return course < 0 ? course + 360 : course;
}

/** Straight legs in longitude and latitude between waypoints in order of time. */
export function legs(waypoints: readonly Waypoint[]): Path {
  const first = waypoints[0]!;
  const last = waypoints.at(-1)!;
  return {
    from: first.at,
    until: last.at,
    at(time, out) {
      if (time < first.at || time >= last.at) return false;
      const next = waypoints.findIndex((point) => point.at > time);
      const a = waypoints[next - 1]!;
      const b = waypoints[next]!;
      const share = (time - a.at) / (b.at - a.at);
      out.lon = a.lon + share * (b.lon - a.lon);
      out.lat = a.lat + share * (b.lat - a.lat);
      out.altitude = a.altitude + share * (b.altitude - a.altitude);
      out.speed = (quickDistance(a.lon, a.lat, b.lon, b.lat) / (b.at - a.at)) * SECOND;
      out.course = courseOf((b.lon - a.lon) * Math.cos(out.lat * RADIANS_PER_DEGREE), b.lat - a.lat);
      return true;
    },
  };
}

/** Waypoints along the given places at one speed (m/s) and altitude, starting at `start`. */
export function voyage(
  start: Instant,
  speed: number,
  altitude: number,
  places: readonly (readonly [lon: number, lat: number])[],
): Path {
  let at = start;
  let before = places[0]!;
  return legs(
    places.map((place) => {
      at += (quickDistance(before[0], before[1], place[0], place[1]) / speed) * SECOND;
      before = place;
      return { at, lon: place[0], lat: place[1], altitude };
    }),
  );
}

export interface Circuit {
  readonly lon: number;
  readonly lat: number;
  /** Half axes in metres; `bearing` turns the long one clockwise from north. */
  readonly long: number;
  readonly short: number;
  readonly bearing: number;
  /** Greatest speed on the ellipse, m/s. */
  readonly speed: number;
  readonly altitude: number;
  /** Where on the ellipse it starts, radians. */
  readonly phase: number;
}

/** Round and round an ellipse: smooth, endless, and slower where it turns. */
export function circuit(from: Instant, until: Instant, shape: Circuit): Path {
  const omega = shape.speed / Math.max(shape.long, shape.short) / SECOND;
  const sin = Math.sin(shape.bearing * RADIANS_PER_DEGREE);
  const cos = Math.cos(shape.bearing * RADIANS_PER_DEGREE);
  const metresPerLon = METRES_PER_DEGREE * Math.cos(shape.lat * RADIANS_PER_DEGREE);
  return {
    from,
    until,
    at(time, out) {
      if (time < from || time >= until) return false;
      const angle = shape.phase + omega * (time - from);
      const along = shape.long * Math.cos(angle);
      const across = shape.short * Math.sin(angle);
      const alongRate = -shape.long * Math.sin(angle) * omega * SECOND;
      const acrossRate = shape.short * Math.cos(angle) * omega * SECOND;
      const east = alongRate * sin + acrossRate * cos;
      const north = alongRate * cos - acrossRate * sin;
      out.lon = shape.lon + (along * sin + across * cos) / metresPerLon;
      out.lat = shape.lat + (along * cos - across * sin) / METRES_PER_DEGREE;
      out.altitude = shape.altitude;
      out.speed = Math.hypot(east, north);
      out.course = courseOf(east, north);
      return true;
    },
  };
}
