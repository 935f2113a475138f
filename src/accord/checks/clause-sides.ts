/** What a clause plainly allows, and where it allows nobody: the two sides that conflicts are made of. */
import { type Interval, MINUTE, type Milliseconds } from '../../kernel/index.ts';
import type { Area, Clause, Exception, Rule } from '../accord.ts';
import { mayBreakOff } from '../periods/resolve-period.ts';
import { commonStretches, stretchesOf } from '../periods/stretches.ts';
import { mayLift, narrow, type Scope, whyIdle } from './exception-reach.ts';
import type { CutGround, Ground } from './ground.ts';

export type Areas = ReadonlyMap<string, Area>;
type Corridor = Extract<Rule, { form: 'corridor' }>;

/** A clause as a side in a conflict. */
export interface Side {
  readonly clause: Clause;
  readonly allows: readonly Permission[];
  readonly forbids: Prohibition | undefined;
}

/** Objects that a clause plainly lets be somewhere. */
export interface Permission {
  readonly who: Scope;
  readonly where: Ground;
  /** One for all parties together, so that it is gone only when it is gone for everyone. */
  readonly together: boolean;
  readonly said: string;
}

/** Objects that a clause lets be nowhere on its ground. */
export interface Prohibition {
  readonly who: Scope;
  readonly where: CutGround;
  readonly said: string;
}

/** Whom a clause binds, and in which unbroken stretches of time. */
interface Bound extends Scope {
  readonly stretches: readonly Interval[];
}

/** A rule that counts only after so long limits how long one stays; a shorter time allows for doubt. */
export const STAY: Milliseconds = 10 * MINUTE;

export function sideOf(clause: Clause, areas: Areas): Side {
  const [reading] = clause.readings;
  const { rule, inForce, awaits } = reading!;
  const stretches = stretchesOf(reading!);
  if (!('category' in rule) || stretches.length === 0) return { clause, allows: [], forbids: undefined };
  const about = { parties: rule.parties, category: rule.category, during: inForce, notified: false };
  const who = { ...about, stretches };
  // After the accord's own period: what people may still end may end before what it would take away.
  const endsEarly = awaits?.slice(1).some(mayBreakOff);
  const forbids = endsEarly ? undefined : prohibitionOf(rule, who, areas);
  return {
    clause,
    forbids,
    allows: [...permissionOf(rule, who, areas), ...exceptedFrom(forbids, clause.except)],
  };
}

/** A corridor as wide as where it holds keeps nobody anywhere: it only limits speed. */
const confines = ({ corridor, within: where }: Corridor): boolean => corridor !== where;

function prohibitionOf(rule: Rule, who: Bound, areas: Areas): Prohibition | undefined {
  if ('dwell' in rule && rule.dwell >= STAY) return undefined;
  // it leaves a place to all that measure otherwise
  if ('with' in rule && rule.with) return undefined;
  const ground = (name: string) => groundOf([name], who.stretches, areas);
  switch (rule.form) {
    case 'presence-ban':
      // a ban for some, told by their names, leaves the ground to all others
      if (rule.onList !== undefined || rule.unlessOnList !== undefined) return undefined;
      return { who, where: ground(rule.area), said: `none may be in "${rule.area}"` };
    case 'withdrawal':
      return { who, where: ground(rule.area), said: `none may be in "${rule.area}"` };
    case 'count-limit':
    case 'tonnage-limit':
      return rule.limit > 0
        ? undefined
        : { who, where: ground(rule.area), said: `none may be in "${rule.area}"` };
    case 'corridor': {
      const without = areas.get(rule.corridor);
      if (!confines(rule) || !without) return undefined;
      const said = `all must keep to the corridor "${rule.corridor}" within "${rule.within}"`;
      return { who, where: { ...ground(rule.within), without }, said };
    }
    case 'minimum-distance': {
      const area = 'area' in rule.from ? areas.get(rule.from.area) : undefined;
      if (!area) return undefined;
      const said = `none may be nearer than ${rule.distance} m to "${area.id}"`;
      return { who, where: { ...ground(rule.area), near: { area, distance: rule.distance } }, said };
    }
    case 'stay-limit':
    case 'event-ban':
    case 'access':
    case 'storage':
    case 'transponder-on':
    case 'notice-duty':
    case 'recurring-notice':
    case 'recurring-visit':
    case 'declared-cap':
    case 'human-judged':
      return undefined;
  }
}

function permissionOf(rule: Rule, who: Bound, areas: Areas): Permission[] {
  if ((rule.form === 'count-limit' || rule.form === 'tonnage-limit') && rule.limit > 0) {
    const where = groundOf([rule.area], who.stretches, areas);
    const limit = rule.form === 'count-limit' ? rule.limit : `${rule.limit} t`;
    return [{ who, where, together: !rule.each, said: `the ${limit} allowed in "${rule.area}"` }];
  }
  if (rule.form === 'corridor' && confines(rule)) {
    const where = groundOf([rule.corridor, rule.within], who.stretches, areas);
    return [{ who, where, together: false, said: `the corridor "${rule.corridor}"` }];
  }
  return [];
}

/** An exception to a ban lets be where the ban holds. */
function exceptedFrom(forbids: Prohibition | undefined, exceptions: readonly Exception[]): Permission[] {
  if (!forbids || forbids.where.without || forbids.where.near) return [];
  return exceptions.flatMap((exception) => {
    if (whyIdle(exception.when, forbids.who) !== undefined || !mayLift([exception], forbids.who)) return [];
    const who = narrow(exception.when, forbids.who);
    const where = {
      areas: forbids.where.areas,
      inForce: commonStretches(forbids.where.inForce, [who.during]),
    };
    return [{ who, where, together: false, said: `what the exception "${exception.id}" allows` }];
  });
}

export const groundOf = (names: readonly string[], inForce: readonly Interval[], areas: Areas): Ground => ({
  areas: names.flatMap((name) => areas.get(name) ?? []),
  inForce,
});
