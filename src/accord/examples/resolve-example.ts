/** From a written example to one that a runner can play: moments absolute, tracks filled in. */
import { DAY, type Instant, type Milliseconds, type Place } from '../../kernel/index.ts';
import type { Accord, Exception } from '../accord.ts';
import { noticeWords } from '../clauses/notice-words.ts';
import { AGREED } from '../clauses/resolve-clause.ts';
import { problem } from '../errors.ts';
import { nearestWord } from '../text/nearest-word.ts';
import type { Report } from '../text/report.ts';
import type { Located } from '../text/shape.ts';
import type { Example, ExpectedVerdict } from './example.ts';
import type { Moment, WrittenExample, WrittenExpectation } from './example-document.ts';
import { type ExampleFacts, resolveFacts } from './example-facts.ts';

export function resolveExample(
  written: WrittenExample,
  file: string,
  place: Place,
  accord: Accord | undefined,
  report: Report,
): Example | undefined {
  const { start: begin } = written;
  if ('after' in begin) {
    const message = 'the start must be a time of its own';
    report.problems.push(problem('ACCORD_VALUE', place, message, 'write it as 2025-09-08T00:00Z'));
    return undefined;
  }
  const start = begin.at;
  const when = (moment: Moment): Instant => ('at' in moment ? moment.at : start + moment.after);
  const expected = (list: readonly WrittenExpectation[] | undefined) =>
    (list ?? []).flatMap((item) => resolveExpectation(item, written.clause?.value, when, accord, report));
  if (report.problems.length === 0 && !written.expect?.length && !written['expect-not']?.length) {
    const message = `the example "${written.name}" expects nothing, so it shows nothing`;
    report.problems.push(problem('ACCORD_KEY_MISSING', place, message, 'add expect: or expect-not:'));
  }
  if (accord) checkNotices(written, accord, report);
  const facts = resolveFacts(written, when, report);
  const until = written.until ? when(written.until.value) : lastMoment(start, facts);
  checkLength(until - start, written.until?.place ?? place, report);
  for (const { value } of [...(written.expect ?? []), ...(written['expect-not'] ?? [])]) {
    if (!value.at || when(value.at.value) <= until) continue;
    const message = 'this moment comes after the example is over';
    report.problems.push(
      problem('ACCORD_VALUE', value.at.place, message, 'let the example go on with until:'),
    );
  }
  return {
    name: written.name,
    file,
    place,
    start,
    until,
    coverage: typeof written.coverage === 'string' ? written.coverage : 'declared',
    ...facts,
    expect: expected(written.expect),
    expectNot: expected(written['expect-not']),
  };
}

/** A word that nothing asks for may show that it does nothing; one that is nearly asked for is a slip. */
function checkNotices({ notices }: WrittenExample, { clauses }: Accord, report: Report): void {
  const asked = clauses.flatMap(noticeWords);
  for (const { notified } of notices ?? []) {
    const meant = asked.includes(notified.value) ? undefined : nearestWord(notified.value, asked);
    if (meant === undefined) continue;
    const message = `no clause or exception asks for a notice of "${notified.value}"`;
    report.problems.push(problem('ACCORD_WORD_UNKNOWN', notified.place, message, `did you mean "${meant}"?`));
  }
}

/** Every few seconds of it are judged: a longer one would keep its reader waiting. */
const LONGEST: Milliseconds = 100 * DAY;

function checkLength(length: Milliseconds, place: Place, report: Report): void {
  if (length >= 0 && length <= LONGEST) return;
  const message =
    length < 0 ? 'the example ends before it starts' : 'the example goes on for more than 100 days';
  report.problems.push(
    problem('ACCORD_PERIOD', place, message, 'let it end sooner after its start, and not before'),
  );
}

function lastMoment(start: Instant, facts: ExampleFacts): Instant {
  const { tracks, events, patrols, states, notices, withdrawals } = facts;
  const fixes = tracks.flatMap((track) => track.fixes);
  const moments = [...events, ...patrols, ...states, ...notices, ...withdrawals, ...fixes];
  return moments.reduce((last, { at }) => Math.max(last, at), start);
}

function resolveExpectation(
  { value: written, place }: WrittenExpectation,
  clauseOfExample: string | undefined,
  when: (moment: Moment) => Instant,
  accord: Accord | undefined,
  report: Report,
): ExpectedVerdict[] {
  const clause = written.clause?.value ?? clauseOfExample;
  if (clause === undefined) {
    const mend = 'add clause: here, or to the example as a whole';
    report.problems.push(problem('ACCORD_KEY_MISSING', place, 'the expectation names no clause', mend));
    return [];
  }
  const reading = written.reading?.value ?? AGREED;
  if (accord) {
    checkExpectation(clause, reading, written.reading?.place ?? place, accord, report);
    checkException(clause, written.exception, accord, report);
  }
  return [
    {
      place,
      clause,
      reading,
      verdict: written.verdict,
      ...(written.reason === undefined ? {} : { reason: written.reason }),
      ...(written.track ? { track: written.track.value } : {}),
      ...(written.item === undefined ? {} : { item: written.item }),
      ...(written.party ? { party: written.party.value } : {}),
      ...(written.at ? { at: when(written.at.value) } : {}),
      ...(written.times === undefined ? {} : { times: written.times }),
      ...(written.exception ? { exception: written.exception.value } : {}),
    },
  ];
}

function checkExpectation(
  clause: string,
  reading: string,
  place: Place,
  accord: Accord,
  report: Report,
): void {
  const known = accord.clauses.find(({ id }) => id === clause);
  if (!known && accord.clauses.some(({ except }) => idsOf(except).includes(clause))) {
    const message = `"${clause}" is an exception, not a clause`;
    const mend = 'name its clause under clause:, and this under exception:';
    report.problems.push(problem('ACCORD_NAME_UNDEFINED', place, message, mend));
  }
  if (!known || known.readings.some(({ id }) => id === reading)) return;
  const message = `clause "${clause}" has no reading "${reading}"`;
  const mend = `it has ${known.readings.map(({ id }) => id).join(', ')}`;
  report.problems.push(problem('ACCORD_NAME_UNDEFINED', place, message, mend));
}

function checkException(
  clause: string,
  named: Located<string> | undefined,
  accord: Accord,
  report: Report,
): void {
  const known = accord.clauses.find(({ id }) => id === clause);
  if (!named || !known) return;
  const own = idsOf(known.except);
  if (own.includes(named.value)) return;
  const message = `clause "${clause}" has no exception "${named.value}"`;
  const mend = own.length === 0 ? 'leave exception: out' : `it has ${own.join(', ')}`;
  report.problems.push(problem('ACCORD_NAME_UNDEFINED', named.place, message, mend));
}

const idsOf = (exceptions: readonly Exception[]): readonly string[] =>
  exceptions.flatMap(({ id, except }) => [id, ...idsOf(except)]);
