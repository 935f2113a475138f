/** Accords with what people had stated when the watch was started: `--stated ratified=2026-03-01T12:00Z`. */
import {
  type Accord,
  CONFIRMED,
  type Dependence,
  type OpenPeriod,
  parseTime,
  REMEDIED,
  type StatedEvents,
  stateEvents,
  suggest,
} from '../accord/index.ts';
import { fail, type Instant, type Problem, type Result, succeed } from '../kernel/index.ts';

export interface StatedAccords {
  readonly accords: readonly Accord[];
  readonly stated: StatedEvents;
}

/** `written`: `NAME=TIME`, each as it was given. */
export function stateAccords(
  accords: readonly Accord[],
  written: readonly string[] = [],
): Result<StatedAccords> {
  const read = readStated(written, [...new Set(accords.flatMap(namesIn))]);
  if (!read.ok) return read;
  const stated = read.value;
  return succeed({ accords: accords.map((accord) => stateEvents(accord, stated)), stated });
}

/** A finding may be given several times, an event once. Each must be `asked`: a slip would leave a clause silent. */
function readStated(written: readonly string[], asked: readonly string[]): Result<StatedEvents> {
  const stated = new Map<string, readonly Instant[]>();
  const problems: Problem[] = [];
  for (const one of written) {
    const [name = '', time = ''] = one.split(/=(.*)/s);
    const at = parseTime(time);
    const before = stated.get(name) ?? [];
    if (!asked.includes(name))
      problems.push(wrong(`no accord here depends on "${name}"`, mendFor(name, asked)));
    else if (before.length > 0 && !name.includes(':'))
      problems.push(wrong(`"${name}" is stated twice`, 'an event happens once'));
    else if (at.ok) stated.set(name, [...before, at.value.from]);
    else problems.push(...at.problems.map(({ message, mend = '' }) => wrong(`${name}: ${message}`, mend)));
  }
  return problems.length > 0 ? fail(...problems) : succeed(Object.fromEntries(stated));
}

const mendFor = (name: string, asked: readonly string[]): string =>
  asked.length === 0 ? 'leave --stated out: nothing waits for an event or a finding' : suggest(name, asked);

const wrong = (message: string, mend: string): Problem => ({ code: 'CLI_STATED', message, mend });

/** Events and findings on which something in the accord depends. */
function namesIn({ awaits = [], clauses, guarantees }: Accord): readonly string[] {
  const binding = [...clauses.flatMap(({ readings }) => readings), ...guarantees];
  return [...awaits, ...binding.flatMap((one) => one.awaits ?? [])].flatMap(namesOfPeriod);
}

const namesOfPeriod = ({ from, until, suspended = [], while: dependence }: OpenPeriod): readonly string[] => [
  ...[{ from, until }, ...suspended].flatMap((span) => [...eventOf(span.from), ...eventOf(span.until)]),
  ...(dependence ? namesOfDependence(dependence) : []),
];

function namesOfDependence(dependence: Dependence): readonly string[] {
  if ('all' in dependence) return dependence.all.flatMap(namesOfDependence);
  if ('since' in dependence) return eventOf(dependence.since);
  if ('before' in dependence) return eventOf(dependence.before);
  return [CONFIRMED, REMEDIED].map((word) => `${word}:${dependence.kept}:${dependence.by}`);
}

const eventOf = (written: OpenPeriod['from']): readonly string[] =>
  typeof written === 'object' ? [written.event] : [];
