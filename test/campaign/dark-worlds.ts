/**
 * Never compliant in the dark: random worlds of radars, receivers and outages. Wherever compliance is
 * indicated, an independent computation by sampling must find that every place and moment had been looked at
 * by a source that needs no cooperation. `npx node test/campaign/dark-worlds.ts [worlds] [first seed] [bad]`;
 * with `bad` reception counts as coverage, and the campaign must fail.
 */

import type { Accord } from '../../src/accord/index.ts';
import { rectangle } from '../../src/kernel/geometry/index.ts';
import {
  geodesicDistance,
  hashJson,
  type Position,
  type Random,
  seededRandom,
} from '../../src/kernel/index.ts';
import {
  createPicture,
  type FixColumns,
  type HeightBand,
  IDENTITY,
  makeFixColumns,
  type Report,
  type Source,
  type SourceRegister,
} from '../../src/picture/index.ts';
import { createJudgement, type IndicationEvent } from '../../src/watch/index.ts';

const START = 1_767_225_600_000;
const SECONDS = 420;
const REVISIT = 60_000;

interface Outage {
  readonly from: number;
  readonly until: number;
  /** Silent: it just stops; else it says so. */
  readonly state: 'silent' | 'down' | 'jammed' | 'denied';
}

interface Sensor {
  readonly source: Source;
  readonly centre: Position;
  readonly radius: number;
  readonly outages: readonly Outage[];
}

interface DarkWorld {
  readonly accord: Accord;
  readonly heights: HeightBand;
  readonly corner: Position;
  readonly side: number;
  readonly sensors: readonly Sensor[];
}

function makeSensor(random: Random, s: number, middle: Position): Sensor {
  const cooperative = random.next() < 0.35;
  const centre = { lon: middle.lon + random.normal() * 0.15, lat: middle.lat + random.normal() * 0.1 };
  const radius = 15_000 + random.next() * 90_000;
  const outages: Outage[] = [];
  let free = START;
  while (random.next() < 0.35) {
    const from = free + random.integer(SECONDS / 2) * 1000;
    const state = random.pick(['silent', 'down', 'jammed', 'denied'] as const);
    free = from + (5 + random.integer(240)) * 1000;
    outages.push({ from, until: free, state });
  }
  const learned = cooperative && random.next() < 0.5;
  const source: Source = {
    id: `sensor-${s}`,
    title: `Sensor ${s}`,
    feed: 'plots',
    physics: cooperative ? 'transponder' : 'radar',
    observes: [random.pick(['aircraft', 'aircraft', 'aircraft.military', 'vessel'] as const)],
    events: [],
    cooperative,
    gnss: cooperative,
    footprint: learned ? { kind: 'reception' } : { kind: 'circle', centre, radius },
    heights: random.pick([
      { floor: -Infinity, ceiling: Infinity, datum: 'msl' },
      { floor: -Infinity, ceiling: Infinity, datum: 'msl' },
      { floor: 500, ceiling: 9_000, datum: 'msl' },
    ] as const),
    period: random.pick([5_000, 15_000, 30_000, 120_000]),
    accuracy: 100,
  };
  return { source, centre, radius: learned ? 0 : radius, outages };
}

function makeWorld(random: Random): DarkWorld {
  const corner = { lon: 30 + random.next(), lat: 48 + random.next() };
  const side = 0.05 + random.next() * 0.5;
  const heights = random.pick([
    { floor: -Infinity, ceiling: Infinity, datum: 'msl' },
    { floor: 1_000, ceiling: 5_000, datum: 'msl' },
  ] as const);
  const geometry = rectangle({
    west: corner.lon,
    south: corner.lat,
    east: corner.lon + side,
    north: corner.lat + side,
  });
  const always = { from: -Infinity, until: Infinity };
  const middle = { lon: corner.lon + side / 2, lat: corner.lat + side / 2 };
  const text = { en: 'No military aircraft.' };
  const rule = {
    form: 'presence-ban',
    parties: 'all',
    category: 'aircraft.military',
    area: 'zone',
    dwell: 0,
  } as const;
  return {
    heights,
    corner,
    side,
    sensors: Array.from({ length: 1 + random.integer(4) }, (_, s) => makeSensor(random, s, middle)),
    accord: {
      id: 'dark',
      hash: hashJson('dark'),
      inForce: always,
      parties: [],
      areas: [{ id: 'zone', versions: [{ geometry, inForce: always }], heights }],
      clauses: [
        {
          id: 'c-1',
          segment: 'sky',
          text,
          textHash: hashJson(text),
          gravity: 'serious',
          revisit: REVISIT,
          readings: [{ id: 'agreed', inForce: always, rule }],
          except: [],
        },
      ],
    },
  };
}

/** Every moment at which a sensor looked: once a period, unless it was out. */
function looksOf({ source, outages }: Sensor): readonly number[] {
  const looks: number[] = [];
  for (let at = START; at <= START + SECONDS * 1000; at += source.period) {
    if (!outages.some(({ from, until }) => at >= from && at < until)) looks.push(at);
  }
  return looks;
}

/** A word from each sensor at each look; receivers also hear civil traffic inside the area. */
function speak(world: DarkWorld, random: Random): { fixes: FixColumns; reports: Report[] } {
  const rows = world.sensors.flatMap((sensor, s) => looksOf(sensor).map((at) => ({ at, s, sensor })));
  rows.sort((a, b) => a.at - b.at || a.s - b.s);
  const fixes = makeFixColumns(Math.max(1, rows.length));
  rows.forEach(({ at, s, sensor }, i) => {
    const heard = sensor.source.cooperative;
    fixes.observedAt[i] = at;
    fixes.receivedAt[i] = at;
    fixes.source[i] = s;
    fixes.index[i] = i;
    fixes.identityKind[i] = heard ? IDENTITY.icao24 : IDENTITY.plot;
    fixes.identity[i] = heard ? 1 + random.integer(40) : 1;
    fixes.longitude[i] = heard ? world.corner.lon + random.next() * world.side : NaN;
    fixes.latitude[i] = heard ? world.corner.lat + random.next() * world.side : NaN;
    for (const column of [fixes.altitude, fixes.speed, fixes.course, fixes.climb, fixes.accuracy])
      column[i] = NaN;
    for (const column of [fixes.nic, fixes.nacp, fixes.sil]) column[i] = -1;
    fixes.category[i] = 2;
  });
  fixes.length = rows.length;
  const reports = world.sensors.flatMap(({ source, outages }) =>
    outages.flatMap(({ from, until, state }, o): Report[] => {
      if (state === 'silent') return [];
      const say = (at: number, word: typeof state | 'up', index: number): Report => ({
        kind: 'coverage',
        observedAt: at,
        receivedAt: at,
        source: source.id,
        index,
        about: source.id,
        state: word,
      });
      return [say(from, state, 1e6 + 2 * o), say(until, 'up', 1e6 + 2 * o + 1)];
    }),
  );
  return { fixes, reports: reports.sort((a, b) => a.observedAt - b.observedAt) };
}

/** Footprints are drawn as polygons; a disc may be this much wider than said. */
const DRAWING = 1.005;
const POINTS = 7;

/** Places and moments of a claim that nobody had looked at within the revisit time. */
function darkness(world: DarkWorld, from: number, until: number): number {
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

export interface DarkResult {
  /** Stretches of time for which compliance was indicated. */
  readonly claims: number;
  /** Those with a place or moment that nobody had looked at. */
  readonly inTheDark: number;
}

/** Judges one random world; `bad` takes reception for coverage, which must be caught. */
export function judgeDarkWorld(seed: number, bad = false): DarkResult {
  const random = seededRandom(seed);
  const world = makeWorld(random.fork('world'));
  const register: SourceRegister = { sources: world.sensors.map(({ source }) => source), register: [] };
  const made = createJudgement({
    accords: [world.accord],
    register,
    lane: 'simulated',
    settledOnly: true,
    makePicture: () => createPicture({ register, parties: [], capacity: 128, treatReceptionAsCoverage: bad }),
  });
  if (!made.ok) throw new Error(made.problems[0]!.message);
  const { fixes, reports } = speak(world, random.fork('words'));
  let row = 0;
  for (const report of reports) {
    const first = row;
    while (row < fixes.length && fixes.observedAt[row]! <= report.observedAt) row++;
    made.value.take(fixes, first, row);
    made.value.report(report);
  }
  made.value.take(fixes, row, fixes.length);
  made.value.advance(START + (SECONDS + 65) * 1000);
  made.value.finish();
  const claims = claimsIn(made.value.drain().filter((event) => event.event === 'indication'));
  return {
    claims: claims.length,
    inTheDark: claims.filter(([from, until]) => darkness(world, from, until) > 0).length,
  };
}

/** From when until when compliance stood; one that still stands ends with its last whole window. */
function claimsIn(events: readonly IndicationEvent[]): readonly (readonly [number, number])[] {
  const compliant = events.filter(({ verdict }) => verdict === 'compliance-indicated');
  const last = START + Math.floor((SECONDS * 1000) / REVISIT) * REVISIT;
  return compliant
    .filter(({ change }) => change === 'opened')
    .map(
      ({ id, from }) =>
        [from, compliant.find((e) => e.id === id && e.change === 'closed')?.until ?? last] as const,
    );
}

if (import.meta.main) {
  const [worlds = '10000', first = '1', bad] = process.argv.slice(2);
  let claims = 0;
  let inTheDark = 0;
  for (let seed = Number(first); seed < Number(first) + Number(worlds); seed++) {
    const result = judgeDarkWorld(seed, bad === 'bad');
    claims += result.claims;
    inTheDark += result.inTheDark;
    if (result.inTheDark > 0 && bad !== 'bad') console.log(`world ${seed}: compliance in the dark`);
  }
  console.log(`${worlds} worlds: compliance indicated ${claims} times, ${inTheDark} of them in the dark`);
  process.exitCode = inTheDark > 0 ? 1 : 0;
}
