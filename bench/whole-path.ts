/**
 * Observation → verdict on one core: the picture follows, the watch judges, ticks and standing verdicts
 * included. `npx node --expose-gc bench/whole-path.ts [growth]`; with `growth`, one dimension at a time grows
 * tenfold. Seeded; events are counted, so that two runs can be compared.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Accord, Clause, Reading, Rule } from '../src/accord/index.ts';
import type { AreaGeometry } from '../src/kernel/geometry/index.ts';
import {
  CATEGORIES,
  hashJson,
  METRES_PER_DEGREE,
  MINUTE,
  RADIANS_PER_DEGREE,
  seededRandom,
} from '../src/kernel/index.ts';
import {
  createPicture,
  FIX_FLAG,
  type FixColumns,
  IDENTITY,
  makeFixColumns,
  makeTrackedColumns,
  type SourceRegister,
} from '../src/picture/index.ts';
import { compile, createWatch, TICK } from '../src/watch/index.ts';
import { sharedPath } from '../test/support/shared-data.ts';

const START = 1_767_225_600_000;
const PARTIES = ['north', 'south'];
const FORMS = 6;

interface Size {
  readonly objects: number;
  readonly areas: number;
  readonly clauses: number;
  readonly seconds: number;
}

/** The 200 areas of the shared geofence bench; beyond them, and without it, fractal polygons like its own. */
function makeAreas(count: number): readonly AreaGeometry[] {
  const shared = readSharedAreas();
  const random = seededRandom(7);
  while (shared.length < count) shared.push(fractal(random));
  return shared.slice(0, count);
}

function readSharedAreas(): AreaGeometry[] {
  const script = sharedPath('bench/geofence/gen.mjs');
  if (!existsSync(script)) return [];
  const folder = mkdtempSync(join(tmpdir(), 'areas-'));
  execFileSync(process.execPath, [script, folder], { stdio: 'ignore' });
  const lines = readFileSync(join(folder, 'zones.ndjson'), 'utf8').trim().split('\n');
  rmSync(folder, { recursive: true });
  return lines.map((line) => {
    const { type, coordinates } = JSON.parse(line).geometry;
    return { type: 'MultiPolygon', coordinates: type === 'Polygon' ? [coordinates] : coordinates };
  });
}

/** A ring of 1,024 corners by midpoint displacement, 60 to 140 km across, anywhere where objects move. */
function fractal(random: ReturnType<typeof seededRandom>): AreaGeometry {
  const corners = 1024;
  const reach = new Float64Array(corners + 1).fill(1);
  for (let step = corners, swing = 0.35; step > 1; step >>= 1, swing *= 0.55) {
    for (let k = 0; k < corners; k += step) {
      reach[k + step / 2] = (reach[k]! + reach[k + step]!) / 2 + (random.next() - 0.5) * swing;
    }
  }
  const [x, y, size] = [-165 + random.next() * 330, -50 + random.next() * 115, 0.3 + random.next() * 0.4];
  const ring = Array.from({ length: corners }, (_, k): [number, number] => {
    const turn = (2 * Math.PI * k) / corners;
    const far = Math.max(0.2, reach[k]!) * size;
    return [x + far * 1.5 * Math.cos(turn), y + far * Math.sin(turn)];
  });
  return { type: 'MultiPolygon', coordinates: [[[...ring, ring[0]!]]] };
}

function ruleFor(c: number, area: string, corridor: string): Rule {
  const parties = c % 5 === 0 ? 'all' : [PARTIES[c % 2]!];
  const category = c % 3 === 0 ? 'vessel' : 'aircraft.military';
  switch (c % FORMS) {
    case 0:
      return { form: 'presence-ban', parties, category, area, dwell: 30_000 };
    case 1:
      return {
        form: 'corridor',
        parties,
        category: 'vessel',
        corridor,
        within: area,
        maxSpeed: 15,
        dwell: 60_000,
      };
    case 2:
      return {
        form: 'minimum-distance',
        parties,
        category,
        from: { category: 'vessel.merchant' },
        distance: 1_000,
        area,
        dwell: 0,
      };
    case 3:
      return { form: 'transponder-on', parties, category, area, silence: 10 * MINUTE };
    case 4:
      return { form: 'count-limit', parties, category, area, limit: 50, over: 0 };
    default:
      return { form: 'event-ban', parties: 'all', event: 'fire', area };
  }
}

function makeAccord(areas: readonly AreaGeometry[], clauses: number): Accord {
  const always = { from: -Infinity, until: Infinity };
  const text = { en: 'A clause.' };
  const make = (c: number): Clause => {
    const rule = ruleFor(c, `area-${c % areas.length}`, `area-${(c * 7 + 1) % areas.length}`);
    const agreed: Reading = { id: 'agreed', inForce: always, rule };
    const second: Reading = { id: 'north', inForce: { from: START + MINUTE, until: Infinity }, rule };
    return {
      id: `c-${c}`,
      segment: 'sky',
      text,
      textHash: hashJson(text),
      gravity: 'serious',
      revisit: MINUTE,
      readings: c % 10 === 0 ? [agreed, second] : [agreed],
      except: [],
    };
  };
  return {
    id: 'bench',
    hash: hashJson('bench'),
    inForce: always,
    parties: PARTIES.map((id) => ({ id, role: 'belligerent' })),
    areas: areas.map((geometry, a) => ({
      id: `area-${a}`,
      versions: [{ geometry, inForce: always }],
      heights: { floor: 0, ceiling: a % 2 === 0 ? Infinity : 20_000, datum: 'pressure' },
    })),
    clauses: Array.from({ length: clauses }, (_, c) => make(c)),
  };
}

const register: SourceRegister = {
  sources: (['adsb', 'ais'] as const).map((id) => ({
    id,
    title: id,
    feed: id,
    physics: 'transponder' as const,
    observes: [id === 'adsb' ? ('aircraft' as const) : ('vessel' as const)],
    events: [],
    cooperative: true,
    gnss: true,
    footprint: { kind: 'reception' as const },
    heights: { floor: -Infinity, ceiling: Infinity, datum: 'msl' as const },
    period: MINUTE,
    accuracy: 50,
  })),
  register: PARTIES.flatMap((party, p) =>
    (['icao24', 'mmsi'] as const).map((identityKind) => ({
      identityKind,
      from: 1 + p * 1_000_000,
      to: (p + 1) * 1_000_000,
      party,
      authority: 'bench',
    })),
  ),
};

/** One batch a second: half the objects over the region, half over the world; three of ten are ships. */
function makeBatches({ objects, seconds }: Size): readonly FixColumns[] {
  const random = seededRandom(20_260_101);
  const movers = Array.from({ length: objects }, (_, o) => {
    const ship = o % 10 < 3;
    const local = o % 2 === 0;
    return {
      ship,
      lon: local ? 22 + random.next() * 20 : -170 + random.next() * 340,
      lat: local ? 43 + random.next() * 10 : -55 + random.next() * 125,
      course: random.next() * 360,
      speed: ship ? 3 + random.next() * 12 : 60 + random.next() * 190,
      altitude: 1_000 + random.next() * 11_000,
      identity: 1 + o + (o % 3 === 0 ? 1_000_000 : o % 3 === 1 ? 0 : 5_000_000),
      category: CATEGORIES.indexOf(
        ship
          ? o % 7 === 0
            ? 'vessel.merchant'
            : 'vessel.fishing'
          : o % 4 === 0
            ? 'aircraft.military'
            : 'aircraft.civil',
      ),
    };
  });
  const index = [0, 0];
  return Array.from({ length: seconds }, (_, second) => {
    const fixes = makeFixColumns(objects);
    movers.forEach((m, i) => {
      const east = Math.max(0.2, Math.cos(m.lat * RADIANS_PER_DEGREE));
      m.lon += (Math.sin(m.course * RADIANS_PER_DEGREE) * m.speed) / METRES_PER_DEGREE / east;
      m.lat += (Math.cos(m.course * RADIANS_PER_DEGREE) * m.speed) / METRES_PER_DEGREE;
      fixes.observedAt[i] = START + second * 1000 + (i % 1000);
      fixes.receivedAt[i] = fixes.observedAt[i]! + 200;
      fixes.source[i] = m.ship ? 1 : 0;
      fixes.index[i] = index[m.ship ? 1 : 0]!++;
      fixes.identityKind[i] = m.ship ? IDENTITY.mmsi : IDENTITY.icao24;
      fixes.identity[i] = m.identity;
      fixes.longitude[i] = m.lon + (random.normal() * 5) / METRES_PER_DEGREE;
      fixes.latitude[i] = m.lat + (random.normal() * 5) / METRES_PER_DEGREE;
      fixes.altitude[i] = m.ship ? NaN : m.altitude;
      fixes.datum[i] = m.ship ? 3 : 2;
      fixes.speed[i] = m.speed;
      fixes.course[i] = m.course;
      fixes.climb[i] = 0;
      fixes.accuracy[i] = m.ship ? 10 : NaN;
      fixes.nic[i] = m.ship ? -1 : 8;
      fixes.nacp[i] = m.ship ? -1 : 9;
      fixes.sil[i] = m.ship ? -1 : 3;
      fixes.category[i] = m.category;
      fixes.flags[i] = FIX_FLAG.gnss;
    });
    fixes.length = objects;
    return fixes;
  });
}

/** Time of this process on its cores, so that other work on the machine does not count. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const gc = (globalThis as { gc?: () => void }).gc;
const heap = (): number => {
  gc?.();
  return process.memoryUsage().heapUsed;
};

function refill(into: FixColumns, from: FixColumns): FixColumns {
  const source = Object.values(from);
  Object.values(into).forEach((column, c) => {
    if (typeof column !== 'number') column.set(source[c]);
  });
  into.length = from.length;
  return into;
}

function run(size: Size): void {
  const { objects, areas, clauses, seconds } = size;
  const compiled = compile([makeAccord(makeAreas(areas), clauses)], PARTIES);
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message);
  const batches = makeBatches(size);
  const picture = createPicture({ register, parties: PARTIES, capacity: Math.max(65_536, objects * 2) });
  const watch = createWatch({
    compiled: compiled.value,
    picture,
    register,
    lane: 'simulated',
    settled: true,
  });
  const tracked = makeTrackedColumns(objects);
  const events = { count: 0 };
  /** By batch, bytes; a collection in between makes it negative. */
  const allocated: number[] = [];
  const spent = { picture: [] as number[], watch: [] as number[], ticks: [] as number[] };
  const warmBatch = makeFixColumns(objects);
  const step = (stored: FixColumns, second: number, timed: boolean): void => {
    // a decoder has just written the batch that is judged: it is in the cache, as it would be live
    const batch = refill(warmBatch, stored);
    const heapBefore = process.memoryUsage().heapUsed;
    const t0 = cpuMilliseconds();
    picture.follow(batch, 0, batch.length, tracked);
    const t1 = cpuMilliseconds();
    watch.evaluate(batch, tracked, 0, batch.length);
    const t2 = cpuMilliseconds();
    if (timed) allocated.push(process.memoryUsage().heapUsed - heapBefore);
    const t3 = cpuMilliseconds();
    if ((second * 1000) % TICK === 0) {
      picture.advance(START + second * 1000);
      watch.advance(START + second * 1000);
      events.count += watch.drain().length;
    }
    if (!timed) return;
    spent.picture.push(t1 - t0);
    spent.watch.push(t2 - t1);
    spent.ticks.push(cpuMilliseconds() - t3);
  };
  const warm = Math.floor(seconds / 4);
  for (let s = 0; s < warm; s++) step(batches[s]!, s, false);
  const heapBefore = heap();
  const eventsBefore = events.count;
  for (let s = warm; s < seconds; s++) step(batches[s]!, s, true);
  const said = events.count - eventsBefore;
  const grown = heap() - heapBefore;
  const rows = (seconds - warm) * objects;
  const say = (name: string, take: (costs: readonly number[]) => number): void => {
    const [a, b, c] = [take(spent.picture), take(spent.watch), mean(spent.ticks)];
    const each = (ms: number): string => `${((ms * 1e6) / objects).toFixed(0)} ns`;
    const rate = Math.round(objects / ((a + b + c) / 1000)).toLocaleString('en');
    console.log(
      `  ${name}: ${rate} observations/s (picture ${each(a)}, watch ${each(b)}, ticks ${each(c)} each)`,
    );
  };
  console.log(
    `${objects} objects × ${areas} areas × ${clauses} clauses, ${rows} observations: ` +
      `${said} events, heap kept ${(grown / rows).toFixed(2)} B/observation, ` +
      `allocated in the median batch ${(quantile(allocated, 0.5) / objects).toFixed(2)} B/observation`,
  );
  say('all batches', mean);
  say('median batch', (costs) => quantile(costs, 0.5));
  say('quietest tenth of the batches', (costs) => quantile(costs, 0.1));
}

const mean = (costs: readonly number[]): number => costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
const quantile = (costs: readonly number[], share: number): number =>
  [...costs].sort((x, y) => x - y)[Math.floor(share * (costs.length - 1))]!;

const usual: Size = { objects: 5_000, areas: 200, clauses: 500, seconds: 240 };
run(usual);
if (process.argv.includes('large') || process.argv.includes('growth')) {
  run({ objects: 50_000, areas: 2_000, clauses: 5_000, seconds: 80 });
}
if (process.argv.includes('growth')) {
  run({ ...usual, objects: 50_000, seconds: 80 });
  run({ ...usual, areas: 2_000 });
  run({ ...usual, clauses: 5_000 });
}
