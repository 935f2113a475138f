/** `garant replay`: recordings judged as fast as they can be read; events on stdout, rates on stderr. */
import type { Accord } from '../accord/index.ts';
import { formatInstant } from '../kernel/index.ts';
import type { Divergence, Judgement } from '../watch/index.ts';
import { ClauseScores } from './clause-scores.ts';
import { ContestedWords } from './contested-words.ts';
import { eventLine, lineOf } from './event-line.ts';
import { EXIT, type ExitCode, exitFor, refuse } from './exit.ts';
import {
  type Inputs,
  type JudgeOptions,
  judgeRecordings,
  openJudgement,
  readInputs,
  uselessOf,
} from './judge-recordings.ts';
import { type LineWriter, standardOutput } from './output.ts';
import { readAccords } from './read-folder.ts';
import { readingsTable } from './say-readings.ts';
import { stateAccords } from './state-accords.ts';

export interface ReplayOptions extends JudgeOptions {
  readonly accord: readonly string[];
  readonly in: readonly string[];
  readonly sources?: string;
  /** `NAME=TIME`: what people had stated. */
  readonly stated?: readonly string[];
  /** At the end, on stderr: the incidents on which readings come to different verdicts. */
  readonly readings?: boolean;
  /** That table as one line of JSON. */
  readonly json?: boolean;
  /** Before the summary: how each clause fared, in steps of so many milliseconds. */
  readonly scores?: number;
}

export async function replay(options: ReplayOptions): Promise<ExitCode> {
  const inputs = readInputs(options.in, options.sources);
  if ('problems' in inputs) return refuse(inputs.problems, inputs.code);
  const agreed = readAccords(options.accord);
  if (!agreed.ok) return refuse(agreed.problems, exitFor(agreed.problems));
  const said = stateAccords(agreed.value, options.stated);
  if (!said.ok) return refuse(said.problems, exitFor(said.problems));
  const { accords } = said.value;
  const judgement = openJudgement(accords, options, inputs.bound.register);
  if (!judgement.ok) return refuse(judgement.problems, exitFor(judgement.problems));
  const readings = options.readings ? new ContestedWords(accords) : undefined;
  const scores = options.scores === undefined ? undefined : new ClauseScores(options.scores);
  const code = await run(inputs, accords, judgement.value, { readings, scores });
  if (readings) tellReadings(readings.compare(), options.json ?? false);
  return code;
}

/** What is asked for besides the events. */
interface Figures {
  readonly readings: ContestedWords | undefined;
  readonly scores: ClauseScores | undefined;
}

async function run(
  inputs: Inputs,
  accords: readonly Accord[],
  judgement: Judgement,
  { readings, scores }: Figures,
): Promise<ExitCode> {
  const out = standardOutput();
  const started = performance.now();
  const { recordings, broken } = await judgeRecordings(inputs, accords, judgement, {
    event: (event) => {
      readings?.note(event);
      scores?.note(event);
      out.line(eventLine(event));
    },
    keepUp: () => out.flush(),
  });
  const lastAt = Math.max(...recordings.map((recording) => recording.lastAt));
  for (const score of scores?.until(lastAt) ?? []) out.line(lineOf(score));
  summarise(judgement, out, (performance.now() - started) / 1000);
  await out.flush();
  for (const { file, refusals, observations } of recordings) {
    refusals.tell();
    if (refusals.any) process.stderr.write(`${file}: ${observations} observations${refusals.describe()}\n`);
  }
  const wrong = [...broken, ...uselessOf(recordings)];
  return wrong.length > 0 ? refuse(wrong, EXIT.unreadable) : EXIT.done;
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

function summarise(judgement: Judgement, out: LineWriter, seconds: number): void {
  const { observations, lateArrivals, byVerdict, byParty, inspection, hash } = judgement.summary();
  const items = inspection.length > 0 ? { inspection } : {};
  out.line(lineOf({ event: 'summary', observations, seconds, byVerdict, byParty, ...items, hash }));
  const rate = Math.round(observations / Math.max(seconds, 1e-3));
  process.stderr.write(
    `${observations} observations in ${seconds.toFixed(2)} s, ${rate}/s${lateArrivals > 0 ? `, ${lateArrivals} came late` : ''}\n`,
  );
}
