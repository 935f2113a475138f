/** What a claim of compliance must not have missed in a dark world, by sampling and counting, without Garant's own. */
import { geodesicDistance, type Position } from '../../src/kernel/index.ts';
import type { HeightBand, Source } from '../../src/picture/index.ts';
import { looksOf, type Plot, plotsOf } from './dark-words.ts';
import { type DarkWorld, DISTANCE, REVISIT } from './dark-world.ts';

/** Footprints are drawn as polygons; a disc may be this much wider than said. */
const DRAWING = 1.005;
const POINTS = 7;

/** Places and moments of a claim that nobody had looked at within the revisit time. */
export function darkness(world: DarkWorld, from: number, until: number): number {
  const able = world.sensors.filter(({ source }) => sees(source, world.heights));
  const looks = able.map(looksOf);
  let dark = 0;
  for (let y = 0; y < POINTS; y++) {
    for (let x = 0; x < POINTS; x++) {
      const place = {
        lon: world.corner.lon + (world.side * x) / (POINTS - 1),
        lat: world.corner.lat + (world.side * y) / (POINTS - 1),
      };
      const reach = able.map(({ centre, radius }) => geodesicDistance(centre, place) <= radius * DRAWING);
      for (let at = from; at < until; at += 5_000) {
        const lit = looks.some(
          (own, s) => reach[s] && own.some((look) => look <= at && at - look <= REVISIT),
        );
        if (!lit) dark++;
      }
    }
  }
  return dark;
}

const sees = ({ cooperative, observes, heights }: Source, asked: HeightBand): boolean =>
  !cooperative &&
  observes.some((kind) => kind === 'aircraft' || kind === 'aircraft.military') &&
  heights.floor <= asked.floor &&
  heights.ceiling >= asked.ceiling;

/** Degrees within the edge from which a plot is surely inside: 4 × the sensors' accuracy and more. */
const SURELY = 0.006;
/** Metres per second that reports may jitter beyond a limit of 120. */
const SURELY_SLOW = 123;

/** Plots in the time of a claim that were a breach or may have been one: whatever they leave open counts. */
export function overlooked(world: DarkWorld, from: number, until: number): number {
  const plots = plotsOf(world);
  return plots.filter((plot) => plot.at >= from && plot.at < until && speaksAgainst(world, plot, plots))
    .length;
}

function speaksAgainst(
  { rule, heights, corner, side, sensors }: DarkWorld,
  plot: Plot,
  plots: readonly Plot[],
): boolean {
  const { category, altitude, contested, saysSpeed, speed, sensor } = plot.visitor;
  const within = ({ lon, lat }: Position) =>
    lon > corner.lon + SURELY &&
    lon < corner.lon + side - SURELY &&
    lat > corner.lat + SURELY &&
    lat < corner.lat + side - SURELY;
  if (category === 'aircraft.civil' || !within(plot.place)) return false;
  if (altitude < heights.floor || altitude >= heights.ceiling) return false;
  // whoever is heard keeps a duty to transmit; of a plot nobody knows
  if (rule.form === 'transponder-on') return !sensors[sensor]!.source.cooperative;
  if (rule.form === 'minimum-distance')
    return newestOthers(plot, plots).some((other) => mayBeNear(plot, other));
  return rule.form !== 'corridor' || contested || !saysSpeed || speed > SURELY_SLOW;
}

/** Metres by which a distance must be undercut, or a way exceeded, to be sure of it: as `SURELY`. */
const SURELY_NEAR = 1_000;
/** Milliseconds after which nobody knows where something is. */
const UNHEARD = 60_000;

/** Where each of the others was last heard before the plot. */
function newestOthers({ at, number }: Plot, plots: readonly Plot[]): readonly Plot[] {
  const newest = new Map<number, Plot>();
  for (const other of plots) {
    const known = newest.get(other.number);
    if (other.number === number || other.at >= at || (known && known.at >= other.at)) continue;
    newest.set(other.number, other);
  }
  return [...newest.values()];
}

/** Was the other, of the kind to keep away from or of an unknown one, near when heard, or may it have come near since? */
function mayBeNear({ at, place }: Plot, other: Plot): boolean {
  const { category, contested, speed } = other.visitor;
  const since = at - other.at;
  if (category === 'aircraft.military' || contested || since > UNHEARD) return false;
  return geodesicDistance(place, other.place) < DISTANCE - SURELY_NEAR + (speed * since) / 1000;
}
