/** Do an accord's own worked examples come out as it says? */
import type { Accord, Example, ExpectedVerdict } from '../accord/index.ts';
import { formatInstant, type Problem } from '../kernel/index.ts';
import { exampleJudge } from './judge-example.ts';
import { lackOf } from './lack-of-example.ts';
import type { IndicationEvent } from './watch-event.ts';

/** What does not come out as the examples say, each with the place of the expectation. */
export function runExamples(accord: Accord, examples: readonly Example[]): readonly Problem[] {
  const judge = exampleJudge(accord);
  return examples.flatMap((example) => {
    const judged = judge(example);
    return judged.ok ? compareWithExpected(example, judged.value) : judged.problems;
  });
}

function compareWithExpected(example: Example, found: readonly IndicationEvent[]): readonly Problem[] {
  const missing = example.expect.flatMap((expected) => {
    const hits = found.filter((event) => matches(example, expected, event));
    const { times } = expected;
    if (times === undefined ? hits.length > 0 : hits.length === times) return [];
    const wanted = times === undefined ? '' : ` ${times} times and not ${hits.length} times`;
    const problem = differs(example, expected, `expected ${describe(expected)}${wanted}`, found);
    const lack = hits.length > 0 ? undefined : lackOf(expected.verdict, own(expected, found));
    return [lack ? { ...problem, mend: `${lack}; or ${problem.mend}` } : problem];
  });
  const surplus = example.expectNot.flatMap((expected) =>
    found.some((event) => matches(example, expected, event))
      ? [differs(example, expected, `did not expect ${describe(expected)}`, found)]
      : [],
  );
  return [...missing, ...surplus];
}

function matches(example: Example, expected: ExpectedVerdict, event: IndicationEvent): boolean {
  const { clause, reading, verdict, reason, track, item, party, at, exception } = expected;
  return (
    event.clause === clause &&
    event.reading === reading &&
    event.verdict === verdict &&
    (reason === undefined || event.reason === reason) &&
    (track === undefined || isTrack(example, track, event)) &&
    (item === undefined || event.subject.item === item) &&
    (party === undefined || event.subject.party === party) &&
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

function describe({
  clause,
  reading,
  verdict,
  reason,
  track,
  item,
  party,
  at,
  exception,
}: ExpectedVerdict): string {
  const parts = [
    `${verdict}${reason ? ` (${reason})` : ''} for ${clause} as read by ${reading}`,
    track ? `on ${track}` : '',
    item ? `on ${item}` : '',
    party ? `for what is ${party}’s` : '',
    at === undefined ? '' : `at ${formatInstant(at)}`,
    exception ? `with the exception ${exception} applied` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function differs(
  { name }: Example,
  expected: ExpectedVerdict,
  what: string,
  found: readonly IndicationEvent[],
): Problem {
  const said = own(expected, found)
    .slice(0, 4)
    .map(({ verdict, reason, from, until }) => {
      const end = until === undefined ? 'on' : `to ${formatInstant(until)}`;
      return `${verdict} (${reason}) from ${formatInstant(from)} ${end}`;
    });
  return {
    code: 'EXAMPLE_DIFFERS',
    message: `example "${name}": ${what}; the watch says ${said.length === 0 ? 'nothing' : said.join('; ')}`,
    mend: 'change the clause, or the example if it was wrong',
    place: expected.place,
  };
}

function own({ clause, reading }: ExpectedVerdict, found: readonly IndicationEvent[]) {
  return found.filter((event) => event.clause === clause && event.reading === reading);
}
