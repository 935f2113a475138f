/**
 * Never whole in the dark: random worlds of radars, receivers and patrols, asked random questions. The truth
 * is kept apart and worked out by other means: great circles on a sphere and a clock, no polygons.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cooperativeSource, radarSource, START } from '../../../test/support/moving-objects.ts';
import { rectangle } from '../../kernel/geometry/index.ts';
import { type Random, seededRandom } from '../../kernel/index.ts';
import { createPicture, type Question, type Source } from '../index.ts';

const SEED = 20_261_122;
const SECOND = 1_000;
const MINUTES = 20;

interface World {
  readonly sources: readonly Source[];
  /** Per source: seconds after START at which it said something. */
  readonly beats: readonly (readonly number[])[];
  readonly question: Question;
}

function makeSource(random: Random, n: number): Source {
  const lon = 30 + random.next();
  const lat = 50 + random.next() * 0.6;
  const ceiling = random.pick([5_000, 15_000, 40_000]);
  const parts = {
    id: `s${n}`,
    footprint: { kind: 'circle', centre: { lon, lat }, radius: 20_000 + random.next() * 150_000 },
    heights: { floor: Number.NEGATIVE_INFINITY, ceiling, datum: 'msl' },
    period: random.pick([10, 30, 60]) * SECOND,
  } as const;
  return random.next() < 0.3 ? cooperativeSource(parts) : radarSource(parts);
}

/** Steady data, with outages. */
function makeBeats(random: Random, period: number): number[] {
  const beats: number[] = [];
  let alive = random.next() < 0.9;
  for (let at = 0; at <= MINUTES * 60; at += period / SECOND) {
    if (random.next() < 0.01) alive = !alive;
    if (alive) beats.push(at);
  }
  return beats;
}

function makeWorld(random: Random): World {
  const sources = Array.from({ length: 1 + random.integer(5) }, (_, n) => makeSource(random, n));
  const west = 30 + random.next() * 0.8;
  const south = 50 + random.next() * 0.5;
  const from = START + random.integer(10 * 60) * SECOND;
  const geometry = rectangle({ west, south, east: west + 0.05 + random.next(), north: south + 0.1 });
  const question = {
    geometry,
    heights: { floor: 0, ceiling: random.pick([4_000, 10_000]), datum: 'msl' },
    wanted: { category: 'aircraft' },
    from,
    until: from + (1 + random.integer(9)) * 60 * SECOND,
    revisit: random.pick([30, 60, 120]) * SECOND,
  } as const;
  return { sources, beats: sources.map(({ period }) => makeBeats(random, period)), question };
}

function answer({ sources, beats, question }: World, treatReceptionAsCoverage: boolean) {
  const picture = createPicture({
    register: { sources, register: [] },
    parties: [],
    capacity: 8,
    treatReceptionAsCoverage,
  });
  const said = beats
    .flatMap((seconds, n) =>
      seconds.map((second) => ({ at: START + second * SECOND, source: sources[n]!.id })),
    )
    .sort((a, b) => a.at - b.at);
  for (const { at, source } of said) {
    const nothing = {
      kind: 'event',
      event: 'fire',
      position: { lon: 0, lat: 0 },
      radius: 1,
      index: 0,
    } as const;
    picture.note({ ...nothing, source, observedAt: at, receivedAt: at });
  }
  picture.advance(START + MINUTES * 60 * SECOND);
  return picture.coverage.sight(question);
}

/** Kilometres over a sphere, by the haversine. */
function kilometres(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}

/** A place and moment of the question at which nobody who sees what does not transmit was looking. */
function darkSpot({ sources, beats, question }: World, random: Random): string | undefined {
  const [sw, , ne] = question.geometry.coordinates[0]![0]!;
  const looks = sources.map((source, n) => ({ source, heard: new Set(beats[n]) }));
  for (let trial = 0; trial < 300; trial++) {
    // Corners and edges are where coverage ends, so they are tried more often than by chance.
    const along = () => random.pick([0, 1, random.next(), random.next()]);
    const lon = sw![0] + along() * (ne![0] - sw![0]);
    const lat = sw![1] + along() * (ne![1] - sw![1]);
    const at = question.from + Math.floor(random.next() * (question.until - question.from));
    const seen = looks.some(({ source, heard }) => {
      if (source.cooperative || source.footprint.kind !== 'circle') return false;
      if (source.heights.ceiling < question.heights.ceiling || source.period > question.revisit) return false;
      const { centre, radius } = source.footprint;
      // 0.5 % for the sphere.
      if (kilometres(centre.lon, centre.lat, lon, lat) * 1_000 > radius * 1.005) return false;
      const second = (at - START) / SECOND;
      const tick = source.period / SECOND;
      const last = Math.floor(second / tick) * tick;
      // A look is at most the revisit old; up to two missed turns are told from an outage by what follows.
      return [0, 1, 2].some((missed) => heard.has(last - missed * tick));
    });
    if (!seen) return `${lon.toFixed(3)} ${lat.toFixed(3)} ${new Date(at).toISOString()}`;
  }
  return undefined;
}

function campaign(worlds: number, treatReceptionAsCoverage: boolean) {
  const random = seededRandom(SEED);
  let whole = 0;
  const wrong: string[] = [];
  for (let n = 0; n < worlds; n++) {
    const world = makeWorld(random.fork(`world ${n}`));
    if (answer(world, treatReceptionAsCoverage).share < 1) continue;
    whole++;
    const dark = darkSpot(world, random.fork(`spots ${n}`));
    if (dark) wrong.push(`world ${n}: ${dark}`);
  }
  return { whole, wrong };
}

it(`a whole sight is never claimed where some place was unseen at some moment (seed ${SEED})`, () => {
  const { whole, wrong } = campaign(300, false);
  assert.deepEqual(wrong, []);
  assert.ok(whole > 15, `only ${whole} worlds were whole, too few to mean anything`);
});

it(`taking reception for coverage is caught by the same campaign (seed ${SEED})`, () => {
  assert.ok(campaign(60, true).wrong.length > 6);
});
