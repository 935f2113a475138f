/** Objects that wander among the areas, with noise in place, height and time, gaps, and doubtful fixes. */
import {
  CATEGORIES,
  type Category,
  METRES_PER_DEGREE,
  RADIANS_PER_DEGREE,
  type Random,
} from '../../kernel/index.ts';
import { FIX_FLAG, IDENTITY } from '../../picture/index.ts';
import type { FixSpec } from './small-world.ts';

/** Fixes of all objects, ordered by time; about 5 % noise in place, height and time, and a few silences. */
export function randomFixes(random: Random, objects = 8, seconds = 1_800): readonly FixSpec[] {
  const fixes = Array.from({ length: objects }, () => wander(random, seconds)).flat();
  return fixes.sort((a, b) => a.at - b.at).map((fix, index) => ({ ...fix, index }));
}

interface Object {
  readonly ship: boolean;
  readonly category: Category;
  readonly identity: number;
  readonly kind: number;
  readonly accuracy: number;
  /** Metres per second. */
  readonly speed: number;
}

function randomObject(random: Random): Object {
  const ship = random.next() < 0.3;
  const category: Category = ship
    ? random.pick(['vessel', 'vessel.merchant'])
    : random.pick(['aircraft', 'aircraft.military', 'unknown']);
  return {
    ship,
    category,
    identity: random.pick([1, 1_000, 5_000]) + random.integer(900),
    kind: ship ? IDENTITY.mmsi : IDENTITY.icao24,
    accuracy: random.pick([0, 50, 400]),
    speed: ship ? 8 : 60 + random.next() * 180,
  };
}

function wander(random: Random, seconds: number): FixSpec[] {
  const { ship, category, identity, kind, accuracy, speed } = randomObject(random);
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
    const fix = {
      at,
      lon: lon + (random.normal() * accuracy) / 2.45 / METRES_PER_DEGREE,
      lat: lat + (random.normal() * accuracy) / 2.45 / METRES_PER_DEGREE,
      identity,
      kind,
      category,
      accuracy,
      ...(ship || random.next() < 0.1 ? {} : { altitude }),
      speed: random.next() < 0.05 ? NaN : speed * (0.9 + random.next() * 0.2),
      source: random.next() < 0.1 ? 1 : 0,
      flags: random.next() < 0.03 ? FIX_FLAG.doubtful : 0,
    };
    fixes.push(Number.isNaN(fix.speed) ? fix : { ...fix, course: ((course % 360) + 360) % 360 });
  }
  return fixes;
}

/**
 * The same fixes, as the world is less kind: heights from other levels, positions that others computed, objects
 * on the ground or silent for long, rows without a position or an accuracy, numbers that two objects share, plots
 * instead of identities, new claims of what an object is.
 */
export function roughen(random: Random, fixes: readonly FixSpec[]): readonly FixSpec[] {
  const habits = new Map<number, Habit>();
  const share = random.next() < 0.3;
  const rough = fixes.flatMap((fix) => {
    const habit = habits.get(fix.identity!) ?? habitOf(random, fix, share);
    habits.set(fix.identity!, habit);
    if (fix.at >= habit.silentFrom && fix.at < habit.silentUntil) return [];
    const [lon, lat] = [mirrored(fix.lon, 30, 31.5), mirrored(fix.lat, 48, 49)];
    const change: Partial<FixSpec> = {
      ...(random.next() < 0.05 ? { accuracy: NaN } : {}),
      ...(random.next() < 0.03 ? { lon: NaN, lat: NaN } : {}),
      ...(random.next() < 0.02 ? { category: random.pick(CATEGORIES) } : {}),
      ...(random.next() < 0.05 ? { flags: random.pick(Object.values(FIX_FLAG)) } : {}),
      ...(random.next() < 0.02 ? { lon: lon + 2 } : {}),
    };
    const exact = fix.at + random.integer(1_000) / 1_000;
    return [{ ...fix, lon, lat, ...habit.change, ...change, at: exact }];
  });
  return random.next() < 0.2 ? plotted(random, rough) : rough;
}

/** Most objects as a radar sees them: under its own numbers, of which some get a new one sooner or later. */
function plotted(random: Random, fixes: readonly FixSpec[]): readonly FixSpec[] {
  const turns = new Map<number, number>();
  return fixes.map((fix) => {
    const turn = turns.get(fix.identity!) ?? random.integer(3_000);
    turns.set(fix.identity!, turn);
    if (turn % 5 === 0) return fix;
    const identity = fix.identity! + (fix.at >= turn ? 10_000 : 0);
    return { ...fix, kind: IDENTITY.plot, identity, source: 1 };
  });
}

/** Keeps a coordinate between two others: whoever comes to an end turns back. */
function mirrored(value: number, low: number, high: number): number {
  const turn = 2 * (high - low);
  const along = (((value - low) % turn) + turn) % turn;
  return low + Math.min(along, turn - along);
}

interface Habit {
  readonly change: Partial<FixSpec>;
  /** Seconds; nothing is heard of it in between. */
  readonly silentFrom: number;
  readonly silentUntil: number;
}

function habitOf(random: Random, fix: FixSpec, share: boolean): Habit {
  const others = [IDENTITY.none, IDENTITY.plot, IDENTITY.icao24Other];
  const kind = random.next() < 0.2 ? random.pick(others) : fix.kind!;
  const plot = kind === IDENTITY.none || kind === IDENTITY.plot;
  const stranger = fix.identity! >= 5_000 && random.next() < 0.6;
  const vague = fix.category === 'unknown' && random.next() < 0.6;
  const silentFrom = random.next() < 0.4 ? random.integer(1_500) : Infinity;
  return {
    change: {
      kind,
      ...(stranger ? { identity: fix.identity! - 4_999 } : {}),
      ...(vague ? { category: 'aircraft.military' } : {}),
      ...(share && random.next() < 0.5 ? { identity: 77 } : {}),
      ...(plot ? { source: 1 } : {}),
      ...(random.next() < 0.3 ? { datum: random.integer(4) } : {}),
    },
    silentFrom,
    silentUntil: silentFrom + 120 + random.integer(1_200),
  };
}

/** When each fix arrives: at once, within a minute, or in part much later; some objects are heard minutes late. */
export function delay(random: Random, fixes: readonly FixSpec[]): readonly FixSpec[] {
  const most = random.pick([0, 50, 300]);
  const slow = random.next() < 0.3 ? random.pick(fixes).identity : undefined;
  return fixes
    .map((fix) => {
      const late = random.next() < (most > 60 ? 0.05 : 0.5) ? random.next() * most : 0;
      return { ...fix, receivedAt: fix.at + late + (fix.identity === slow ? 90 : 0) };
    })
    .sort((a, b) => a.receivedAt - b.receivedAt)
    .map((fix, index) => ({ ...fix, index }));
}
