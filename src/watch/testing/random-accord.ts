/** Random accords: star-shaped areas that move, clauses of every form, readings, exceptions within exceptions. */
import type { Accord, AccordHeightBand, Clause, Exception, Reading, Rule } from '../../accord/index.ts';
import type { AreaGeometry } from '../../kernel/geometry/index.ts';
import { HOUR, MINUTE, type Random } from '../../kernel/index.ts';
import { ALL_HEIGHTS, ALWAYS, makeAccord, makeClause, START } from './small-world.ts';

export const PLACES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const SHUNNED = ['aircraft', 'aircraft.military', 'vessel'] as const;
export const NOTIFIED = ['medevac', 'exercise'] as const;
/** A party without a side. */
export const MISSION = 'mission';

function star(random: Random, shrink = 1): AreaGeometry {
  const [x, y] = [30 + random.next() * 1.5, 48 + random.next()];
  const corners = 5 + random.integer(12);
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const turn = (2 * Math.PI * i) / corners;
    const reach = (0.08 + random.next() * 0.35) * shrink;
    return [x + reach * 1.4 * Math.cos(turn), y + reach * Math.sin(turn)];
  });
  return { type: 'MultiPolygon', coordinates: [[[...ring, ring[0]!]]] };
}

function randomRule(random: Random, everything: boolean): Rule {
  const parties = random.pick(['all', ['north'], ['south']] as const);
  const category = random.pick(['aircraft.military', 'aircraft', 'vessel', 'unknown'] as const);
  const area = random.pick(PLACES);
  const dwell = random.pick([0, 20_000, 60_000]);
  const about = { parties, category, area };
  switch (random.integer(everything ? 10 : 7)) {
    case 0: {
      const places = { corridor: random.pick(PLACES), within: area };
      const slowest = everything && random.next() < 0.3 ? { minSpeed: 80 } : {};
      return { form: 'corridor', parties, category, ...places, maxSpeed: 200, ...slowest, dwell };
    }
    case 1: {
      const from = { area: everything ? 'e' : random.pick(PLACES) };
      return { form: 'minimum-distance', ...about, from, distance: 8_000, dwell };
    }
    case 2: {
      const from = { category: everything ? random.pick(SHUNNED) : 'aircraft' };
      const distance = everything ? random.pick([2_000, 9_000, 30_000]) : 9_000;
      return { form: 'minimum-distance', ...about, from, distance, dwell };
    }
    case 3:
    case 7:
      return { form: 'transponder-on', ...about, silence: random.pick([2, 5, 20]) * MINUTE };
    case 4:
    case 8:
      return { form: 'count-limit', ...about, limit: random.integer(3), over: random.pick([0, 5 * MINUTE]) };
    case 9: {
      const event = random.pick(['fire', 'blast', 'attack'] as const);
      return { form: 'event-ban', parties, event, area, ...(random.next() < 0.3 ? { on: 'port' } : {}) };
    }
    default:
      return { form: 'presence-ban', ...about, dwell };
  }
}

/** Some instant of the half hour in which small worlds move. */
const anytime = (random: Random): number => START + random.integer(1_800_000);

function randomException(random: Random, id: string, depth = 0): Exception {
  const during = anytime(random);
  const when: Exception['when'] = {
    ...(random.next() < 0.6 ? { notified: random.pick(NOTIFIED) } : {}),
    ...(random.next() < 0.2 ? { leadTime: 10 * MINUTE } : {}),
    ...(random.next() < (depth > 0 ? 0.5 : 0.15) ? { carries: 'weapons' } : {}),
    ...(random.next() < 0.2 ? { category: random.pick(['aircraft.military', 'aircraft', 'vessel']) } : {}),
    ...(random.next() < 0.2 ? { parties: [random.pick(['north', 'south'] as const)] } : {}),
    ...(random.next() < 0.2 ? { during: { from: during, until: during + 5 * MINUTE } } : {}),
  };
  const inner = depth < 2 && random.next() < 0.4 ? [randomException(random, `${id}-i`, depth + 1)] : [];
  return { id, when, except: inner };
}

const BANDS: readonly AccordHeightBand[] = [
  ALL_HEIGHTS,
  ALL_HEIGHTS,
  { floor: 1_000, ceiling: 6_000, datum: 'msl' },
  { floor: 0, ceiling: 4_000, datum: 'pressure' },
];
const RARE_BANDS: readonly AccordHeightBand[] = [
  { floor: 500, ceiling: 5_000, datum: 'ellipsoidal' },
  { floor: 0, ceiling: 3_000, datum: 'surface' },
];

/** Of some places: so small that an object may go through between two fixes, so large that many are inside. */
const SIZES = [1, 1, 2, 1, 0.06, 0.06];

/** `everything`: also clauses for people, exceptions, waiting readings, and areas that move more than once. */
export function randomAccord(random: Random, everything = false): Accord {
  const bands = everything ? [...BANDS, ...RARE_BANDS] : BANDS;
  const sizes = everything ? SIZES : [];
  const areas = PLACES.map((id, i) => ({
    id,
    geometry: star(random, sizes[i]),
    heights: random.pick(bands),
  }));
  const accord = makeAccord(areas, []);
  const turn = START + random.integer(30) * MINUTE + 1_234;
  const clauses = Array.from({ length: 10 }, (_, i): Clause => {
    const readings: Reading[] = [{ id: 'agreed', inForce: ALWAYS, rule: randomRule(random, everything) }];
    if (random.next() < 0.3) {
      const from = everything ? anytime(random) : turn;
      readings.push({
        id: 'north',
        inForce: { from, until: from + 8 * MINUTE },
        rule: randomRule(random, everything),
      });
    }
    const count = everything && random.next() < 0.4 ? 1 + random.integer(2) : 0;
    const except = Array.from({ length: count }, (__, n) => randomException(random, `c-${i}-${n}`));
    const revisit = everything ? HOUR : MINUTE;
    return { ...makeClause({ id: `c-${i}`, rule: readings[0]!.rule, except, revisit }), readings };
  });
  if (everything) clauses.push(makeClause({ id: 'c-people', rule: { form: 'human-judged' } }));
  const [first, second, ...others] = accord.areas;
  const moved = { ...first!, versions: versionsOf(random, first!.versions[0]!.geometry, turn) };
  const again = everything
    ? { ...second!, versions: movesTwice(random, second!.versions[0]!.geometry) }
    : second!;
  const parties = [...accord.parties, { id: MISSION, role: 'monitor' as const }];
  return { ...accord, parties, clauses, areas: [moved, again, ...others] };
}

const versionsOf = (random: Random, geometry: AreaGeometry, turn: number) => [
  { geometry, inForce: { from: -Infinity, until: turn } },
  { geometry: star(random), inForce: { from: turn, until: Infinity } },
];

/** An area that comes into being, moves, and is given up. */
function movesTwice(random: Random, geometry: AreaGeometry) {
  const [one, two, three] = Array.from({ length: 3 }, () => anytime(random)).sort((a, b) => a - b);
  return [
    { geometry, inForce: { from: one!, until: two! } },
    { geometry: star(random), inForce: { from: two!, until: three! } },
  ];
}
