/** `garant replay`: recordings judged as fast as they can be read; events on stdout, rates on stderr. */
import { FORMATS } from '../feeds/formats.ts';
import { type FileInput, parseFileInput } from '../feeds/input.ts';
import { mergeRecordings, type Recording } from '../feeds/merge-files.ts';
import type { Lane, Problem, Result } from '../kernel/index.ts';
import { createPicture, type SourceRegister } from '../picture/index.ts';
import { createJudgement, type Judgement } from '../watch/index.ts';
import { type BoundSources, bindSources } from './bind-sources.ts';
import { eventLine } from './event-line.ts';
import { EXIT, type ExitCode, tellProblems } from './exit.ts';
import { InputBroken, openChunks } from './input-file.ts';
import { type LineWriter, standardOutput } from './output.ts';
import { readAccords } from './read-folder.ts';

export interface ReplayOptions {
  readonly accord: readonly string[];
  readonly in: readonly string[];
  readonly sources?: string;
  readonly lane: Lane;
  /** Also give the provisional verdicts, as a live node would have at once. */
  readonly provisional?: boolean;
  /** `off` believes every position: to show what the detectors are good for. */
  readonly detectors: 'on' | 'off';
}

const TOLD = 10;

export async function replay(options: ReplayOptions): Promise<ExitCode> {
  const inputs = options.in.map(parseFileInput);
  const wrong = inputs.flatMap((input) => (input.ok ? [] : input.problems));
  if (wrong.length > 0) {
    tellProblems(wrong);
    return EXIT.usage;
  }
  const files = inputs.flatMap((input) => (input.ok ? [input.value] : []));
  const declared = bindSources(files, options.sources);
  const judgement = declared.ok ? openJudgement(options, declared.value.register) : declared;
  if (!declared.ok || !judgement.ok) {
    tellProblems(judgement.ok ? [] : judgement.problems);
    return EXIT.unreadable;
  }
  return run(files, declared.value, judgement.value);
}

function openJudgement(
  { accord, lane, provisional, detectors }: ReplayOptions,
  register: SourceRegister,
): Result<Judgement> {
  const accords = readAccords(accord);
  if (!accords.ok) return accords;
  const parties = [...new Set(accords.value.flatMap((one) => one.parties.map(({ id }) => id)))];
  return createJudgement({
    accords: accords.value,
    register,
    lane,
    makePicture: () => createPicture({ register, parties, detectors }),
    settledOnly: !provisional,
  });
}

async function run(
  files: readonly FileInput[],
  declared: BoundSources,
  judgement: Judgement,
): Promise<ExitCode> {
  const out = standardOutput();
  const started = performance.now();
  const refused = new Map<string, number>();
  const problems: Problem[] = [];
  const tell = () => {
    for (const event of judgement.drain()) out.line(eventLine(event));
  };
  let failure: Problem | undefined;
  try {
    await mergeRecordings(openRecordings(files, declared, out), {
      fixes: (batch, from, until) => {
        judgement.take(batch, from, until);
        tell();
      },
      report: (report) => {
        judgement.report(report);
        tell();
      },
      reject: (source, reason, problem) => {
        const key = `${source}: ${reason}`;
        refused.set(key, (refused.get(key) ?? 0) + 1);
        if (problem && problems.length < TOLD) problems.push(problem);
      },
    });
  } catch (cause) {
    if (!(cause instanceof InputBroken)) throw cause;
    failure = cause.problem;
  }
  judgement.finish();
  tell();
  summarise(judgement, out, (performance.now() - started) / 1000);
  await out.flush();
  tellProblems(problems);
  for (const [reason, count] of refused) process.stderr.write(`not used: ${count} ${reason}\n`);
  if (failure) tellProblems([failure]);
  return failure ? EXIT.unreadable : EXIT.done;
}

const openRecordings = (
  files: readonly FileInput[],
  { ids, register }: BoundSources,
  out: LineWriter,
): Recording[] =>
  files.map(({ format, file, start, receiver }, i) => ({
    open: FORMATS[format].open,
    chunks: openChunks(file, () => out.flush()),
    options: {
      source: ids[i]!,
      ordinal: register.sources.findIndex(({ id }) => id === ids[i]),
      ...(start === undefined ? {} : { start }),
      ...(receiver === undefined ? {} : { receiver }),
    },
  }));

function summarise(judgement: Judgement, out: LineWriter, seconds: number): void {
  const { observations, lateArrivals, byVerdict, hash } = judgement.summary();
  out.line(JSON.stringify({ event: 'summary', observations, seconds, byVerdict, hash }));
  const rate = Math.round(observations / Math.max(seconds, 1e-3));
  process.stderr.write(
    `${observations} observations in ${seconds.toFixed(2)} s, ${rate}/s${lateArrivals > 0 ? `, ${lateArrivals} came late` : ''}\n`,
  );
}
