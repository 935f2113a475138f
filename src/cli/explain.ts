/** `garant explain`: a clause in plain words, with its text, exceptions, readings and examples. */
import {
  type ClauseExplanation,
  checkAccord,
  type ExplainedException,
  explainClause,
  suggest,
} from '../accord/index.ts';
import { EXIT, type ExitCode, refuse, tellProblems } from './exit.ts';
import { readAccordFiles } from './read-folder.ts';

export interface ExplainOptions {
  readonly json?: boolean;
}

/** Without a clause: every clause in turn. */
export function explain(folder: string, clause: string | undefined, { json }: ExplainOptions): ExitCode {
  const files = readAccordFiles(folder);
  if (!files.ok) return refuse(files.problems, EXIT.unreadable);
  const { accord, examples, errors } = checkAccord(files.value);
  if (!accord) return refuse(errors, EXIT.unreadable);
  tellProblems(errors);
  const known = accord.clauses.map(({ id }) => id);
  if (clause !== undefined && !known.includes(clause)) {
    const message = `${folder} has no clause "${clause}"`;
    return refuse([{ code: 'CLI_CLAUSE_UNKNOWN', message, mend: suggest(clause, known) }], EXIT.usage);
  }
  const wanted = clause === undefined ? known : [clause];
  const explained = wanted.map((id) => explainClause(accord, id, examples)!);
  if (json) process.stdout.write(`${JSON.stringify(clause === undefined ? explained : explained[0])}\n`);
  else process.stdout.write(`${explained.map(written).join('\n\n')}\n`);
  return EXIT.done;
}

function written(explained: ClauseExplanation): string {
  const { accord, clause, segment, gravity, text, textHash, readings, compliance, exceptions, examples } =
    explained;
  const [agreed, ...others] = readings;
  return [
    `${accord} ${clause} (${segment}, ${gravity})`,
    ...Object.entries(text).map(([language, words]) => `  ${language}: ${words}`),
    `  text ${textHash}`,
    '',
    `  Judged by   ${agreed!.rule}`,
    `  In force    ${agreed!.inForce}.`,
    `  Compliance  ${compliance}`,
    ...section(
      'Exceptions',
      exceptions.flatMap((exception) => exceptionLines(exception, '')),
    ),
    ...section(
      'Read otherwise',
      others.flatMap(({ id, rule, inForce }) => [
        `${id}: ${rule}`,
        `${' '.repeat(id.length)}  In force ${inForce}.`,
      ]),
    ),
    ...section(
      'Examples',
      examples.map(
        ({ name, place, expects }) => `${name}: ${expects.join('; ')} (${place.file}:${place.line})`,
      ),
    ),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `  ${title}`, ...lines.map((line) => `    ${line}`)];

const exceptionLines = ({ id, says, except }: ExplainedException, indent: string): readonly string[] => [
  `${indent}${id}: ${says}`,
  ...except.flatMap((inner) => exceptionLines(inner, `${indent}  `)),
];
