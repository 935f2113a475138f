/** `garant explain`: clauses, bodies and guarantees in plain words. */
import {
  type ClauseExplanation,
  checkAccord,
  type ExplainedException,
  type ExplainedReading,
  explainClause,
  explainProcedure,
  type ProcedureExplanation,
  suggest,
} from '../accord/index.ts';
import { EXIT, type ExitCode, refuse, tellProblems } from './exit.ts';
import { readAccordFiles } from './read-folder.ts';

export interface ExplainOptions {
  readonly json?: boolean;
}

/** Without an id: every clause in turn, then bodies and guarantees. */
export function explain(folder: string, id: string | undefined, { json }: ExplainOptions): ExitCode {
  const files = readAccordFiles(folder);
  if (!files.ok) return refuse(files.problems, EXIT.unreadable);
  const { accord, examples, errors } = checkAccord(files.value);
  if (!accord) return refuse(errors, EXIT.unreadable);
  tellProblems(errors);
  const procedure = explainProcedure(accord);
  const known = [...accord.clauses.map((clause) => clause.id), ...procedure.map((one) => one.id)];
  if (id !== undefined && !known.includes(id)) {
    const message = `${folder} has no clause, body or guarantee "${id}"`;
    return refuse([{ code: 'CLI_CLAUSE_UNKNOWN', message, mend: suggest(id, known) }], EXIT.usage);
  }
  const isWanted = (one: string) => id === undefined || one === id;
  const clauses = accord.clauses
    .filter((clause) => isWanted(clause.id))
    .map((clause) => explainClause(accord, clause.id, examples)!);
  const others = procedure.filter((one) => isWanted(one.id));
  if (json) {
    const all = [...clauses, ...others];
    process.stdout.write(`${JSON.stringify(id === undefined ? all : all[0])}\n`);
  } else {
    process.stdout.write(`${[...clauses.map(clauseText), ...others.map(procedureText)].join('\n\n')}\n`);
  }
  return EXIT.done;
}

const inLanguages = (text: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(text).map(([language, words]) => `  ${language}: ${words}`);

function procedureText({ accord, kind, id, text, says }: ProcedureExplanation): string {
  return [`${accord} ${id} (${kind})`, ...inLanguages(text), ...says.map((sentence) => `  ${sentence}`)].join(
    '\n',
  );
}

function clauseText(explained: ClauseExplanation): string {
  const { accord, clause, segment, gravity, text, textHash, readings, compliance, releasable } = explained;
  const { exceptions, terms, remedies, examples } = explained;
  const [agreed, ...others] = readings;
  return [
    `${accord} ${clause} (${segment}, ${gravity})`,
    ...inLanguages(text),
    `  text ${textHash}`,
    '',
    `  Judged by   ${agreed!.rule}`,
    `  In force    ${agreed!.inForce}.`,
    `  Compliance  ${compliance}`,
    ...(releasable === undefined ? [] : [`  Releasable  ${releasable}.`]),
    ...section('Exceptions', linesOf(exceptions)),
    ...section('Terms', terms),
    ...section('Read otherwise', others.flatMap(readingLines)),
    ...section('What answers a breach', remedies.length === 0 ? ['The accord does not say.'] : remedies),
    ...section(
      'Examples',
      examples.map(
        ({ name, place, expects }) => `${name}: ${expects.join('; ')} (${place.file}:${place.line})`,
      ),
    ),
  ].join('\n');
}

function readingLines({ id, rule, inForce, exceptions }: ExplainedReading): readonly string[] {
  const indent = ' '.repeat(id.length + 2);
  return [
    `${id}: ${rule}`,
    `${indent}In force ${inForce}.`,
    ...(exceptions ? linesOf(exceptions).map((line) => `${indent}${line}`) : []),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `  ${title}`, ...lines.map((line) => `    ${line}`)];

const linesOf = (exceptions: readonly ExplainedException[], indent = ''): readonly string[] =>
  exceptions.flatMap(({ id, says, except }) => [
    `${indent}${id}: ${says}`,
    ...linesOf(except, `${indent}  `),
  ]);
