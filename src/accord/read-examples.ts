/** From the files of `examples/` to examples a runner can play. */
import { fail, type Instant, type Place, type Result, succeed } from '../kernel/index.ts';
import type { Accord } from './accord.ts';
import { problem } from './errors.ts';
import type { Example, ExpectedVerdict } from './example.ts';
import {
  exampleShape,
  type Moment,
  type WrittenExample,
  type WrittenExpectation,
} from './example-document.ts';
import { fillTrack } from './example-track.ts';
import { type AccordFiles, filePath, inOrder, readWithReport } from './read-accord.ts';
import { checkNames, makeReport, type Report } from './report.ts';
import { AGREED } from './resolve-clause.ts';
import { wrongKind } from './shape.ts';
import { parseTree } from './tree.ts';

/** Reads every example of an accord's folder. Problems of all files are reported at once. */
export function readExamples(files: AccordFiles): Result<readonly Example[]> {
  const { accord, report: accordReport } = readWithReport(files);
  const sound = accord !== undefined && accordReport.problems.length === 0;
  const report = makeReport();
  const examples = readExampleFiles(files, sound ? { accord, report: accordReport } : undefined, report);
  return report.problems.length === 0 ? succeed(examples) : fail(...inOrder(report.problems));
}

/** What the examples' names are checked against; without it only their own text is. */
export interface Named {
  readonly accord: Accord;
  readonly report: Report;
}

export function readExampleFiles(files: AccordFiles, named: Named | undefined, report: Report): Example[] {
  return (files.examples ?? []).flatMap(({ name, text }) => {
    const file = filePath(files, `examples/${name}`);
    const tree = parseTree(text, file, report);
    if (tree && tree.kind !== 'list') wrongKind(tree, 'a list of examples', report);
    if (tree?.kind !== 'list') return [];
    return tree.items.flatMap((node) => {
      const own: Report = { ...makeReport(), definitions: outerNames(named) };
      const written = exampleShape.read(node, own);
      const example = written && resolveExample(written, file, node.place, named?.accord, own);
      if (named) checkNames(own);
      report.problems.push(...own.problems);
      return example ? [example] : [];
    });
  });
}

/** Names an example takes over from its accord; its own tracks and sources are its own affair. */
const outerNames = (named: Named | undefined) => [...(named?.report.definitions ?? [])];

function resolveExample(
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

type Facts = Pick<Example, 'sources' | 'states' | 'tracks' | 'events' | 'patrols' | 'notices' | 'stated'>;

function resolveFacts(written: WrittenExample, when: (moment: Moment) => Instant, report: Report): Facts {
  return {
    sources: (written.sources ?? []).flatMap(({ key: id, value }) =>
      value
        ? [
            {
              id,
              physics: value.physics,
              cooperative: value.cooperative ?? false,
              observes: value.observes ?? [],
              events: value.events ?? [],
              ...(value.area ? { area: value.area.value } : {}),
              period: value.period,
            },
          ]
        : [],
    ),
    states: (typeof written.coverage === 'object' ? written.coverage : []).map(({ source, state, at }) => ({
      source: source.value,
      state,
      at: when(at),
    })),
    tracks: (written.tracks ?? []).flatMap((track) => fillTrack(track, when, report)),
    events: (written.events ?? []).map(({ at, radius, on, source, confidence, ...rest }) => ({
      ...rest,
      at: when(at),
      radius: radius ?? 0,
      ...(on === undefined ? {} : { on }),
      ...(source ? { source: source.value } : {}),
      ...(confidence === undefined ? {} : { confidence }),
    })),
    patrols: (written.patrols ?? []).map(({ outcome, at, lon, lat, radius, watched, ...seen }) => ({
      outcome,
      at: when(at),
      lon,
      lat,
      radius,
      watched: watched ?? 0,
      ...(seen.event === undefined ? {} : { event: seen.event }),
      ...(seen.category === undefined ? {} : { category: seen.category }),
      ...(seen.count === undefined ? {} : { count: seen.count }),
      ...(seen.party ? { party: seen.party.value } : {}),
    })),
    notices: (written.notices ?? []).map(({ notified, party, at, from, until, area, tracks, carries }) => ({
      notified,
      party: party.value,
      at: when(at),
      from: when(from),
      until: when(until),
      ...(area ? { area: area.value } : {}),
      ...(tracks ? { tracks: tracks.map((track) => track.value) } : {}),
      carries: carries ?? [],
    })),
    stated: Object.fromEntries(
      (written.stated ?? []).flatMap(({ key, value }) => (value ? [[key, when(value)]] : [])),
    ),
  };
}

function lastMoment(start: Instant, { tracks, events, patrols, states }: Facts): Instant {
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
