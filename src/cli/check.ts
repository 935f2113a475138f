/** `garant check`: is an accord well written, and do its worked examples come out as it says? */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Accord, checkAccord } from '../accord/index.ts';
import type { Problem } from '../kernel/index.ts';
import type { SourceRegister } from '../picture/index.ts';
import { darkWithout, findUnobservable, runExamples, surveyAccord } from '../watch/index.ts';
import { EXIT, type ExitCode, refuse, tellProblems } from './exit.ts';
import { readAccordFiles, readSourcesFile } from './read-folder.ts';
import { type MonitorabilityReport, monitorabilityLines } from './say-monitorability.ts';

export interface CheckOptions {
  readonly json?: boolean;
  /** Left out: `sources.yaml` in the accord's folder, where there is one. */
  readonly sources?: string;
}

export function check(folder: string, { json, sources }: CheckOptions): ExitCode {
  const files = readAccordFiles(folder);
  if (!files.ok) return refuse(files.problems, EXIT.unreadable);
  const sourcesFile = sources ?? ownSources(folder);
  const declared = sourcesFile === undefined ? undefined : readSourcesFile(sourcesFile);
  if (declared && !declared.ok) return refuse(declared.problems, EXIT.unreadable);
  const { accord, examples, errors, warnings: ofText, places } = checkAccord(files.value);
  const differing: readonly Problem[] = accord && errors.length === 0 ? runExamples(accord, examples) : [];
  const seen = accord && declared && reportOn(accord, declared.value.register, sourcesFile!);
  const unobservable = accord && seen ? findUnobservable(accord, seen.clauses, places) : [];
  const warnings = [...ofText, ...unobservable];
  if (json) {
    const clauses = accord?.clauses.map(({ id }) => id) ?? [];
    process.stdout.write(
      `${JSON.stringify({ accord: accord?.id ?? null, clauses, examples: examples.length, errors, warnings, differing, monitorability: seen ?? null })}\n`,
    );
  } else {
    tellProblems([...errors, ...differing]);
    for (const warning of warnings) tellProblems([{ ...warning, message: `warning: ${warning.message}` }]);
    if (seen) process.stdout.write(`${monitorabilityLines(seen).join('\n')}\n`);
    process.stdout.write(
      `${summary(folder, accord?.clauses.length, examples.length, errors, differing, warnings)}\n`,
    );
  }
  return errors.length === 0 && differing.length === 0 ? EXIT.done : EXIT.doesNotHold;
}

function ownSources(folder: string): string | undefined {
  const path = join(folder, 'sources.yaml');
  return existsSync(path) ? path : undefined;
}

function reportOn(accord: Accord, register: SourceRegister, sourcesFile: string): MonitorabilityReport {
  const ids = register.sources.map(({ id }) => id);
  const survey = surveyAccord(accord, register);
  return {
    sourcesFile,
    clauses: survey.rows,
    without: Object.fromEntries(ids.map((id) => [id, darkWithout(survey, [id])])),
  };
}

function summary(
  folder: string,
  clauses: number | undefined,
  examples: number,
  errors: readonly Problem[],
  differing: readonly Problem[],
  warnings: readonly Problem[],
): string {
  const count = (number: number | undefined, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  if (errors.length > 0) return `${folder}: ${count(errors.length, 'error')}`;
  const outcome =
    differing.length === 0
      ? 'all as written'
      : `${differing.length} differ${differing.length === 1 ? 's' : ''}`;
  const ran =
    examples === 0 ? 'no examples, so no verdict was tried' : `${count(examples, 'example')}, ${outcome}`;
  return `${folder}: ${count(clauses, 'clause')}, ${ran}; ${count(warnings.length, 'warning')}`;
}
