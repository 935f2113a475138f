/** From a written example to one that a runner can play: moments absolute, tracks filled in. */
import type { Instant, Place } from '../kernel/index.ts';
import type { Accord } from './accord.ts';
import { problem } from './errors.ts';
import type { Example, ExpectedVerdict } from './example.ts';
import type { Moment, WrittenExample, WrittenExpectation } from './example-document.ts';
import { type ExampleFacts, resolveFacts } from './example-facts.ts';
import type { Report } from './report.ts';
import { AGREED } from './resolve-clause.ts';

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
  if (!written.expect?.length && !written['expect-not']?.length) {
    const message = `the example "${written.name}" expects nothing, so it shows nothing`;
    report.problems.push(problem('ACCORD_KEY_MISSING', place, message, 'add expect: or expect-not:'));
  }
  const facts = resolveFacts(written, when, report);
  return {
    name: written.name,
    file,
    place,
    start,
    until: written.until ? when(written.until) : lastMoment(start, facts),
    coverage: typeof written.coverage === 'string' ? written.coverage : 'declared',
    ...facts,
    expect: expected(written.expect),
    expectNot: expected(written['expect-not']),
  };
}

function lastMoment(start: Instant, { tracks, events, patrols, states }: ExampleFacts): Instant {
  const moments = [...events, ...patrols, ...states, ...tracks.flatMap((track) => track.fixes)];
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
  if (accord) checkExpectation(clause, reading, written.reading?.place ?? place, accord, report);
  return [
    {
      place,
      clause,
      reading,
      verdict: written.verdict,
      ...(written.reason === undefined ? {} : { reason: written.reason }),
      ...(written.track ? { track: written.track.value } : {}),
      ...(written.at ? { at: when(written.at) } : {}),
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
  if (!known || known.readings.some(({ id }) => id === reading)) return;
  const message = `clause "${clause}" has no reading "${reading}"`;
  const mend = `it has ${known.readings.map(({ id }) => id).join(', ')}`;
  report.problems.push(problem('ACCORD_NAME_UNDEFINED', place, message, mend));
}
