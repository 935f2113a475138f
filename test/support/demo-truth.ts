/**
 * What truly happens in a simulated day, worked out from the actors' true paths alone: distances to lines
 * and points in a local plane, boxes in degrees, a sample every two seconds near an area. Shares no geometry
 * with the judgement.
 */
import { METRES_PER_DEGREE, METRES_PER_SECOND_PER_KNOT, MINUTE, SECOND } from '../../src/kernel/index.ts';
import { type Actor, type Motion, makeMotion, type World } from '../../src/simulate/index.ts';
import { CORRIDOR, LINE_OF_CONTACT, PLATFORM } from '../../src/simulate/scene.ts';

export interface Episode {
  readonly clause: string;
  readonly reading: string;
  /** As the watch names it: ICAO address in hex, MMSI or plot number; empty for events and counts. */
  readonly identity: string;
  readonly kind: string;
  readonly from: number;
  readonly until: number;
}

type Place = readonly [lon: number, lat: number];

/** Metres from a place to a polyline, in a plane tangent at the place: within 0.1 % below 60 km. */
function distanceTo(line: readonly Place[], lon: number, lat: number): number {
  const kx = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < Math.max(1, line.length - 1); i++) {
    const [ax, ay] = plane(line[i]!, lon, lat, kx);
    const [bx, by] = plane(line[i + 1] ?? line[i]!, lon, lat, kx);
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
    best = Math.min(best, Math.hypot(ax + share * dx, ay + share * dy));
  }
  return best;
}

const plane = ([x, y]: Place, lon: number, lat: number, kx: number): [number, number] => [
  (x - lon) * kx,
  (y - lat) * METRES_PER_DEGREE,
];

const STRIP: readonly Place[] = [
  [-41.5, 46.6],
  [-41.5, 47.4],
];
const inBox = ({ lon, lat }: Motion, [w, s, e, n]: readonly [number, number, number, number]) =>
  lon >= w && lon <= e && lat >= s && lat <= n;
const LIMITED: readonly [number, number, number, number] = [-35.2, 43.2, -33.8, 44.0];
const REPORTING: readonly [number, number, number, number] = [-36.4, 42.2, -29.5, 44.7];

interface Condition {
  readonly clause: string;
  readonly reading: string;
  readonly kind: string;
  readonly applies: (actor: Actor) => boolean;
  /** Metres inside the place that matters; negative outside, by how far it is away. */
  readonly depth: (motion: Motion) => number;
  /** What else must be so there. */
  readonly when?: (motion: Motion) => boolean;
  /** How long it must hold. */
  readonly dwell: number;
}

const isMilitaryAircraft = ({ category }: Actor) => category === 'aircraft.military';
const isMerchant = ({ category }: Actor) => category === 'vessel.merchant';
const lineDistance = ({ lon, lat }: Motion) => distanceTo(LINE_OF_CONTACT, lon, lat);
const corridorDistance = ({ lon, lat }: Motion) => distanceTo(CORRIDOR, lon, lat);

const CONDITIONS: readonly Condition[] = [
  ...(
    [
      ['agreed', 40_000],
      ['SOUTH', 25_000],
    ] as const
  ).map(([reading, reach]) => ({
    clause: 'sky-1',
    reading,
    kind: 'military aircraft in the no-fly area',
    applies: isMilitaryAircraft,
    depth: (motion: Motion) => reach - lineDistance(motion),
    dwell: 30 * SECOND,
  })),
  {
    clause: 'sky-2',
    reading: 'agreed',
    kind: 'uncrewed aircraft in the buffer',
    applies: ({ category }) => category === 'aircraft.uncrewed',
    depth: (motion) => 10_000 - lineDistance(motion),
    when: ({ altitude }) => altitude < 3_000,
    dwell: 20 * SECOND,
  },
  {
    clause: 'sky-3',
    reading: 'agreed',
    kind: 'crossing of the strip',
    applies: isMilitaryAircraft,
    depth: ({ lon, lat }) => 1_000 - distanceTo(STRIP, lon, lat),
    dwell: 0,
  },
  {
    clause: 'sea-1',
    reading: 'agreed',
    kind: 'merchant outside the corridor',
    applies: isMerchant,
    depth: (motion) => 25_000 - corridorDistance(motion),
    when: (motion) => corridorDistance(motion) > 8_000,
    dwell: 3 * MINUTE,
  },
  {
    clause: 'sea-1',
    reading: 'agreed',
    kind: 'merchant above fourteen knots',
    applies: isMerchant,
    depth: (motion) => 8_000 - corridorDistance(motion),
    when: ({ speed }) => speed > 14 * METRES_PER_SECOND_PER_KNOT,
    dwell: 3 * MINUTE,
  },
  {
    clause: 'sea-2',
    reading: 'agreed',
    kind: 'vessel close to the platform',
    applies: ({ category }) => category.startsWith('vessel'),
    depth: ({ lon, lat }) => 2_200 - distanceTo([PLATFORM], lon, lat),
    dwell: MINUTE,
  },
];

const identityOf = ({ transponder, identity }: Actor) =>
  transponder === 'adsb' ? identity.toString(16) : String(identity);

/** Every stretch in which a clause was broken, by subject. */
export function trueEpisodes(world: World, until = world.until): readonly Episode[] {
  const excepted = new Set(
    world.truth
      .filter(({ kind }) => kind === 'medical-flight-notified')
      .flatMap(({ identities }) => identities),
  );
  const single = world.actors
    .filter(({ identity }) => !excepted.has(identity))
    .flatMap((actor) =>
      CONDITIONS.filter(({ applies }) => applies(actor)).flatMap((condition) =>
        episodesOf(actor, condition, world.start, until),
      ),
    );
  return [
    ...single,
    ...darkEpisodes(world, until),
    ...countEpisodes(world, until),
    ...fireEpisodes(world, until),
  ];
}

function episodesOf(actor: Actor, condition: Condition, start: number, until: number): Episode[] {
  const motion = makeMotion();
  const fastest = actor.transponder === 'ais' ? FASTEST.vessel : FASTEST.aircraft;
  return stretches(start, until, (at) => {
    if (!actor.path.at(at, motion)) return { holds: false, pause: STEP };
    const depth = condition.depth(motion);
    if (depth <= 0) return { holds: false, pause: Math.max(STEP, (-depth / fastest) * SECOND) };
    return { holds: condition.when?.(motion) ?? true, pause: STEP };
  })
    .filter(([from, to]) => to - from >= condition.dwell)
    .map(([from, to]) => ({
      clause: condition.clause,
      reading: condition.reading,
      identity: identityOf(actor),
      kind: condition.kind,
      from,
      until: to,
    }));
}

/** Nothing of the kind is faster, metres per second: how long nothing can change far from an area. */
const FASTEST = { vessel: 15, aircraft: 300 } as const;
const STEP = 2 * SECOND;

interface Sample {
  readonly holds: boolean;
  /** Nothing can change within this many milliseconds. */
  readonly pause: number;
}

/** Half-open stretches in which the samples hold. */
function stretches(start: number, until: number, sample: (at: number) => Sample): [number, number][] {
  const found: [number, number][] = [];
  let open: number | undefined;
  let pause = 0;
  for (let at = start; at < until; at += pause) {
    const { holds, pause: next } = sample(at);
    pause = next;
    if (holds) open ??= at;
    else if (open !== undefined) {
      found.push([open, at]);
      open = undefined;
    }
  }
  if (open !== undefined) found.push([open, until]);
  return found;
}

/** Silent for half an hour in the reporting waters, where the coast hears others. */
function darkEpisodes(world: World, until: number): Episode[] {
  const motion = makeMotion();
  const staged = world.truth.filter(({ kind, breach }) => kind === 'goes-dark' && breach);
  return world.actors
    .filter(({ identity }) => staged.some(({ identities }) => identities.includes(identity)))
    .flatMap((actor) =>
      actor.silent
        .filter(({ from }) => from + 30 * MINUTE < until)
        .filter(({ from }) => actor.path.at(from, motion) && inBox(motion, REPORTING))
        .map((span) => ({
          clause: 'sea-3',
          reading: 'agreed',
          identity: identityOf(actor),
          kind: 'vessel gone dark',
          from: span.from,
          until: Math.min(span.until, until),
        })),
    );
}

function countEpisodes(world: World, until: number): Episode[] {
  const motion = makeMotion();
  const warships = world.actors.filter(({ category }) => category === 'vessel.military');
  const inside = (at: number) =>
    warships.filter((actor) => actor.path.at(at, motion) && inBox(motion, LIMITED)).length;
  const sample = (at: number) => ({ holds: inside(at) > 3, pause: 10 * SECOND });
  return stretches(world.start, until, sample).map(([from, to]) => ({
    clause: 'sea-4',
    reading: 'agreed',
    identity: '',
    kind: 'more than three warships',
    from,
    until: to,
  }));
}

const fireEpisodes = (world: World, until: number): Episode[] =>
  world.truth
    .filter(({ kind, from }) => kind === 'fire-corroborated' && from < until)
    .map((truth) => ({
      clause: 'land-1',
      reading: 'agreed',
      identity: '',
      kind: 'fire in the buffer',
      from: truth.from,
      until: truth.until,
    }));
