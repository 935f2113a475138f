/** Whom an exception can reach: the objects and instants that are left to it by the rule and every exception around it. */
import { type Category, type Interval, isKindOf } from '../../kernel/index.ts';
import type { Exception, ExceptionCondition, PartySet } from '../accord.ts';
import { isNever, shared } from '../periods/period.ts';

export interface Scope {
  readonly parties: PartySet;
  /** Absent: the rule asks about no kind of object. */
  readonly category: Category | undefined;
  readonly during: Interval;
  /** Whether a notice is asked for already. */
  readonly notified: boolean;
}

const sharesParty = (a: PartySet, b: PartySet): boolean =>
  a === 'all' || b === 'all' || a.some((party) => b.includes(party));

/** Whether nobody of `inner` is missing in `outer`; whoever is not known belongs to `all` alone. */
const holdsParties = (outer: PartySet, inner: PartySet): boolean =>
  outer === 'all' || (inner !== 'all' && inner.every((party) => outer.includes(party)));

export function bothParties(a: PartySet, b: PartySet): PartySet {
  if (a === 'all') return b;
  return b === 'all' ? a : a.filter((party) => b.includes(party));
}

/** Whether a rule on `pattern` is one on every `category`; a rule on `unknown` is one on anything. */
export const isWithinKind = (category: Category, pattern: Category): boolean =>
  pattern === 'unknown' || isKindOf(category, pattern);

/** The narrower of two kinds; undefined when nothing is both. */
export function bothCategories(a: Category, b: Category): Category | undefined {
  if (isWithinKind(a, b)) return a;
  return isWithinKind(b, a) ? b : undefined;
}

/** Why a condition can be met by nothing in the scope; undefined when it can. */
export function whyIdle(when: ExceptionCondition, scope: Scope): string | undefined {
  if (when.parties && !sharesParty(when.parties, scope.parties)) return 'it names none of the parties bound';
  if (when.category && scope.category && !bothCategories(when.category, scope.category)) {
    return `nothing is both ${when.category} and ${scope.category}`;
  }
  if (when.during && isNever(shared([when.during, scope.during])))
    return 'its period lies outside the rule’s own';
  if (when.carries !== undefined && when.notified === undefined && !scope.notified) {
    return 'what is carried is said by a notice, and none is asked for';
  }
  return undefined;
}

/** What is left of the scope for an exception that is not idle in it. */
export const narrow = (when: ExceptionCondition, { parties, category, during, notified }: Scope): Scope => ({
  parties: bothParties(parties, when.parties ?? 'all'),
  category: category && when.category ? bothCategories(category, when.category) : (when.category ?? category),
  during: when.during ? shared([when.during, during]) : during,
  notified: notified || when.notified !== undefined,
});

/** Whether some of the scope may be excepted. */
export const mayLift = (exceptions: readonly Exception[], scope: Scope): boolean =>
  exceptions.some(
    ({ when, except }) => whyIdle(when, scope) === undefined && !surelyLifts(except, narrow(when, scope)),
  );

/** Whether one exception holds for all of the scope, whatever is notified. */
export const surelyLifts = (exceptions: readonly Exception[], scope: Scope): boolean =>
  exceptions.some(({ when, except }) => meetsAll(when, scope) && !mayLift(except, scope));

function meetsAll(
  { notified, carries, parties, category, during }: ExceptionCondition,
  scope: Scope,
): boolean {
  if (notified !== undefined || carries !== undefined) return false;
  if (parties && !holdsParties(parties, scope.parties)) return false;
  if (category && !(scope.category && isWithinKind(scope.category, category))) return false;
  return !during || (during.from <= scope.during.from && during.until >= scope.during.until);
}
