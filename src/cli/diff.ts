/** `garant diff`: what differs between two versions of an accord, and which past indications would. */
import { type Accord, type AccordChange, checkAccord, diffAccords, type Example } from '../accord/index.ts';
import { fail, formatInstant, type Problem, type Result, succeed } from '../kernel/index.ts';
import {
  compareIndications,
  exampleJudge,
  type IncidentChange,
  type IncidentVerdict,
  type IndicationEvent,
} from '../watch/index.ts';
import { EXIT, type ExitCode, refuse } from './exit.ts';
import {
  type Inputs,
  type JudgeOptions,
  judgeRecordings,
  openJudgement,
  readInputs,
  uselessOf,
} from './judge-recordings.ts';
import { readAccordFiles } from './read-folder.ts';

export interface DiffOptions extends JudgeOptions {
  readonly json?: boolean;
  /** Recordings of what happened, as `replay` takes them. */
  readonly in?: readonly string[];
  readonly sources?: string;
}

interface Version {
  readonly accord: Accord;
  readonly examples: readonly Example[];
}

/** What the two versions say of it, in an example or in the recordings. */
interface ChangedIncident extends IncidentChange {
  /** Absent: it is in the recordings. */
  readonly example?: string;
}

/** 1 when they differ, as of two files. */
export async function diff(before: string, after: string, options: DiffOptions): Promise<ExitCode> {
  const [older, newer] = [readVersion(before), readVersion(after)];
  const problems = [older, newer].flatMap((version) => (version.ok ? [] : version.problems));
  if (!older.ok || !newer.ok) return refuse(problems, EXIT.unreadable);
  const inputs = options.in ? readInputs(options.in, options.sources) : undefined;
  if (inputs && 'problems' in inputs) return refuse(inputs.problems, inputs.code);
  const shown = changedExamples(older.value, newer.value);
  if (!shown.ok) return refuse(shown.problems, EXIT.unreadable);
  const recorded = inputs ? await changedRecorded(inputs, older.value, newer.value, options) : succeed([]);
  if (!recorded.ok) return refuse(recorded.problems, EXIT.unreadable);
  const changes = diffAccords(older.value.accord, newer.value.accord);
  const incidents = [...shown.value, ...recorded.value];
  const hashes = { before: older.value.accord.hash, after: newer.value.accord.hash };
  if (options.json) process.stdout.write(`${JSON.stringify({ ...hashes, changes, incidents })}\n`);
  else process.stdout.write(`${[...changes.flatMap(changeLines), ...incidentLines(incidents)].join('\n')}\n`);
  return changes.length === 0 && incidents.length === 0 ? EXIT.done : EXIT.doesNotHold;
}

function readVersion(folder: string): Result<Version> {
  const files = readAccordFiles(folder);
  if (!files.ok) return files;
  const { accord, examples, errors } = checkAccord(files.value);
  return accord && errors.length === 0 ? succeed({ accord, examples }) : fail(...errors);
}

/** The older version's worked examples, judged by both. */
function changedExamples(older: Version, newer: Version): Result<readonly ChangedIncident[]> {
  const [before, after] = [exampleJudge(older.accord), exampleJudge(newer.accord, older.accord)];
  const problems: Problem[] = [];
  const changed = older.examples.flatMap((example) => {
    const [was, is] = [before(example), after(example)];
    problems.push(...[was, is].flatMap((judged) => (judged.ok ? [] : judged.problems)));
    if (!was.ok || !is.ok) return [];
    return compareIndications(was.value, is.value).map((change) => ({ example: example.name, ...change }));
  });
  return problems.length > 0 ? fail(...problems) : succeed(changed);
}

/** What was recorded, judged by both. */
async function changedRecorded(
  inputs: Inputs,
  older: Version,
  newer: Version,
  options: JudgeOptions,
): Promise<Result<readonly ChangedIncident[]>> {
  const before = await indicationsOf(inputs, older.accord, options);
  const after = before.ok ? await indicationsOf(inputs, newer.accord, options) : before;
  return before.ok && after.ok ? succeed(compareIndications(before.value, after.value)) : after;
}

async function indicationsOf(
  inputs: Inputs,
  accord: Accord,
  options: JudgeOptions,
): Promise<Result<readonly IndicationEvent[]>> {
  const judgement = openJudgement([accord], options, inputs.bound.register);
  if (!judgement.ok) return judgement;
  const last = new Map<string, IndicationEvent>();
  const { recordings, broken } = await judgeRecordings(inputs, [accord], judgement.value, {
    event: (event) => {
      if (event.event === 'indication') last.set(event.id, event);
    },
    keepUp: async () => {},
  });
  const wrong = [...broken, ...uselessOf(recordings)];
  return wrong.length > 0 ? fail(...wrong) : succeed([...last.values()]);
}

function changeLines({ about, what, before, after }: AccordChange): readonly string[] {
  return [
    what === undefined ? about : `${about}: ${what}`,
    ...(before === undefined ? [] : [`  - ${before}`]),
    ...(after === undefined ? [] : [`  + ${after}`]),
  ];
}

function incidentLines(incidents: readonly ChangedIncident[]): readonly string[] {
  if (incidents.length === 0) return ['Nothing that happened is judged otherwise.'];
  return incidents.flatMap(({ example, clause, reading, subject, before, after }) => [
    `${example ?? 'Recorded'}: ${clause} as read by ${reading}${subjectInWords(subject.identity)}`,
    `  - ${verdictInWords(before)}`,
    `  + ${verdictInWords(after)}`,
  ]);
}

const subjectInWords = (identity: Readonly<Record<string, string>> | undefined): string =>
  identity ? ` on ${Object.values(identity).join(' ')}` : '';

const verdictInWords = (said: IncidentVerdict | undefined): string =>
  said === undefined
    ? 'nothing'
    : `${said.verdict} (${said.reason}) from ${formatInstant(said.from)}${said.until === undefined ? ' on' : ` to ${formatInstant(said.until)}`}`;
