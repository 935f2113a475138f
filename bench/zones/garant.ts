/** Prints rate, hits, build time and memory of the area index on the areas and places in a folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AreaGeometry, AreaIndex } from '../../src/kernel/geometry/index.ts';
import { median } from './run.ts';

const dir = process.argv[2]!;
const areas = readFileSync(join(dir, 'zones.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line): AreaGeometry => {
    const { geometry } = JSON.parse(line);
    // as the peers do, without the checks that an accord's areas pass: Fiji has an edge 359.9 degrees long
    const coordinates = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return { type: 'MultiPolygon', coordinates };
  });
const bytes = readFileSync(join(dir, 'points.f64'));
const places = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);

const started = performance.now();
const index = new AreaIndex(areas);
const buildMs = Math.round(performance.now() - started);

const out = new Int32Array(areas.length);
const rates: number[] = [];
let hits = 0;
for (let round = 0; round < 23; round++) {
  hits = 0;
  const start = performance.now();
  for (let i = 0; i < places.length; i += 2) hits += index.query(places[i]!, places[i + 1]!, out);
  rates.push(places.length / 2 / ((performance.now() - start) / 1000));
}
// the first rounds are the compiler's
console.log(
  JSON.stringify({ rate: Math.round(median(rates.slice(3))), hits, buildMs, megabytes: index.bytes / 1e6 }),
);
