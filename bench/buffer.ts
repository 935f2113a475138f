/**
 * A buffer around a line of 1,200 km with 5,000 vertices, for a straggling and for a winding line and three
 * widths: milliseconds of the fastest and of the middle run of seven. `npx node bench/buffer.ts` prints one JSON
 * object, and ends with 1 when a buffer of 10 km takes longer than 200 ms at its fastest.
 */
import { type LonLat, within } from '../src/kernel/geometry/index.ts';
import { seededRandom } from '../src/kernel/index.ts';

const VERTICES = 5000;
const LIMIT_MS = 200;
const RUNS = 7;

/** From 30 to 45.5 degrees east near 47.5 degrees north; `bend` is how far it turns from vertex to vertex. */
function lineWith(bend: number): LonLat[] {
  const random = seededRandom(1);
  let lat = 47.5;
  return Array.from({ length: VERTICES }, (_, i): LonLat => {
    lat += bend * random.normal();
    return [30 + (15.5 * i) / (VERTICES - 1), lat];
  });
}

function millisecondsOf(line: readonly LonLat[], distance: number): number {
  const start = performance.now();
  const made = within(distance, { type: 'MultiLineString', coordinates: [line] });
  if (!made.ok) throw new Error(made.problems[0]?.message);
  return performance.now() - start;
}

const runs = Object.entries({ straggling: 0.0005, winding: 0.003 }).flatMap(([line, bend]) =>
  [3_000, 10_000, 50_000].map((distance) => {
    const times = Array.from({ length: RUNS }, () => Math.round(millisecondsOf(lineWith(bend), distance)));
    times.sort((a, b) => a - b);
    return { line, distance, fastest: times[0]!, middle: times[RUNS >> 1]! };
  }),
);
const tooSlow = runs.filter(({ distance, fastest }) => distance === 10_000 && fastest > LIMIT_MS);
console.log(JSON.stringify({ vertices: VERTICES, runs, tooSlow }, null, 2));
process.exitCode = tooSlow.length === 0 ? 0 : 1;
