/** `garant diff`: what differs between two versions of an accord, and which past indications would. */
import { type Accord, type AccordChange, checkAccord, diffAccords, type Example } from '../accord/index.ts';
import { fail, formatInstant, type Problem, type Result, succeed } from '../kernel/index.ts';
import {
  compareIndications,
  exampleJudge,
  type IncidentChange,
  type IncidentVerdict,
} from '../watch/index.ts';
import { EXIT, type ExitCode, refuse } from './exit.ts';
import { readAccordFiles } from './read-folder.ts';

export interface DiffOptions {
  readonly json?: boolean;
}

interface Version {
  readonly accord: Accord;
  readonly examples: readonly Example[];
}

/** An incident of an example, and what the two versions say of it. */
interface ChangedIncident extends IncidentChange {
  readonly example: string;
}

/** 1 when they differ, as of two files. */
export function diff(before: string, after: string, { json }: DiffOptions): ExitCode {
  const [older, newer] = [readVersion(before), readVersion(after)];
  const problems = [older, newer].flatMap((version) => (version.ok ? [] : version.problems));
  if (!older.ok || !newer.ok) return refuse(problems, EXIT.unreadable);
  const changes = diffAccords(older.value.accord, newer.value.accord);
  const incidents = changedIncidents(older.value, newer.value);
  if (!incidents.ok) return refuse(incidents.problems, EXIT.unreadable);
  const result = {
    before: older.value.accord.hash,
    after: newer.value.accord.hash,
    changes,
    incidents: incidents.value,
  };
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else
    process.stdout.write(
      `${[...changes.flatMap(changeLines), ...incidentLines(incidents.value)].join('\n')}\n`,
    );
  return changes.length === 0 && incidents.value.length === 0 ? EXIT.done : EXIT.doesNotHold;
}

function readVersion(folder: string): Result<Version> {
  const files = readAccordFiles(folder);
  if (!files.ok) return files;
  const { accord, examples, errors } = checkAccord(files.value);
  return accord && errors.length === 0 ? succeed({ accord, examples }) : fail(...errors);
}

/** The older version's worked examples, judged by both. */
function changedIncidents(older: Version, newer: Version): Result<readonly ChangedIncident[]> {
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

function changeLines({ about, what, before, after }: AccordChange): readonly string[] {
  return [
    what === undefined ? about : `${about}: ${what}`,
    ...(before === undefined ? [] : [`  - ${before}`]),
    ...(after === undefined ? [] : [`  + ${after}`]),
  ];
}

function incidentLines(incidents: readonly ChangedIncident[]): readonly string[] {
  if (incidents.length === 0) return ['No example is judged otherwise.'];
  return incidents.flatMap(({ example, clause, reading, subject, before, after }) => [
    `${example}: ${clause} as read by ${reading}${subjectInWords(subject.identity)}`,
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
