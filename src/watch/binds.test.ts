import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BOUNDS,
  isWithinBound,
  seededRandom,
  TRAITS,
  type TraitBound,
  type Traits,
} from '../kernel/index.ts';
import { matchTraits } from './match-subject.ts';
import { type Answer, NO, UNKNOWN, YES } from './place/height.ts';

const VALUES = [0, 50, 100, 150, 200];

/** Every object that it may be: what is not known may be anything. */
const completions = (known: Traits): readonly Traits[] =>
  TRAITS.reduce<readonly Traits[]>(
    (sofar, trait) =>
      known[trait] === undefined
        ? sofar.flatMap((traits) => VALUES.map((value) => ({ ...traits, [trait]: value })))
        : sofar,
    [known],
  );

const holds = (traits: Traits, bounds: readonly TraitBound[]): boolean =>
  bounds.every((bound) => isWithinBound(bound, traits[bound.trait]!));

function naively(known: Traits, bounds: readonly TraitBound[]): Answer {
  const all = completions(known).map((traits) => holds(traits, bounds));
  if (all.every(Boolean)) return YES;
  return all.some(Boolean) ? UNKNOWN : NO;
}

test('a measure is met, missed or open as it is for everything that the object may be', () => {
  const met = new Set<Answer>();
  for (let seed = 1; seed <= 2_000; seed++) {
    const random = seededRandom(seed);
    const known = Object.fromEntries(
      TRAITS.filter(() => random.next() < 0.6).map((trait) => [trait, random.pick(VALUES)]),
    ) as Traits;
    const bounds = TRAITS.flatMap((trait): TraitBound[] =>
      random.next() < 0.6 ? [{ trait, is: random.pick(BOUNDS), than: 100 }] : [],
    );
    const answer = matchTraits(known, bounds);
    met.add(answer);
    assert.equal(answer, naively(known, bounds), JSON.stringify({ seed, known, bounds }));
  }
  assert.deepEqual(met, new Set([YES, NO, UNKNOWN]));
});
