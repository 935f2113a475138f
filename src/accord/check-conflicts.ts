/**
 * Pairs of clauses that nobody could keep both: one demands or allows what the other forbids, to the same
 * parties, for the same kind of object, at the same time and place. They are named, never put in order.
 */
import { type AreaGeometry, intersect, isEmptyArea, within } from '../kernel/geometry/index.ts';
import { type Category, type Interval, isKindOf, overlaps } from '../kernel/index.ts';
import type { Accord, AccordHeightBand, Area, Clause, PartySet, Rule } from './accord.ts';
import { isNever, shared } from './period.ts';

export interface Conflict {
  readonly first: string;
  readonly second: string;
  readonly why: string;
}

/** Conflicts between agreed readings; what parties read into a clause is theirs to argue. */
export function findConflicts({ clauses, areas }: Accord): readonly Conflict[] {
  const byName = new Map(areas.map((area) => [area.id, area]));
  return clauses.flatMap((first, i) =>
    clauses.slice(i + 1).flatMap((second) => {
      const why = conflictOf(first, second, byName);
      return why === undefined ? [] : [{ first: first.id, second: second.id, why }];
    }),
  );
}

type Areas = ReadonlyMap<string, Area>;
type Of<Form extends Rule['form']> = Extract<Rule, { form: Form }>;

function conflictOf(first: Clause, second: Clause, areas: Areas): string | undefined {
  const [a, b] = [first.readings[0]!, second.readings[0]!];
  const during = shared([a.inForce, b.inForce]);
  if (isNever(during) || !sameObjects(a.rule, b.rule)) return undefined;
  return oneWay(a.rule, b.rule, during, areas) ?? oneWay(b.rule, a.rule, during, areas);
}

function sameObjects(a: Rule, b: Rule): boolean {
  if (!('category' in a) || !('category' in b)) return false;
  return sharesParty(a.parties, b.parties) && related(a.category, b.category);
}

export const sharesParty = (a: PartySet, b: PartySet): boolean =>
  a === 'all' || b === 'all' || a.some((party) => b.includes(party));

export const related = (a: Category, b: Category): boolean => isKindOf(a, b) || isKindOf(b, a);

function oneWay(rule: Rule, other: Rule, during: Interval, areas: Areas): string | undefined {
  if (rule.form === 'presence-ban' && other.form === 'corridor' && confines(other)) {
    const met = meet([rule.area, other.corridor, other.within], during, areas);
    return met ? `"${rule.area}" is forbidden where the corridor "${other.corridor}" is required` : undefined;
  }
  if (rule.form === 'presence-ban' && other.form === 'count-limit' && other.limit > 0) {
    const met = meet([rule.area, other.area], during, areas);
    return met ? `none may be in "${rule.area}", ${other.limit} may be in "${other.area}"` : undefined;
  }
  if (rule.form === 'corridor' && other.form === 'corridor') return twoCorridors(rule, other, during, areas);
  if (rule.form === 'corridor' && confines(rule) && other.form === 'minimum-distance')
    return tooNear(rule, other, during, areas);
  return undefined;
}

/** A corridor as wide as where it holds keeps nobody anywhere: it only limits speed. */
const confines = ({ corridor, within: where }: Of<'corridor'>): boolean => corridor !== where;

function twoCorridors(
  a: Of<'corridor'>,
  b: Of<'corridor'>,
  during: Interval,
  areas: Areas,
): string | undefined {
  if (!meet([a.within, b.within], during, areas)) return undefined;
  if (!meet([a.corridor, b.corridor, a.within, b.within], during, areas)) {
    return `the corridors "${a.corridor}" and "${b.corridor}" do not meet where both are required`;
  }
  const slowest = Math.max(a.minSpeed ?? 0, b.minSpeed ?? 0);
  const fastest = Math.min(a.maxSpeed ?? Number.POSITIVE_INFINITY, b.maxSpeed ?? Number.POSITIVE_INFINITY);
  return slowest > fastest ? `the lowest speed of one is above the highest of the other` : undefined;
}

function tooNear(
  rule: Of<'corridor'>,
  other: Of<'minimum-distance'>,
  during: Interval,
  areas: Areas,
): string | undefined {
  if (!('area' in other.from)) return undefined;
  const keptFrom = areas.get(other.from.area);
  const near = keptFrom?.versions.flatMap(({ geometry, inForce }) => {
    const reach = within(other.distance, geometry);
    return reach.ok ? [{ geometry: reach.value, inForce }] : [];
  });
  if (!keptFrom || !near) return undefined;
  const extended: Areas = new Map([...areas, ['', { ...keptFrom, versions: near }]]);
  const met = meet(['', rule.corridor, rule.within, other.area], during, extended);
  return met ? `the corridor "${rule.corridor}" runs nearer than allowed to "${other.from.area}"` : undefined;
}

/** True when some version of all these areas shares a place, a height and an instant of `during`. */
function meet(names: readonly string[], during: Interval, areas: Areas): boolean {
  const found = names.map((name) => areas.get(name));
  const all = found.filter((area): area is Area => area !== undefined);
  const heightsMeet = all.every((a) => all.every((b) => sharesHeight(a.heights, b.heights)));
  return all.length === names.length && heightsMeet && meetFrom(all, during, undefined);
}

function meetFrom(areas: readonly Area[], during: Interval, common: AreaGeometry | undefined): boolean {
  const [area, ...rest] = areas;
  if (!area) return true;
  return area.versions.some(({ geometry, inForce }) => {
    if (!overlaps(inForce, during)) return false;
    const place = common === undefined ? geometry : placeShared(common, geometry);
    return !isEmptyArea(place) && meetFrom(rest, shared([inForce, during]), place);
  });
}

function placeShared(a: AreaGeometry, b: AreaGeometry): AreaGeometry {
  const both = intersect([a, b]);
  return both.ok ? both.value : a;
}

/** Bands in two datums cannot be compared here, so they are taken to meet. */
const sharesHeight = (a: AccordHeightBand, b: AccordHeightBand): boolean =>
  a.datum !== b.datum || (a.floor < b.ceiling && b.floor < a.ceiling);
