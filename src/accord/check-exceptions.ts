/** Exceptions that can never apply: what they ask for cannot happen under the rule they belong to. */
import type { Category } from '../kernel/index.ts';
import type { Clause, Exception, PartySet } from './accord.ts';
import { related, sharesParty } from './check-conflicts.ts';
import { isNever, shared } from './period.ts';

export interface IdleException {
  readonly id: string;
  readonly why: string;
}

/** What an exception can still meet, narrowed by the rule and by every exception around it. */
interface Scope {
  readonly parties: PartySet;
  readonly category: Category | undefined;
  readonly during: Clause['readings'][number]['inForce'];
  readonly notified: boolean;
}

/** Idle under every reading of the clause. */
export function findIdleExceptions(clause: Clause): readonly IdleException[] {
  const perReading = clause.readings
    .filter(({ awaits }) => awaits === undefined)
    .map(({ rule, inForce }) => {
      if (rule.form === 'human-judged') return [];
      const category = 'category' in rule ? rule.category : undefined;
      return idleIn(clause.except, { parties: rule.parties, category, during: inForce, notified: false });
    });
  const [first = [], ...others] = perReading;
  return first.filter(({ id }) => others.every((idle) => idle.some((other) => other.id === id)));
}

function idleIn(exceptions: readonly Exception[], scope: Scope): IdleException[] {
  return exceptions.flatMap((exception) => {
    const why = whyIdle(exception, scope);
    if (why !== undefined) return [{ id: exception.id, why }];
    return idleIn(exception.except, narrow(exception, scope));
  });
}

function whyIdle({ when }: Exception, scope: Scope): string | undefined {
  if (when.parties && !sharesParty(when.parties, scope.parties)) return 'it names none of the parties bound';
  if (when.category && scope.category && !related(when.category, scope.category)) {
    return `nothing is both ${when.category} and ${scope.category}`;
  }
  if (when.during && isNever(shared([when.during, scope.during])))
    return 'its period lies outside the rule’s own';
  if (when.carries !== undefined && when.notified === undefined && !scope.notified) {
    return 'what is carried is said by a notice, and none is asked for';
  }
  return undefined;
}

function narrow({ when }: Exception, scope: Scope): Scope {
  return {
    parties: bothParties(scope.parties, when.parties ?? 'all'),
    category: when.category ?? scope.category,
    during: when.during ? shared([when.during, scope.during]) : scope.during,
    notified: scope.notified || when.notified !== undefined,
  };
}

function bothParties(a: PartySet, b: PartySet): PartySet {
  if (a === 'all') return b;
  return b === 'all' ? a : a.filter((party) => b.includes(party));
}
