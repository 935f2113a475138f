/** Limits on how long ships stay, with silences near the edge and far from it, against a plain evaluation. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { geodesicDistance, type Random, seededRandom } from '../../kernel/index.ts';
import { IDENTITY } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import {
  box,
  type FixSpec,
  makeAccord,
  makeFixes,
  makeRegister,
  makeSource,
  START,
} from '../testing/small-world.ts';
import type { IndicationEvent } from '../watch-event.ts';

const STEP = 100;
const STEPS = 200;
/** A silence that is longer loses a track; nothing of its kind is faster. Seconds, metres a second. */
const LONGEST_GAP = 600;
const FASTEST = 40;
const EDGE = 30.5;
const LATITUDE = 48.25;

interface Ship {
  readonly number: number;
  readonly party: string | undefined;
  readonly category: 'vessel' | 'vessel.military';
  /** Seconds, and degrees of longitude: east of the edge is outside. */
  readonly heard: readonly { readonly at: number; readonly lon: number }[];
}

/** It walks in and out, up to eighteen kilometres deep, and is silent for a while now and then. */
function randomShip(random: Random, number: number): Ship {
  let depth = random.integer(4);
  let direction = 1;
  let silentFor = 0;
  const heard = Array.from({ length: STEPS }, (_, step) => {
    if (random.next() < 0.06) direction = random.pick([-1, 0, 0, 1]);
    depth = Math.min(12, Math.max(0, depth + direction));
    silentFor = silentFor > 0 ? silentFor - 1 : random.next() < 0.03 ? random.pick([2, 7, 8, 12, 20]) : 0;
    return silentFor > 0 ? [] : [{ at: step * STEP, lon: EDGE + 0.01 - 0.02 * depth }];
  }).flat();
  const party = random.pick(['north', 'south', 'north', undefined]);
  return { number, party, category: random.pick(['vessel.military', 'vessel.military', 'vessel']), heard };
}

const beacon: readonly FixSpec[] = Array.from({ length: STEPS * 2 }, (_, n) => ({
  at: n * (STEP / 2) - STEP,
  lon: 31.5,
  lat: 48,
  kind: IDENTITY.mmsi,
  identity: 99,
  category: 'vessel',
}));

function judgeShips(rule: Rule, ships: readonly Ship[]): readonly IndicationEvent[] {
  const fixes = ships.flatMap(({ number, category, heard }) =>
    heard.map(
      ({ at, lon }): FixSpec => ({
        at,
        lon,
        lat: LATITUDE,
        kind: IDENTITY.mmsi,
        identity: number,
        category,
      }),
    ),
  );
  const entries = ships.flatMap(({ number, party }) =>
    party === undefined
      ? []
      : [{ identityKind: 'mmsi' as const, from: number, to: number, party, authority: 'test' }],
  );
  const { indications } = judgeWorld({
    accords: [makeAccord([{ id: 'zone', geometry: box(30, 48, EDGE, 48.5) }], [{ rule }])],
    register: makeRegister([makeSource({ id: 'heard' })], entries),
    fixes: makeFixes([...beacon, ...fixes].sort((a, b) => a.at - b.at)),
  });
  return [...new Map(indications.map((event) => [event.id, event])).values()];
}

/** What holds of a ship just before an instant, seconds. */
const heldAt = (events: readonly IndicationEvent[], { number }: Ship, at: number): readonly string[] => {
  const instant = START + at * 1_000;
  return events
    .filter(({ subject }) => Number(subject.identity?.mmsi) === number)
    .filter(({ from, until = Infinity }) => from < instant && instant <= until)
    .map(({ verdict, reason }) => `${verdict} ${reason}`)
    .sort();
};

/** Since when it is there: perhaps, and surely. Undefined: it is not. `open`: so near a tie that either will do. */
type Since = { readonly may: number; readonly sure: number; readonly open: boolean } | undefined;

const isInside = (lon: number): boolean => lon < EDGE;
const toEdge = (lon: number): number =>
  geodesicDistance({ lon, lat: LATITUDE }, { lon: EDGE, lat: LATITUDE });

/** Silences through which a ship must have been there. */
let carried = 0;

function sinceAfter(since: Since, before: Ship['heard'][number], now: Ship['heard'][number]): Since {
  const gap = now.at - before.at;
  if (!isInside(now.lon)) return undefined;
  if (gap <= LONGEST_GAP) {
    if (isInside(before.lon)) return since;
    const entered = before.at + (gap * (before.lon - EDGE)) / (before.lon - now.lon);
    return { may: entered, sure: entered, open: false };
  }
  if (!isInside(before.lon)) return { may: before.at, sure: now.at, open: false };
  const way = toEdge(before.lon) + toEdge(now.lon);
  const most = FASTEST * gap;
  if (Math.abs(way - most) < 0.05 * most) return since && { ...since, open: true };
  if (way > most && since) carried++;
  return way > most ? since : since && { ...since, sure: now.at };
}

/** A breach, a doubt, or nothing, at each fix of a ship. */
function plainly(rule: Extract<Rule, { form: 'stay-limit' }>, ship: Ship): readonly (string | undefined)[] {
  const isKnown = ship.category === 'vessel.military' && (rule.parties === 'all' || ship.party !== undefined);
  const isOther = rule.parties !== 'all' && ship.party !== undefined && !rule.parties.includes(ship.party);
  const allowed = rule.stay / 1_000;
  const [first] = ship.heard;
  let since: Since = isInside(first!.lon) ? { may: first!.at, sure: first!.at, open: false } : undefined;
  return ship.heard.map((now, n) => {
    if (n > 0) since = sinceAfter(since, ship.heard[n - 1]!, now);
    if (since?.open) return undefined;
    if (!since || isOther || now.at <= since.may + allowed) return '';
    if (!isKnown) return 'not-determinable identity-unknown';
    return now.at > since.sure + allowed
      ? 'breach-indicated overstayed'
      : 'not-determinable position-uncertain';
  });
}

const randomRule = (random: Random) =>
  ({
    form: 'stay-limit',
    parties: random.pick(['all', ['north'], ['north', 'south']] as const),
    category: 'vessel.military',
    area: 'zone',
    stay: random.pick([800_000, 2_050_000, 5_000_000]),
  }) as const;

function differences(seed: number, met: Set<string>, careless = false): readonly string[] {
  const random = seededRandom(seed);
  const rule = randomRule(random);
  const ships = Array.from({ length: 4 }, (_, n) => randomShip(random, n + 1));
  const events = judgeShips(rule, ships);
  return ships.flatMap((ship) =>
    plainly(rule, ship).flatMap((expected, n) => {
      if (expected === undefined) return [];
      const wanted = careless ? expected.replace('not-determinable position-uncertain', '') : expected;
      const held = heldAt(events, ship, ship.heard[n]!.at).join();
      met.add(expected);
      const where = `seed ${seed}, ship ${ship.number} at ${ship.heard[n]!.at}`;
      return held === wanted ? [] : [`${where}: said "${held}" and not "${wanted}"`];
    }),
  );
}

const SEEDS = 60;

test(`${SEEDS} small seas: who has stayed too long, and who may have`, () => {
  const met = new Set<string>();
  for (let seed = 1; seed <= SEEDS; seed++) assert.deepEqual(differences(seed, met), []);
  assert.ok(carried > 20);
  assert.deepEqual([...met].sort(), [
    '',
    'breach-indicated overstayed',
    'not-determinable identity-unknown',
    'not-determinable position-uncertain',
  ]);
});

test('an evaluation that knows no doubt about where a ship was is found out', () => {
  assert.ok([1, 2, 3, 4, 5].some((seed) => differences(seed, new Set(), true).length > 0));
});
