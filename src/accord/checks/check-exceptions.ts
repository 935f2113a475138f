/** Exceptions that can never apply: what they ask for cannot happen under the rule they belong to. */
import type { Problem } from '../../kernel/index.ts';
import type { Clause, Exception, PartySet } from '../accord.ts';
import { problem } from '../errors.ts';
import { narrow, type Scope, surelyLifts, whyIdle } from './exception-reach.ts';
import type { Check } from './inspection.ts';

export const checkExceptions: Check = ({ accord, at }) =>
  accord.clauses.flatMap((clause): Problem[] => {
    const message = `exceptions leave nothing of "${clause.id}"`;
    const mend = 'narrow what they ask for under when:';
    const whole = isWhollyExcepted(clause)
      ? [problem('ACCORD_EXCEPTION_WHOLE', at(clause.id), message, mend)]
      : [];
    const idle = findIdleExceptions(clause).map(({ id, why }) => {
      const said = `the exception "${id}" can never apply: ${why}`;
      return problem('ACCORD_EXCEPTION_IDLE', at(id), said, 'change what it asks for, or leave it out');
    });
    return [...whole, ...idle];
  });

interface IdleException {
  readonly id: string;
  readonly why: string;
}

/** Whether the agreed rule binds nobody for what exceptions lift, whatever is notified. */
function isWhollyExcepted({ readings, except }: Clause): boolean {
  const { rule, inForce } = readings[0]!;
  if (rule.form === 'human-judged') return false;
  const category = 'category' in rule ? rule.category : undefined;
  const each: readonly PartySet[] = rule.parties === 'all' ? ['all'] : rule.parties.map((party) => [party]);
  return each.every((parties) =>
    surelyLifts(except, { parties, category, during: inForce, notified: false }),
  );
}

/** Idle under every reading of the clause. */
function findIdleExceptions(clause: Clause): readonly IdleException[] {
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

const idleIn = (exceptions: readonly Exception[], scope: Scope): IdleException[] =>
  exceptions.flatMap(({ id, when, except }) => {
    const why = whyIdle(when, scope);
    return why === undefined ? idleIn(except, narrow(when, scope)) : [{ id, why }];
  });
