/** Random worlds in which it is never sure that anyone looks: radars, receivers, outages, and objects that come. */
import { type Accord, PUBLIC_LABEL, type Rule } from '../../src/accord/index.ts';
import { rectangle } from '../../src/kernel/geometry/index.ts';
import { type Category, hashJson, type Position, type Random } from '../../src/kernel/index.ts';
import type { HeightBand, Source } from '../../src/picture/index.ts';

export const START = 1_767_225_600_000;
export const SECONDS = 420;
export const REVISIT = 60_000;

interface Outage {
  readonly from: number;
  readonly until: number;
  /** Silent: it just stops; else it says so. */
  readonly state: 'silent' | 'down' | 'jammed' | 'denied';
}

export interface Sensor {
  readonly source: Source;
  readonly centre: Position;
  readonly radius: number;
  readonly outages: readonly Outage[];
}

export interface DarkWorld {
  readonly accord: Accord;
  readonly heights: HeightBand;
  readonly corner: Position;
  readonly side: number;
  readonly sensors: readonly Sensor[];
  readonly rule: Rule;
  readonly visitors: readonly Visitor[];
}

/** An object that a radar plots while it flies straight on, and how much the plots say of it. */
export interface Visitor {
  readonly sensor: number;
  readonly category: Category;
  readonly from: Position;
  readonly course: number;
  /** Metres per second. */
  readonly speed: number;
  readonly saysSpeed: boolean;
  /** Metres above mean sea level; NaN: its plots do not say. */
  readonly altitude: number;
  /** Metres, as its plots say; NaN: they do not. */
  readonly accuracy: number;
  /** Its plots are marked as doubtful. */
  readonly contested: boolean;
  readonly firstAt: number;
  readonly lastAt: number;
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

/** Metres that military aircraft keep from civil ones. */
export const DISTANCE = 20_000;

const about = { parties: 'all', category: 'aircraft.military' } as const;
const RULES: readonly Rule[] = [
  { form: 'presence-ban', ...about, area: 'zone', dwell: 0 },
  { form: 'count-limit', ...about, area: 'zone', limit: 0, over: 0 },
  { form: 'corridor', ...about, within: 'zone', corridor: 'zone', maxSpeed: 120, dwell: 0 },
  { form: 'transponder-on', ...about, area: 'zone', silence: 60_000 },
  {
    form: 'minimum-distance',
    ...about,
    area: 'zone',
    from: { category: 'aircraft.civil' },
    distance: DISTANCE,
    dwell: 0,
  },
];

/** In most worlds somebody comes. */
function makeVisitors(random: Random, sensors: readonly Sensor[], corner: Position, side: number): Visitor[] {
  return Array.from({ length: random.integer(4) }, () => {
    const firstAt = START + random.integer(SECONDS) * 1000;
    return {
      sensor: random.integer(sensors.length),
      category: random.pick(['aircraft.military', 'aircraft', 'unknown', 'aircraft.civil'] as const),
      from: { lon: corner.lon + random.next() * side, lat: corner.lat + random.next() * side },
      course: random.next() * 360,
      speed: random.pick([60, 200]),
      saysSpeed: random.next() < 0.5,
      altitude: random.pick([3_000, 8_000, Number.NaN]),
      accuracy: random.pick([Number.NaN, Number.NaN, 5_000, 30_000]),
      contested: random.next() < 0.15,
      firstAt,
      lastAt: firstAt + random.integer(200) * 1000,
    };
  });
}

export function makeWorld(random: Random): DarkWorld {
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
  const sensors = Array.from({ length: 1 + random.integer(4) }, (_, s) => makeSensor(random, s, middle));
  const visiting = random.fork('visitors');
  const rule = visiting.pick(RULES);
  return {
    heights,
    corner,
    side,
    sensors,
    rule,
    visitors: makeVisitors(visiting, sensors, corner, side),
    accord: {
      id: 'dark',
      hash: hashJson('dark'),
      inForce: always,
      parties: [],
      areas: [{ id: 'zone', versions: [{ geometry, inForce: always }], heights }],
      lists: [],
      terms: [],
      clauses: [
        {
          id: 'c-1',
          segment: 'sky',
          text,
          textHash: hashJson(text),
          gravity: 'serious',
          revisit: REVISIT,
          readings: [{ id: 'agreed', inForce: always, rule }],
          label: PUBLIC_LABEL,
          except: [],
          remedies: [],
        },
      ],
      bodies: [],
      guarantees: [],
    },
  };
}
