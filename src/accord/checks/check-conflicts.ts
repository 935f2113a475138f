/**
 * Pairs of clauses that go against one another: what one plainly allows lies wholly where the other allows
 * nobody, or both ask for speeds that no object can have at once. Rules that can both be kept by staying away
 * from a part, for a time, or as somebody else, do not conflict: nobody in a small area and three in a large
 * one around it is plain to keep. Conflicts are named, never put in order.
 */
import type { Accord, PartySet } from '../accord.ts';
import { problem } from '../errors.ts';
import { shared } from '../periods/period.ts';
import { stateEvents } from '../periods/state-events.ts';
import { commonStretches, stretchesOf } from '../periods/stretches.ts';
import { type Areas, groundOf, type Side, STAY, sideOf } from './clause-sides.ts';
import { bothCategories, bothParties, isWithinKind, mayLift, surelyLifts } from './exception-reach.ts';
import { holdsThroughout, meet } from './ground.ts';
import type { Check } from './inspection.ts';

export const checkConflicts: Check = ({ accord, at }) =>
  findConflicts(accord).map(({ first, second, why }) => {
    const mend = 'change one of the two, or except in one what the other says';
    return problem('ACCORD_CONFLICT', at(second), `conflict: ${first}, ${second}: ${why}`, mend);
  });

interface Conflict {
  readonly first: string;
  readonly second: string;
  readonly why: string;
}

/** Conflicts between agreed readings; what parties read into a clause is theirs to argue. */
function findConflicts(accord: Accord): readonly Conflict[] {
  const { clauses, areas } = begun(accord);
  const byName = new Map(areas.map((area) => [area.id, area]));
  const sides = clauses.map((clause) => sideOf(clause, byName));
  return sides.flatMap((first, i) =>
    sides.slice(i + 1).flatMap((second) => {
      const why = takenAway(first, second) ?? takenAway(second, first) ?? speedsApart(first, second, byName);
      return why === undefined ? [] : [{ first: first.clause.id, second: second.clause.id, why }];
    }),
  );
}

/** An accord that waits for the event that begins it, as if it had begun: its clauses wait for the same. */
const begun = (accord: Accord): Accord =>
  stateEvents(
    accord,
    Object.fromEntries(
      (accord.awaits ?? []).flatMap(({ from }) =>
        typeof from === 'object' ? [[from.event, -Infinity]] : [],
      ),
    ),
  );

/** Says so when something that `a` allows lies wholly where `b` allows nobody, for the same objects. */
function takenAway(a: Side, b: Side): string | undefined {
  const { forbids } = b;
  if (!forbids) return undefined;
  for (const { who, where, together, said } of a.allows) {
    const parties = bothParties(who.parties, forbids.who.parties);
    if (!isTaken(who.parties, parties, together)) continue;
    if (!isWithinKind(who.category!, forbids.who.category!)) continue;
    if (mayLift(b.clause.except, { ...who, parties })) continue;
    if (!holdsThroughout(forbids.where, where, who.category!)) continue;
    const whose = parties.length < who.parties.length ? ` of ${[...parties].join(', ')}` : '';
    return `${forbids.said}, which leaves no place for ${said}${whose}`;
  }
  return undefined;
}

/** What is allowed to all by a general rule is not taken from all by one on some of them. */
function isTaken(allowed: PartySet, forbidden: PartySet, together: boolean): boolean {
  if (allowed === 'all') return forbidden === 'all';
  return together ? forbidden.length === allowed.length : forbidden.length > 0;
}

/** Two corridors, or stretches with speed limits, where both hold and no speed keeps both. */
function speedsApart(a: Side, b: Side, areas: Areas): string | undefined {
  const [one, other] = [a.clause.readings[0]!, b.clause.readings[0]!];
  if (one.rule.form !== 'corridor' || other.rule.form !== 'corridor') return undefined;
  const limits = [one.rule, other.rule];
  const slowest = Math.max(...limits.map(({ minSpeed = 0 }) => minSpeed));
  const fastest = Math.min(...limits.map(({ maxSpeed = Infinity }) => maxSpeed));
  if (slowest <= fastest || limits.some(({ dwell }) => dwell >= STAY)) return undefined;
  // they may bind different objects
  if (limits.some((rule) => rule.with)) return undefined;
  const category = bothCategories(one.rule.category, other.rule.category);
  const parties = bothParties(one.rule.parties, other.rule.parties);
  const during = shared([one.inForce, other.inForce]);
  const stretches = commonStretches(stretchesOf(one), stretchesOf(other));
  if (!category || parties.length === 0 || stretches.length === 0) return undefined;
  const exceptions = [...a.clause.except, ...b.clause.except];
  const each: readonly PartySet[] = parties === 'all' ? ['all'] : parties.map((party) => [party]);
  if (each.every((bound) => surelyLifts(exceptions, { parties: bound, category, during, notified: false })))
    return undefined;
  const grounds = limits.map((rule) => groundOf([rule.corridor, rule.within], stretches, areas));
  if (!meet(grounds)) return undefined;
  return 'the lowest speed of one is above the highest of the other where both hold';
}
