/** Recordings judged by accords as fast as they can be read: what `replay` tells and `diff` compares. */
import type { Accord } from '../accord/index.ts';
import { FORMATS, type FormatName } from '../feeds/formats.ts';
import { GivenNotices, UNKNOWN_NOTICE } from '../feeds/given-notices.ts';
import { type FileInput, feedParameters, parseFileInput } from '../feeds/input.ts';
import { mergeRecordings } from '../feeds/merge-files.ts';
import type { Recording } from '../feeds/recording.ts';
import { type Terms, termsOf } from '../feeds/terms.ts';
import type { Lane, Problem, Result } from '../kernel/index.ts';
import { createPicture, type SourceRegister } from '../picture/index.ts';
import { createJudgement, type Judgement, type WatchEvent } from '../watch/index.ts';
import { type BoundSources, bindSources } from './bind-sources.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { InputBroken, openChunks, unopenable } from './input-file.ts';
import { Refusals } from './refusals.ts';

export interface Inputs {
  readonly files: readonly FileInput[];
  readonly bound: BoundSources;
}

/** Inputs as written on the command line, with the sources that they come from; or how to end without them. */
export function readInputs(
  written: readonly string[],
  sources: string | undefined,
): Inputs | { readonly problems: readonly Problem[]; readonly code: ExitCode } {
  const inputs = written.map(parseFileInput);
  const wrong = inputs.flatMap((input) => (input.ok ? [] : input.problems));
  if (wrong.length > 0) return { problems: wrong, code: EXIT.usage };
  const files = inputs.flatMap((input) => (input.ok ? [input.value] : []));
  const missing = files.flatMap(({ file }) => unopenable(file));
  if (missing.length > 0) return { problems: missing, code: EXIT.unreadable };
  const bound = bindSources(files, sources);
  return bound.ok ? { files, bound: bound.value } : { problems: bound.problems, code: EXIT.unreadable };
}

export interface JudgeOptions {
  readonly lane: Lane;
  /** Also give the provisional verdicts, as a live node would have at once. */
  readonly provisional?: boolean;
  /** `off` believes every position: to show what the detectors are good for. */
  readonly detectors: 'on' | 'off';
}

export function openJudgement(
  accords: readonly Accord[],
  { lane, provisional, detectors }: JudgeOptions,
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

export interface Hearer {
  event(event: WatchEvent): void;
  /** Resolves when whoever hears can take more. */
  keepUp(): Promise<void>;
}

/** @returns each recording with what came of it, and what broke off; everything else was judged. */
export async function judgeRecordings(
  { files, bound }: Inputs,
  accords: readonly Accord[],
  judgement: Judgement,
  hearer: Hearer,
): Promise<{ readonly recordings: readonly CountedRecording[]; readonly broken: readonly Problem[] }> {
  const recordings = openRecordings(files, bound, termsOf(accords, bound.register), hearer);
  const tell = () => {
    for (const event of judgement.drain()) hearer.event(event);
  };
  const given = new GivenNotices();
  const failures = await mergeRecordings(recordings, {
    fixes(recording, batch, from, until) {
      recording.observations += until - from;
      if (until > from) recording.lastAt = Math.max(recording.lastAt, batch.observedAt[until - 1]!);
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
      recording.lastAt = Math.max(recording.lastAt, report.observedAt);
      judgement.report(report);
      tell();
    },
    reject: ({ file, refusals }, reason, problem) => refusals.note(file, reason, problem),
  });
  judgement.finish();
  tell();
  return { recordings, broken: failures.map(problemOfInput) };
}

function problemOfInput(cause: unknown): Problem {
  if (cause instanceof InputBroken) return cause.problem;
  throw cause;
}

/** What recordings gave nothing but refusals. */
export const uselessOf = (recordings: readonly CountedRecording[]): readonly Problem[] =>
  recordings
    .filter(({ refusals, observations }) => observations === 0 && refusals.any)
    .map(({ file, format, refusals }) => refusals.useless(file, format));

/** A recording and what came of it. */
export interface CountedRecording extends Recording {
  readonly file: string;
  readonly format: FormatName;
  readonly refusals: Refusals;
  observations: number;
  /** Observed last; -Infinity: nothing was. */
  lastAt: number;
}

const openRecordings = (
  files: readonly FileInput[],
  { ids, register }: BoundSources,
  terms: Terms,
  hearer: Hearer,
): CountedRecording[] =>
  files.map((input, i) => ({
    file: input.file,
    format: input.format,
    refusals: new Refusals(),
    observations: 0,
    lastAt: -Infinity,
    open: FORMATS[input.format].open,
    chunks: openChunks(input.file, () => hearer.keepUp()),
    options: {
      source: ids[i]!,
      ordinal: register.sources.findIndex(({ id }) => id === ids[i]),
      terms,
      // Unknown, and not 1970: what has no time of its own is then refused and said so.
      start: Number.NaN,
      ...feedParameters(input),
    },
  }));
