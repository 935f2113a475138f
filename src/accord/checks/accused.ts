/** Who can be accused of breaking a clause, and what that does to a body in which they sit. */
import type { Accord, Body, Condition, Party, PartySet } from '../accord.ts';

const isBound = ({ role }: Party): boolean => role === 'belligerent' || role === 'participant';

const idsOf = (parties: readonly Party[]): readonly string[] => parties.map(({ id }) => id);

/** Parties that the clause binds, under any reading; those at war or bound by the whole where it says `all`. */
export function boundBy(accord: Accord, clauseId: string): readonly string[] {
  const clause = accord.clauses.find(({ id }) => id === clauseId);
  const everyone = idsOf(accord.parties.filter(isBound));
  const sets = clause?.readings.map(({ rule }): PartySet => ('parties' in rule ? rule.parties : 'all')) ?? [];
  return [...new Set(sets.flatMap((set) => (set === 'all' ? everyone : set)))];
}

/** Parties on whose confirmed breach a condition may turn. */
export function accusedIn(accord: Accord, condition: Condition): readonly string[] {
  switch (condition.form) {
    case 'confirmed': {
      const bound = condition.clauses.flatMap((clause) => boundBy(accord, clause));
      if (condition.by === undefined) return bound;
      if (condition.by !== 'any-belligerent') return condition.by;
      const atWar = idsOf(accord.parties.filter(({ role }) => role === 'belligerent'));
      return bound.length > 0 ? bound.filter((party) => atWar.includes(party)) : atWar;
    }
    case 'all':
    case 'any':
      return condition.of.flatMap((inner) => accusedIn(accord, inner));
    case 'not':
      return accusedIn(accord, condition.of);
    case 'active':
    case 'void':
    case 'event':
      return [];
  }
}

/** The word of a body by which one accused member keeps it from deciding against itself. */
export type Hold = 'chair' | 'quorum' | 'majority';

/** How this member can keep the body from deciding by staying away or voting no; undefined: it cannot. */
export function holdOf(body: Body, accused: string): Hold | undefined {
  const { members, chair, quorum, majority, recuse } = body;
  if (recuse === 'accused' || !members.includes(accused)) return undefined;
  const others = members.length - 1;
  const needed = {
    simple: Math.floor(members.length / 2) + 1,
    'two-thirds': Math.ceil((2 * members.length) / 3),
  };
  if (majority === 'consensus' || majority === 'unanimity') return 'majority';
  if (others < needed[majority]) return 'majority';
  if (chair === accused) return 'chair';
  return others < quorum ? 'quorum' : undefined;
}
