/** What patrols say in a random world: of events, of objects, and of nothing, near each other as often as not. */
import type { Accord, Area } from '../../accord/index.ts';
import { ringsOf } from '../../kernel/geometry/index.ts';
import { MINUTE, type Random } from '../../kernel/index.ts';
import type { PatrolReport } from '../../picture/index.ts';
import { START } from './small-world.ts';

const SEEN = [
  'aircraft.military',
  'aircraft.military',
  'aircraft',
  'vessel.merchant',
  'vessel',
  'unknown',
] as const;

export function randomPatrols(random: Random, { areas }: Accord): readonly PatrolReport[] {
  const meetings = [somewhere(random), ...areas.map(middleOf)];
  return Array.from({ length: random.integer(28) }, () => randomPatrol(random, meetings));
}

/** Well inside, since areas are stars around a middle. */
export function middleOf({ versions }: Area): PatrolReport['position'] {
  const ring = ringsOf(versions[0]!.geometry)[0]!;
  const mean = (of: 0 | 1) => ring.reduce((sum, corner) => sum + corner[of], 0) / ring.length;
  return { lon: mean(0), lat: mean(1) };
}

const somewhere = (random: Random, { lon, lat } = { lon: 30.2, lat: 48 }, across = 1) => ({
  lon: lon + random.next() * across,
  lat: lat + random.next() * across,
});

function randomPatrol(random: Random, meetings: readonly PatrolReport['position'][]): PatrolReport {
  const observedAt = START + random.integer(30 * MINUTE);
  const outcome = random.pick(['seen', 'seen', 'not-seen'] as const);
  const saw = outcome === 'seen';
  const count = random.pick([undefined, undefined, 1, 2, 5]);
  const party = random.pick([undefined, 'north', 'south'] as const);
  return {
    kind: 'patrol',
    source: random.pick(['patrol', 'patrol', 'other patrol']),
    observedAt,
    receivedAt: Math.round(observedAt + random.pick([0, 0, 40_000, 4 * MINUTE]) * random.next()),
    index: 0,
    outcome,
    position: random.next() < 0.8 ? somewhere(random, random.pick(meetings), 0.02) : somewhere(random),
    radius: random.pick(saw ? [0, 0, 400, 3_000, 9_000, 30_000] : [3_000, 30_000]),
    watched: random.pick(saw ? [0, MINUTE, 3 * MINUTE, 10 * MINUTE] : [MINUTE, 30 * MINUTE]),
    ...claimsOf(random, outcome),
    ...(saw && count !== undefined ? { count } : {}),
    ...(party && (saw || random.next() < 0.2) ? { party } : {}),
  };
}

function claimsOf(
  random: Random,
  outcome: PatrolReport['outcome'],
): Pick<PatrolReport, 'event' | 'category'> {
  const kind = random.next();
  const event = random.pick(['fire', 'blast', 'attack'] as const);
  const category = random.pick(SEEN);
  if (outcome === 'not-seen' && kind < 0.3) return {};
  return kind < 0.6 ? { event } : kind < 0.95 ? { category } : { event, category };
}
