/** `garant replay`: recordings judged as fast as they can be read; events on stdout, rates on stderr. */
import type { Accord } from '../accord/index.ts';
import { FORMATS, type FormatName } from '../feeds/formats.ts';
import { GivenNotices, UNKNOWN_NOTICE } from '../feeds/given-notices.ts';
import { type FileInput, feedParameters, parseFileInput } from '../feeds/input.ts';
import { mergeRecordings } from '../feeds/merge-files.ts';
import type { Recording } from '../feeds/recording.ts';
import { type Terms, termsOf } from '../feeds/terms.ts';
import { formatInstant, type Lane, type Problem, type Result } from '../kernel/index.ts';
import { createPicture, type SourceRegister } from '../picture/index.ts';
import { createJudgement, type Divergence, type Judgement } from '../watch/index.ts';
import { type BoundSources, bindSources } from './bind-sources.ts';
import { ContestedWords } from './contested-words.ts';
import { eventLine, lineOf } from './event-line.ts';
import { EXIT, type ExitCode, exitFor, refuse } from './exit.ts';
import { InputBroken, openChunks, unopenable } from './input-file.ts';
import { type LineWriter, standardOutput } from './output.ts';
import { readAccords } from './read-folder.ts';
import { Refusals } from './refusals.ts';
import { readingsTable } from './say-readings.ts';
import { stateAccords } from './state-accords.ts';

export interface ReplayOptions {
  readonly accord: readonly string[];
  readonly in: readonly string[];
  readonly sources?: string;
  /** `NAME=TIME`: what people had stated. */
  readonly stated?: readonly string[];
  readonly lane: Lane;
  /** Also give the provisional verdicts, as a live node would have at once. */
  readonly provisional?: boolean;
  /** `off` believes every position: to show what the detectors are good for. */
  readonly detectors: 'on' | 'off';
  /** At the end, on stderr: the incidents on which readings come to different verdicts. */
  readonly readings?: boolean;
  /** That table as one line of JSON. */
  readonly json?: boolean;
}

export async function replay(options: ReplayOptions): Promise<ExitCode> {
  const inputs = options.in.map(parseFileInput);
  const wrong = inputs.flatMap((input) => (input.ok ? [] : input.problems));
  if (wrong.length > 0) return refuse(wrong, EXIT.usage);
  const files = inputs.flatMap((input) => (input.ok ? [input.value] : []));
  const missing = files.flatMap(({ file }) => unopenable(file));
  if (missing.length > 0) return refuse(missing, EXIT.unreadable);
  const bound = bindSources(files, options.sources);
  if (!bound.ok) return refuse(bound.problems, EXIT.unreadable);
  const agreed = readAccords(options.accord);
  if (!agreed.ok) return refuse(agreed.problems, exitFor(agreed.problems));
  const said = stateAccords(agreed.value, options.stated);
  if (!said.ok) return refuse(said.problems, exitFor(said.problems));
  const { accords } = said.value;
  const { register } = bound.value;
  const judgement = openJudgement(accords, options, register);
  if (!judgement.ok) return refuse(judgement.problems, exitFor(judgement.problems));
  const readings = options.readings ? new ContestedWords(accords) : undefined;
  const code = await run(files, bound.value, termsOf(accords, register), judgement.value, readings);
  if (readings) tellReadings(readings.compare(), options.json ?? false);
  return code;
}

function openJudgement(
  accords: readonly Accord[],
  { lane, provisional, detectors }: ReplayOptions,
  register: SourceRegister,
): Result<Judgement> {
  const parties = [...new Set(accords.flatMap((one) => one.parties.map(({ id }) => id)))];
  return createJudgement({
    accords,
    register,
    lane,
    makePicture: () => createPicture({ register, parties, detectors }),
    settledOnly: !provisional,
  });
}

async function run(
  files: readonly FileInput[],
  bound: BoundSources,
  terms: Terms,
  judgement: Judgement,
  readings: ContestedWords | undefined,
): Promise<ExitCode> {
  const out = standardOutput();
  const started = performance.now();
  const recordings = openRecordings(files, bound, terms, out);
  const broken = await judge(recordings, judgement, out, readings);
  summarise(judgement, out, (performance.now() - started) / 1000);
  await out.flush();
  for (const { file, refusals, observations } of recordings) {
    refusals.tell();
    if (refusals.any) process.stderr.write(`${file}: ${observations} observations${refusals.describe()}\n`);
  }
  const useless = recordings.filter(({ refusals, observations }) => observations === 0 && refusals.any);
  const wrong = [...broken, ...useless.map(({ file, format, refusals }) => refusals.useless(file, format))];
  return wrong.length > 0 ? refuse(wrong, EXIT.unreadable) : EXIT.done;
}

/** @returns what broke off; everything else was judged. */
async function judge(
  recordings: readonly CountedRecording[],
  judgement: Judgement,
  out: LineWriter,
  readings: ContestedWords | undefined,
): Promise<readonly Problem[]> {
  const tell = () => {
    for (const event of judgement.drain()) {
      readings?.note(event);
      out.line(eventLine(event));
    }
  };
  const given = new GivenNotices();
  const failures = await mergeRecordings(recordings, {
    fixes(recording, batch, from, until) {
      recording.observations += until - from;
      judgement.take(batch, from, until);
      tell();
    },
    report(recording, report) {
      const problem = given.note(report);
      if (problem) {
        recording.refusals.note(recording.file, UNKNOWN_NOTICE, problem);
        return;
      }
      recording.observations += 1;
      judgement.report(report);
      tell();
    },
    reject: ({ file, refusals }, reason, problem) => refusals.note(file, reason, problem),
  });
  judgement.finish();
  tell();
  return failures.map((cause) => {
    if (cause instanceof InputBroken) return cause.problem;
    throw cause;
  });
}

function tellReadings(divergences: readonly Divergence[], json: boolean): void {
  const lines = json ? [JSON.stringify({ readings: divergences.map(inWords) })] : readingsTable(divergences);
  process.stderr.write(`${lines.join('\n')}\n`);
}

const inWords = ({ from, until, ...rest }: Divergence) => ({
  ...rest,
  from: formatInstant(from),
  ...(until === undefined ? {} : { until: formatInstant(until) }),
});

/** A recording and what came of it. */
interface CountedRecording extends Recording {
  readonly file: string;
  readonly format: FormatName;
  readonly refusals: Refusals;
  observations: number;
}

const openRecordings = (
  files: readonly FileInput[],
  { ids, register }: BoundSources,
  terms: Terms,
  out: LineWriter,
): CountedRecording[] =>
  files.map((input, i) => ({
    file: input.file,
    format: input.format,
    refusals: new Refusals(),
    observations: 0,
    open: FORMATS[input.format].open,
    chunks: openChunks(input.file, () => out.flush()),
    options: {
      source: ids[i]!,
      ordinal: register.sources.findIndex(({ id }) => id === ids[i]),
      terms,
      // Unknown, and not 1970: what has no time of its own is then refused and said so.
      start: Number.NaN,
      ...feedParameters(input),
    },
  }));

function summarise(judgement: Judgement, out: LineWriter, seconds: number): void {
  const { observations, lateArrivals, byVerdict, byParty, inspection, hash } = judgement.summary();
  const items = inspection.length > 0 ? { inspection } : {};
  out.line(lineOf({ event: 'summary', observations, seconds, byVerdict, byParty, ...items, hash }));
  const rate = Math.round(observations / Math.max(seconds, 1e-3));
  process.stderr.write(
    `${observations} observations in ${seconds.toFixed(2)} s, ${rate}/s${lateArrivals > 0 ? `, ${lateArrivals} came late` : ''}\n`,
  );
}
