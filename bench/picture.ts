/**
 * How fast the picture follows: rows of a seeded world in which every object reports once a second, in
 * batches of 4,096, one core. Only `follow` is timed: in all, and by the median
 * of full batches, which says more on a machine that does other work. Prints JSON. `node bench/picture.ts [seconds]`.
 */
import { seededRandom } from '../src/kernel/index.ts';
import {
  createPicture,
  DATUM,
  FIX_FLAG,
  type FixColumns,
  IDENTITY,
  makeFixColumns,
  makeTrackedColumns,
  type Source,
} from '../src/picture/index.ts';

const SEED = 20_261_122;
const BATCH = 4_096;
const START = Date.UTC(2026, 10, 21);
const METRES_PER_DEGREE = 111_195;

const source = (id: string, observes: Source['observes'][number]): Source => ({
  id,
  title: id,
  feed: 'states',
  physics: 'transponder',
  observes: [observes],
  events: [],
  cooperative: true,
  gnss: true,
  footprint: { kind: 'reception' },
  heights: { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY, datum: 'msl' },
  period: 10_000,
  accuracy: 50,
});

/** Two thirds aircraft, one third ships, each on a straight course that it sometimes changes. */
function makeWorld(objects: number) {
  const random = seededRandom(SEED);
  const draw = (make: () => number) => Float64Array.from({ length: objects }, make);
  const isShip = Uint8Array.from({ length: objects }, () => (random.next() < 1 / 3 ? 1 : 0));
  const lon = draw(() => 22 + random.next() * 18);
  const lat = draw(() => 44 + random.next() * 8);
  const course = draw(() => random.next() * 360);
  const speed = Float64Array.from(isShip, (ship) =>
    ship ? 3 + random.next() * 8 : 60 + random.next() * 190,
  );
  let second = 0;

  /** Writes rows [from, until) of the object list as one batch, one second after their last. */
  function fill(batch: FixColumns, from: number, until: number): void {
    for (let object = from; object < until; object++) {
      const i = object - from;
      if (random.next() < 0.01) course[object] = (course[object]! + 20 * random.normal() + 360) % 360;
      const angle = (course[object]! * Math.PI) / 180;
      lat[object]! += (speed[object]! * Math.cos(angle)) / METRES_PER_DEGREE;
      lon[object]! +=
        (speed[object]! * Math.sin(angle)) / (METRES_PER_DEGREE * Math.cos((lat[object]! * Math.PI) / 180));
      batch.observedAt[i] = START + second * 1000 + (object % 1000);
      batch.receivedAt[i] = batch.observedAt[i]!;
      batch.source[i] = isShip[object]!;
      batch.index[i] = second;
      batch.identityKind[i] = isShip[object] ? IDENTITY.mmsi : IDENTITY.icao24;
      batch.identity[i] = isShip[object] ? 211_000_000 + object * 37 : 0x500000 + object * 13;
      batch.longitude[i] = lon[object]!;
      batch.latitude[i] = lat[object]!;
      batch.altitude[i] = isShip[object] ? Number.NaN : 9_000;
      batch.datum[i] = DATUM.pressure;
      batch.speed[i] = speed[object]!;
      batch.course[i] = course[object]!;
      batch.climb[i] = 0;
      batch.accuracy[i] = 30;
      batch.nic[i] = batch.nacp[i] = isShip[object] ? -1 : 8;
      batch.sil[i] = isShip[object] ? -1 : 3;
      batch.category[i] = 0;
      batch.flags[i] = FIX_FLAG.gnss;
    }
    batch.length = until - from;
  }
  return { fill, tick: () => second++ };
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function run(objects: number, seconds: number) {
  const register = { sources: [source('adsb', 'aircraft'), source('ais', 'vessel')], register: [] };
  const picture = createPicture({
    register,
    parties: [],
    capacity: 2 ** Math.ceil(Math.log2(objects * 1.2)),
  });
  const world = makeWorld(objects);
  const batch = makeFixColumns(BATCH);
  const out = makeTrackedColumns(BATCH);
  let rows = 0;
  let spent = 0;
  const full: number[] = [];
  let contested = 0;
  let worst = 0;
  const warmUp = Math.ceil(400_000 / objects);
  let allocated = 0;
  for (let second = 0; second < warmUp + seconds; second++) {
    world.tick();
    for (let from = 0; from < objects; from += BATCH) {
      const until = Math.min(objects, from + BATCH);
      world.fill(batch, from, until);
      const heapBefore = process.memoryUsage().heapUsed;
      const started = performance.now();
      picture.follow(batch, 0, until - from, out);
      const took = performance.now() - started;
      if (second < warmUp) continue;
      // A collection in between gives a negative difference, which says nothing.
      allocated += Math.max(0, process.memoryUsage().heapUsed - heapBefore);
      spent += took;
      worst = Math.max(worst, took);
      if (until - from === BATCH) full.push(took);
      rows += until - from;
      for (let i = 0; i < until - from; i++) if (out.contest[i] !== 0) contested++;
    }
  }
  return {
    objects,
    rows,
    observationsPerSecond: Math.round((rows / spent) * 1000),
    observationsPerSecondMedianBatch: Math.round((BATCH / median(full)) * 1000),
    worstBatchMs: Number(worst.toFixed(2)),
    contested,
    allocatedBytesPerRow: Number((allocated / rows).toFixed(3)),
  };
}

const rows = Number(process.argv[2] ?? 4_000_000);
const results = [5_000, 50_000].map((objects) => run(objects, Math.ceil(rows / objects)));
console.log(JSON.stringify({ bench: 'picture', seed: SEED, node: process.version, results }, null, 2));
