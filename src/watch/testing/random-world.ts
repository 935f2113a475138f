/** Random small worlds: star-shaped areas, clauses of every form, objects that wander among them. */
import type { Accord, Reading, Rule } from '../../accord/index.ts';
import type { AreaGeometry } from '../../kernel/geometry/index.ts';
import {
  type Category,
  METRES_PER_DEGREE,
  MINUTE,
  RADIANS_PER_DEGREE,
  type Random,
} from '../../kernel/index.ts';
import { FIX_FLAG, IDENTITY } from '../../picture/index.ts';
import { ALL_HEIGHTS, ALWAYS, type FixSpec, makeAccord, makeClause, START } from './small-world.ts';

const PLACES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

function star(random: Random): AreaGeometry {
  const [x, y] = [30 + random.next() * 1.5, 48 + random.next()];
  const corners = 5 + random.integer(12);
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const turn = (2 * Math.PI * i) / corners;
    const reach = 0.08 + random.next() * 0.35;
    return [x + reach * 1.4 * Math.cos(turn), y + reach * Math.sin(turn)];
  });
  return { type: 'MultiPolygon', coordinates: [[[...ring, ring[0]!]]] };
}

function randomRule(random: Random): Rule {
  const parties = random.pick(['all', ['north'], ['south']] as const);
  const category = random.pick(['aircraft.military', 'aircraft', 'vessel', 'unknown'] as const);
  const area = random.pick(PLACES);
  const dwell = random.pick([0, 20_000, 60_000]);
  switch (random.integer(7)) {
    case 0:
      return {
        form: 'corridor',
        parties,
        category,
        corridor: random.pick(PLACES),
        within: area,
        maxSpeed: 200,
        dwell,
      };
    case 1:
      return {
        form: 'minimum-distance',
        parties,
        category,
        from: { area: random.pick(PLACES) },
        distance: 8_000,
        area,
        dwell,
      };
    case 2:
      return {
        form: 'minimum-distance',
        parties,
        category,
        from: { category: 'aircraft' },
        distance: 9_000,
        area,
        dwell,
      };
    case 3:
      return { form: 'transponder-on', parties, category, area, silence: random.pick([2, 5, 20]) * MINUTE };
    case 4:
      return {
        form: 'count-limit',
        parties,
        category,
        area,
        limit: random.integer(3),
        over: random.pick([0, 5 * MINUTE]),
      };
    default:
      return { form: 'presence-ban', parties, category, area, dwell };
  }
}

export function randomAccord(random: Random): Accord {
  const bands = [
    ALL_HEIGHTS,
    ALL_HEIGHTS,
    { floor: 1_000, ceiling: 6_000, datum: 'msl' },
    { floor: 0, ceiling: 4_000, datum: 'pressure' },
  ] as const;
  const areas = PLACES.map((id) => ({ id, geometry: star(random), heights: random.pick(bands) }));
  const accord = makeAccord(areas, []);
  const turn = START + random.integer(30) * MINUTE + 1_234;
  const clauses = Array.from({ length: 10 }, (_, i) => {
    const readings: Reading[] = [{ id: 'agreed', inForce: ALWAYS, rule: randomRule(random) }];
    if (random.next() < 0.3) {
      readings.push({
        id: 'north',
        inForce: { from: turn, until: turn + 8 * MINUTE },
        rule: randomRule(random),
      });
    }
    return { ...makeClause({ id: `c-${i}`, rule: readings[0]!.rule }), readings };
  });
  const [first, ...others] = accord.areas;
  const versions = [
    { geometry: first!.versions[0]!.geometry, inForce: { from: -Infinity, until: turn } },
    { geometry: star(random), inForce: { from: turn, until: Infinity } },
  ];
  return { ...accord, clauses, areas: [{ ...first!, versions }, ...others] };
}

/** Fixes of all objects, ordered by time; about 5 % noise in place, height and time, and a few silences. */
export function randomFixes(random: Random, objects = 8, seconds = 1_800): readonly FixSpec[] {
  const fixes = Array.from({ length: objects }, () => wander(random, seconds)).flat();
  return fixes.sort((a, b) => a.at - b.at).map((fix, index) => ({ ...fix, index }));
}

function wander(random: Random, seconds: number): FixSpec[] {
  const ship = random.next() < 0.3;
  const category: Category = ship
    ? random.pick(['vessel', 'vessel.merchant'])
    : random.pick(['aircraft', 'aircraft.military', 'unknown']);
  const identity = random.pick([1, 1_000, 5_000]) + random.integer(900);
  const accuracy = random.pick([0, 50, 400]);
  const speed = ship ? 8 : 60 + random.next() * 180;
  let [lon, lat, course] = [30 + random.next() * 1.5, 48 + random.next(), random.next() * 360];
  let altitude = random.next() * 8_000;
  const fixes: FixSpec[] = [];
  for (let at = random.integer(60); at < seconds; ) {
    const step = random.next() < 0.01 ? 100 + random.integer(900) : 2 + random.integer(12);
    at += step;
    course += random.normal() * 10;
    lon +=
      (Math.sin(course * RADIANS_PER_DEGREE) * speed * step) /
      METRES_PER_DEGREE /
      Math.cos(lat * RADIANS_PER_DEGREE);
    lat += (Math.cos(course * RADIANS_PER_DEGREE) * speed * step) / METRES_PER_DEGREE;
    altitude = Math.max(100, altitude + random.normal() * 150);
    fixes.push({
      at,
      lon: lon + (random.normal() * accuracy) / 2.45 / METRES_PER_DEGREE,
      lat: lat + (random.normal() * accuracy) / 2.45 / METRES_PER_DEGREE,
      identity,
      kind: ship ? IDENTITY.mmsi : IDENTITY.icao24,
      category,
      accuracy,
      ...(ship || random.next() < 0.1 ? {} : { altitude }),
      speed: random.next() < 0.05 ? NaN : speed * (0.9 + random.next() * 0.2),
      source: random.next() < 0.1 ? 1 : 0,
      flags: random.next() < 0.03 ? FIX_FLAG.doubtful : 0,
    });
  }
  return fixes;
}
