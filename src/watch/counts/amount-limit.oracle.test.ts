/** Limits of how many and how much, for all together and for each party, against a plain evaluation of each step. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { type Random, seededRandom } from '../../kernel/index.ts';
import { HARBOUR, randomShip, type Ship, STEP, shipEntries, shipFixes } from '../testing/harbour.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { makeAccord, makeFixes, makeRegister, makeSource, START } from '../testing/small-world.ts';
import type { IndicationEvent } from '../watch-event.ts';

type AmountRule = Extract<Rule, { form: 'count-limit' | 'tonnage-limit' }>;

const STEPS = 60;
const PARTIES = ['north', 'south'] as const;

function randomRule(random: Random): AmountRule {
  const about = {
    parties: random.pick(['all', ['north'], PARTIES] as const),
    category: 'vessel.military',
    area: 'zone',
    over: random.pick([0, 230_000]),
    ...(random.next() < 0.5 ? { each: 'party' as const } : {}),
  } as const;
  return random.next() < 0.3
    ? { form: 'count-limit', ...about, limit: random.integer(3) }
    : { form: 'tonnage-limit', ...about, limit: random.pick([0, 0.3, 10_000, 20_000, 30_000]) };
}

/** What holds at each step, by verdict and, of a breach, whose. */
function judgeShips(rule: AmountRule, ships: readonly Ship[], parties: readonly string[] = PARTIES) {
  const { events } = judgeWorld({
    accords: [makeAccord(HARBOUR, [{ rule }], parties)],
    register: makeRegister([makeSource({ id: 'heard' })], shipEntries(ships)),
    fixes: makeFixes(shipFixes(ships)),
  });
  const onObjects = events
    .filter((event) => event.event === 'indication')
    .filter(({ observations }) => observations.length > 0);
  const last = new Map(onObjects.map((event) => [event.id, event]));
  return Array.from({ length: STEPS }, (_, step) =>
    [...last.values()]
      .filter((event) => holdsAt(event, START + step * STEP * 1_000))
      .map(({ verdict, subject }) => `${verdict} ${rule.each && isBreach(verdict) ? subject.party : ''}`)
      .sort(),
  );
}

const isBreach = (verdict: string) => verdict === 'breach-indicated';

const holdsAt = ({ from, until = Infinity }: IndicationEvent, at: number): boolean =>
  from <= at && at < until;

/** Surely bound, perhaps, or not at all. */
function bindingOf(rule: AmountRule, { party, category }: Ship): 'yes' | 'no' | 'perhaps' {
  if (category === 'vessel.fishing') return 'no';
  if (rule.parties !== 'all' && party !== undefined && !rule.parties.includes(party)) return 'no';
  const known = category === 'vessel.military' && (rule.parties === 'all' || party !== undefined);
  return known ? 'yes' : 'perhaps';
}

function wasInside({ inside }: Ship, step: number, over: number): boolean {
  for (let n = step; n >= 0; n--) {
    // it is outside from the middle of the step after
    const left = n === step ? 0 : (step - n - 0.5) * STEP * 1_000;
    if (inside[n] && (n === step || left < over)) return true;
  }
  return false;
}

function plainly(rule: AmountRule, ships: readonly Ship[], step: number): readonly string[] {
  const there = ships.filter((ship) => bindingOf(rule, ship) !== 'no' && wasInside(ship, step, rule.over));
  const grams = (ship: Ship): number => Math.round((ship.traits?.tonnage ?? NaN) * 1e6);
  const amount = (ship: Ship): number => (rule.form === 'count-limit' ? 1 : grams(ship));
  const limit = rule.form === 'count-limit' ? rule.limit : Math.round(rule.limit * 1e6);
  const sum = (of: readonly Ship[], unknown: number) =>
    of.reduce((total, ship) => total + (Number.isNaN(amount(ship)) ? unknown : amount(ship)), 0);
  const isOver = (of: readonly Ship[]) =>
    sum(
      of.filter((ship) => bindingOf(rule, ship) === 'yes'),
      0,
    ) > limit;
  const mayBe = (of: readonly Ship[]) => sum(of, Infinity) > limit;
  const say = (of: readonly Ship[], whose: string): string[] => {
    if (isOver(of)) return [`breach-indicated ${whose}`];
    return mayBe(of) ? ['not-determinable '] : [];
  };
  if (!rule.each) return say(there, '');
  const bound = rule.parties === 'all' ? PARTIES : rule.parties;
  const nobodys = there.filter(({ party }) => party === undefined);
  const own = bound.map((party) => ({ party, ships: there.filter((ship) => ship.party === party) }));
  const open = own.some(
    (share) => say(share.ships, '').length === 0 && nobodys.length > 0 && mayBe([...share.ships, ...nobodys]),
  );
  const said = own.flatMap((share) => say(share.ships, share.party));
  return [...said, ...(open ? ['not-determinable '] : [])].sort();
}

const SEEDS = 60;

test(`${SEEDS} harbours: who holds how much, and who may, at every step`, () => {
  const met = new Set<string>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = seededRandom(seed);
    const rule = randomRule(random);
    const ships = Array.from({ length: 2 + random.integer(6) }, (_, n) => randomShip(random, n + 1, STEPS));
    judgeShips(rule, ships).forEach((said, step) => {
      assert.deepEqual(said, plainly(rule, ships, step), JSON.stringify({ seed, step, rule }));
      for (const word of said) met.add(`${rule.form} ${rule.each ?? 'together'} ${word}`);
    });
  }
  const forms = ['count-limit', 'tonnage-limit'];
  const expected = forms.flatMap((form) => [
    `${form} party breach-indicated north`,
    `${form} party breach-indicated south`,
    `${form} party not-determinable `,
    `${form} together breach-indicated `,
    `${form} together not-determinable `,
  ]);
  assert.deepEqual(
    expected.filter((word) => !met.has(word)),
    [],
  );
});

test('with the names of the parties swapped the same is said of the other', () => {
  const other = { north: 'south', south: 'north' } as const;
  const swapName = (text: string) => text.replace(/north|south/g, (name) => other[name as 'north' | 'south']);
  for (let seed = 1; seed <= 20; seed++) {
    const random = seededRandom(seed);
    const rule = randomRule(random);
    const ships = Array.from({ length: 6 }, (_, n) => randomShip(random, n + 1, STEPS));
    const swapped = JSON.parse(swapName(JSON.stringify({ rule, ships }))) as {
      rule: AmountRule;
      ships: Ship[];
    };
    const said = judgeShips(rule, ships).map((words) => words.map(swapName).sort());
    assert.deepEqual(judgeShips(swapped.rule, swapped.ships, ['south', 'north']), said);
  }
});

test('a tonnage that nobody takes for unknown, taken for none, is found out', () => {
  const found = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].some((seed) => {
    const random = seededRandom(seed);
    const rule = { ...randomRule(random), form: 'tonnage-limit' } as AmountRule;
    const ships = Array.from({ length: 6 }, (_, n) => randomShip(random, n + 1, STEPS));
    const careless = ships.map((ship) => ({ ...ship, traits: ship.traits ?? { tonnage: 0 } }));
    return judgeShips(rule, careless).some((said, step) => said.join() !== plainly(rule, ships, step).join());
  });
  assert.ok(found);
});
