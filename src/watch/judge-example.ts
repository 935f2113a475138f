/** Worked examples judged by the very code that judges the real world. */
import { type Accord, type Example, stateEvents } from '../accord/index.ts';
import { type Instant, MINUTE, type Result, succeed } from '../kernel/index.ts';
import { createPicture, type FixColumns } from '../picture/index.ts';
import { type Basis, makeBasis } from './basis.ts';
import { exampleWorld } from './example-world.ts';
import { createJudgement, type Judgement } from './judgement.ts';
import { TICK } from './watch.ts';
import type { IndicationEvent } from './watch-event.ts';

/**
 * Judges example after example by one accord: the last thing said under each id. What happens in them is laid out by
 * the accord that they belong to, `given`, so that another version can be held against the same happenings.
 */
export function exampleJudge(
  accord: Accord,
  given: Accord = accord,
): (example: Example) => Result<readonly IndicationEvent[]> {
  const groundsFor = makeGrounds(accord);
  return (example) => {
    const grounds = groundsFor(example);
    return grounds.ok ? judgeExample(grounds.value, onlyShown(given, example), example) : grounds;
  };
}

/** No clause decides about another: what an example says nothing of need not be judged. */
function onlyShown(accord: Accord, { expect, expectNot }: Example): Accord {
  const shown = new Set([...expect, ...expectNot].map(({ clause }) => clause));
  return { ...accord, clauses: accord.clauses.filter(({ id }) => shown.has(id)) };
}

/** What an example is judged by: the accord once its stated events have happened. */
interface Grounds {
  readonly accord: Accord;
  readonly basis: Basis;
}

/** Worked out once for all examples of the same clauses that state the same events. */
function makeGrounds(accord: Accord): (example: Example) => Result<Grounds> {
  const known = new Map<string, Result<Grounds>>();
  return (example) => {
    const { stated } = example;
    const shown = onlyShown(withoutSides(accord), example);
    const clauses = shown.clauses.map(({ id }) => id);
    const key = JSON.stringify([clauses, Object.entries(stated).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const grounds = known.get(key) ?? groundsOf(stateEvents(shown, stated));
    known.set(key, grounds);
    return grounds;
  };
}

function groundsOf(accord: Accord): Result<Grounds> {
  const basis = makeBasis([accord], partiesOf(accord));
  return basis.ok ? succeed({ accord, basis: basis.value }) : basis;
}

const partiesOf = ({ parties }: Accord): readonly string[] => parties.map(({ id }) => id);

/** What a party holds tells how much of its side was seen, which no example asks. */
const withoutSides = (accord: Accord): Accord => ({
  ...accord,
  parties: accord.parties.map(({ id, role }) => ({ id, role })),
});

function judgeExample(
  { accord, basis }: Grounds,
  given: Accord,
  example: Example,
): Result<readonly IndicationEvent[]> {
  const { register, fixes, reports } = exampleWorld(given, example);
  const parties = partiesOf(accord);
  const made = createJudgement({
    accords: [accord],
    basis,
    register,
    lane: 'simulated',
    settledOnly: true,
    startAt: Math.min(example.start, ...reports.map(({ observedAt }) => observedAt)),
    makePicture: () => createPicture({ register, parties, capacity: 1024 }),
  });
  if (!made.ok) return made;
  let row = 0;
  for (const report of reports) {
    row = takeUntil(made.value, fixes, row, report.observedAt);
    made.value.report(report);
  }
  takeUntil(made.value, fixes, row, Infinity);
  made.value.advance(example.until + MINUTE + TICK);
  made.value.finish();
  return succeed(lastWords(made.value.drain().filter((event) => event.event === 'indication')));
}

/** Hands over the rows from `first` up to an instant, a minute at a time so that few wait; returns the next row. */
function takeUntil(judgement: Judgement, fixes: FixColumns, first: number, until: Instant): number {
  let row = first;
  while (row < fixes.length && fixes.observedAt[row]! <= until) {
    const from = row;
    const last = Math.min(until, fixes.observedAt[from]! + MINUTE);
    while (row < fixes.length && fixes.observedAt[row]! <= last) row++;
    judgement.take(fixes, from, row);
  }
  return row;
}

/** The last thing said under each id, with the end that its closing gave it. */
function lastWords(events: readonly IndicationEvent[]): readonly IndicationEvent[] {
  const last = new Map<string, IndicationEvent>();
  for (const event of events) last.set(event.id, event);
  return [...last.values()];
}
