/** The neighbourhood of a line with many positions, by the outline of discs along it. */
import { quickDistance } from '../geodesy.ts';
import type { Metres } from '../units.ts';
import { checkRings } from './check-rings.ts';
import { unite } from './combine.ts';
import { outlineOfDiscs, WIDEST } from './disc-outline.ts';
import { thin } from './resample.ts';
import type { AreaGeometry, LonLat, Ring } from './shape.ts';

/** Fewer positions are united piece by piece in no time. */
const MANY = 150;

/** Discs so far apart, as a share of the radius, leave notches 0.125 % deep between them. */
const STEP = 0.1;

/** Half of the notches is put outside, half stays inside. */
const SWELL = 1 + STEP ** 2 / 16;

/** More discs than this take longer than uniting pieces. */
const MOST_DISCS = 50_000;

/** How far the outline may be moved when it is thinned, as a share of the radius. */
const THINNING = 0.0005;

/** Undefined: the line is not of the kind, or rounding leaves its outline open. */
export function neighbourhood(line: readonly LonLat[], radius: Metres): AreaGeometry | undefined {
  if (line.length < MANY || radius > WIDEST) return undefined;
  const centres = centresAlong(line, radius * STEP);
  const rings = centres && outlineOfDiscs(centres, radius * SWELL);
  if (!rings) return undefined;
  const thinned = areaOf(rings.map((ring) => thinRing(ring, radius * THINNING)));
  if (thinned && checkRings(thinned).length === 0) return thinned;
  const whole = areaOf(rings);
  // Where the outline comes very near to itself, its chords may cross.
  const apart = whole && unite([whole]);
  return apart?.ok ? apart.value : undefined;
}

/** Positions of the line and places between them, none twice. */
function centresAlong(line: readonly LonLat[], step: Metres): LonLat[] | undefined {
  const centres = new Map<string, LonLat>();
  const add = (at: LonLat) => centres.set(at.join(), at);
  add(line[0]!);
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!];
    const parts = Math.ceil(quickDistance(from[0], from[1], to[0], to[1]) / step);
    for (let part = 1; part < parts; part++) {
      const share = part / parts;
      add([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
    }
    add(to);
    if (centres.size > MOST_DISCS) return undefined;
  }
  return [...centres.values()];
}

/** In two halves, so that each has two ends. */
function thinRing(ring: Ring, tolerance: Metres): Ring {
  const middle = ring.length >> 1;
  return [...thin(ring.slice(0, middle + 1), tolerance).slice(0, -1), ...thin(ring.slice(middle), tolerance)];
}

/** Rings with what is inside on their right: a line's neighbourhood is of one piece, so all but one are holes. */
function areaOf(rings: readonly Ring[]): AreaGeometry | undefined {
  const outer = rings.filter((ring) => turnOf(ring) < 0);
  if (outer.length !== 1) return undefined;
  const holes = rings.filter((ring) => turnOf(ring) > 0);
  return { type: 'MultiPolygon', coordinates: [[outer[0]!, ...holes].map((ring) => ring.toReversed())] };
}

/** Twice the surface in square degrees: positive for a ring that runs counterclockwise. */
const turnOf = (ring: Ring): number =>
  ring.slice(1).reduce((sum, [lon, lat], i) => sum + (ring[i]![0] * lat - lon * ring[i]![1]), 0);
