/**
 * The neighbourhood of a line as small polygons whose union it is. Every place within reach of the line has
 * a nearest point on it: inside an edge, then the place lies in that edge's strip; a corner, then in the fan
 * on the outer side of the bend; an end, then in the end's half disc.
 */
import { destination, geodesicAzimuth } from '../geodesy.ts';
import type { Degrees, Metres } from '../units.ts';
import { place } from './resample.ts';
import type { LonLat, Ring } from './shape.ts';

/** Arc step in degrees: the chord of a circle lies 1 - cos(step / 2) = 0.12 % inside it. */
const ARC_STEP: Degrees = 5.625;

/** Half of that error is put outside the circle, half stays inside. */
const ARC_SWELL = 1 + (1 - Math.cos((ARC_STEP / 2) * (Math.PI / 180))) / 2;

/** The place at `distance` in a direction, with its longitude kept near the start's. */
function offset(from: LonLat, azimuth: Degrees, distance: Metres): LonLat {
  const { lon, lat } = destination(place(from), azimuth, distance);
  return [lon + 360 * Math.round((from[0] - lon) / 360), lat];
}

/** Places on the circle strictly between two azimuths, clockwise; `to` may exceed `from` by up to 360. */
function arc(centre: LonLat, radius: Metres, from: Degrees, to: Degrees): LonLat[] {
  const steps = Math.ceil((to - from) / ARC_STEP);
  const at = (step: number) => offset(centre, from + ((to - from) * step) / steps, radius * ARC_SWELL);
  return Array.from({ length: Math.max(0, steps - 1) }, (_, i) => at(i + 1));
}

/** A geodesic circle. */
export function disc(centre: LonLat, radius: Metres): Ring {
  const ring = [offset(centre, 0, radius * ARC_SWELL), ...arc(centre, radius, 0, 360)];
  return [...ring, ring[0]!];
}

/** The neighbourhood of a resampled line with at least two different positions, piece by piece along it. */
export function stroke(line: readonly LonLat[], radius: Metres): Ring[] {
  const legs = line.slice(1).map((to, i) => legOf(line[i]!, to, radius));
  return legs.map((leg, i) => {
    const next = legs[i + 1];
    const ring = [
      ...(i === 0 ? arc(leg.from, radius, leg.leaving + 90, leg.leaving + 270) : [leg.from]),
      leg.leftFrom,
      leg.leftTo,
      ...(next ? bend(leg, next, radius) : arc(leg.to, radius, leg.arriving - 90, leg.arriving + 90)),
      leg.rightTo,
      leg.rightFrom,
    ];
    return [...ring, ring[0]!];
  });
}

/** One edge with the four corners of its strip and its azimuths at both ends. */
function legOf(from: LonLat, to: LonLat, radius: Metres) {
  const leaving = geodesicAzimuth(place(from), place(to));
  const arriving = geodesicAzimuth(place(to), place(from)) + 180;
  return {
    from,
    to,
    leaving,
    arriving,
    leftFrom: offset(from, leaving - 90, radius),
    rightFrom: offset(from, leaving + 90, radius),
    leftTo: offset(to, arriving - 90, radius),
    rightTo: offset(to, arriving + 90, radius),
  };
}

type Leg = ReturnType<typeof legOf>;

/**
 * The fan on the outer side of a bend. It ends in the very corner where the next strip begins, so that the
 * pieces share whole edges and no sliver stays open between them.
 */
function bend({ to, arriving }: Leg, next: Leg, radius: Metres): LonLat[] {
  const change = next.leaving - arriving;
  const turn = change - 360 * Math.round(change / 360);
  if (turn > 0) return [...arc(to, radius, arriving - 90, arriving - 90 + turn), next.leftFrom, to];
  return [to, next.rightFrom, ...arc(to, radius, arriving + 90 + turn, arriving + 90)];
}
