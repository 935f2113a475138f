/** Ships that go in and out of a box, each step either side of its edge: small worlds for limits on ships. */
import type { Category, Random, Traits } from '../../kernel/index.ts';
import { IDENTITY, type RegisterEntry } from '../../picture/index.ts';
import { box, type FixSpec } from './small-world.ts';

export interface Ship {
  readonly number: number;
  /** Undefined: nobody knows whose it is. */
  readonly party: string | undefined;
  readonly category: Category;
  readonly traits?: Traits;
  /** By step: is it inside? */
  readonly inside: readonly boolean[];
}

/** Seconds from one fix to the next. A ship that changes sides crosses the edge in the middle of them. */
export const STEP = 100;

export const HARBOUR = [{ id: 'zone', geometry: box(30, 48, 30.5, 48.5) }];

export const randomShip = (random: Random, number: number, steps: number): Ship => {
  let isInside = random.next() < 0.3;
  const inside = Array.from({ length: steps }, () => {
    if (random.next() < 0.2) isInside = !isInside;
    return isInside;
  });
  const tonnage = random.pick([undefined, 0.1, 0.2, 5_000, 10_000, 15_000]);
  return {
    number,
    party: random.pick(['north', 'south', 'south', undefined]),
    category: random.pick(['vessel.military', 'vessel.military', 'vessel.fishing', 'vessel']),
    ...(tonnage === undefined ? {} : { traits: { tonnage } }),
    inside,
  };
};

export const shipFixes = (ships: readonly Ship[]): readonly FixSpec[] =>
  ships
    .flatMap(({ number, inside, category }) =>
      inside.map((isInside, step) => ({
        at: step * STEP,
        lon: isInside ? 30.49 : 30.51,
        lat: 48.1 + number / 1_000,
        kind: IDENTITY.mmsi,
        identity: number,
        category,
      })),
    )
    .sort((a, b) => a.at - b.at);

export const shipEntries = (ships: readonly Ship[]): readonly RegisterEntry[] =>
  ships.map(({ number, party, traits }) => ({
    identityKind: 'mmsi',
    from: number,
    to: number,
    authority: 'test',
    ...(party === undefined ? {} : { party }),
    ...(traits ? { traits } : {}),
  }));
