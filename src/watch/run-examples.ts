/** An accord's own worked examples, judged by the very code that judges the real world. */
import { type Accord, type Example, type ExpectedVerdict, stateEvents } from '../accord/index.ts';
import { formatInstant, type Instant, MINUTE, type Problem, type Result, succeed } from '../kernel/index.ts';
import { createPicture, type FixColumns } from '../picture/index.ts';
import { type Basis, makeBasis } from './basis.ts';
import { exampleWorld } from './example-world.ts';
import { createJudgement, type Judgement } from './judgement.ts';
import { TICK } from './watch.ts';
import type { IndicationEvent } from './watch-event.ts';

/** What does not come out as the examples say, each with the place of the expectation. */
export function runExamples(accord: Accord, examples: readonly Example[]): readonly Problem[] {
  const groundsFor = makeGrounds(accord);
  return examples.flatMap((example) => {
    const grounds = groundsFor(example);
    return grounds.ok ? runExample(grounds.value, example) : grounds.problems;
  });
}

/** What an example is judged by: the accord once its stated events have happened. */
interface Grounds {
  readonly accord: Accord;
  readonly basis: Basis;
}

/** Worked out once for all examples that state the same events. */
function makeGrounds(accord: Accord): (example: Example) => Result<Grounds> {
  const known = new Map<string, Result<Grounds>>();
  return ({ stated }) => {
    const key = JSON.stringify(Object.entries(stated).sort(([a], [b]) => (a < b ? -1 : 1)));
    const grounds = known.get(key) ?? groundsOf(stateEvents(withoutSides(accord), stated));
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

function runExample(grounds: Grounds, example: Example): readonly Problem[] {
  const judged = judgeExample(grounds, example);
  if (!judged.ok) return judged.problems;
  const { found } = judged;
  const missing = example.expect.flatMap((expected) => {
    const hits = found.filter((event) => matches(example, expected, event));
    const { times } = expected;
    if (times === undefined ? hits.length > 0 : hits.length === times) return [];
    const wanted = times === undefined ? '' : ` ${times} times and not ${hits.length} times`;
    return [differs(example, expected, `expected ${describe(expected)}${wanted}`, found)];
  });
  const surplus = example.expectNot.flatMap((expected) =>
    found.some((event) => matches(example, expected, event))
      ? [differs(example, expected, `did not expect ${describe(expected)}`, found)]
      : [],
  );
  return [...missing, ...surplus];
}

function judgeExample({ accord, basis }: Grounds, example: Example) {
  const { register, fixes, reports } = exampleWorld(accord, example);
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
  return {
    ok: true,
    found: lastWords(made.value.drain().filter((event) => event.event === 'indication')),
  } as const;
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

function matches(example: Example, expected: ExpectedVerdict, event: IndicationEvent): boolean {
  const { clause, reading, verdict, reason, track, at, exception } = expected;
  return (
    event.clause === clause &&
    event.reading === reading &&
    event.verdict === verdict &&
    (reason === undefined || event.reason === reason) &&
    (track === undefined || isTrack(example, track, event)) &&
    holdsWhenAsked(example, at, event) &&
    (exception === undefined || event.exceptions.some(({ id, applied }) => id === exception && applied))
  );
}

/** Without a moment, a verdict on the whole clause is the one that stands at the end. */
function holdsWhenAsked({ until }: Example, at: number | undefined, event: IndicationEvent): boolean {
  const standing = event.subject.track === undefined && event.observations.length === 0;
  const asked = at ?? (standing ? until - 1 : undefined);
  return asked === undefined || (event.from <= asked && asked < (event.until ?? Infinity));
}

function isTrack({ tracks }: Example, id: string, { subject }: IndicationEvent): boolean {
  const track = tracks.find((candidate) => candidate.id === id);
  if (!track || !subject.identity) return false;
  const said = subject.identity[track.identityKind];
  if (said === undefined) return false;
  return Number.parseInt(said, track.identityKind === 'icao24' ? 16 : 10) === track.identity;
}

function describe({ clause, reading, verdict, reason, track, at, exception }: ExpectedVerdict): string {
  const parts = [
    `${verdict}${reason ? ` (${reason})` : ''} for ${clause} as read by ${reading}`,
    track ? `on ${track}` : '',
    at === undefined ? '' : `at ${formatInstant(at)}`,
    exception ? `with the exception ${exception} applied` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function differs(
  { name }: Example,
  { place, clause, reading }: ExpectedVerdict,
  what: string,
  found: readonly IndicationEvent[],
): Problem {
  const own = found.filter((event) => event.clause === clause && event.reading === reading);
  const said = own.slice(0, 4).map(({ verdict, reason, from, until }) => {
    const end = until === undefined ? 'on' : `to ${formatInstant(until)}`;
    return `${verdict} (${reason}) from ${formatInstant(from)} ${end}`;
  });
  return {
    code: 'EXAMPLE_DIFFERS',
    message: `example "${name}": ${what}; the watch says ${said.length === 0 ? 'nothing' : said.join('; ')}`,
    mend: 'change the clause, or the example if it was wrong',
    place,
  };
}
