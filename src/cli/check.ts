/** `garant check`: is an accord well written, and do its worked examples come out as it says? */
import { checkAccord } from '../accord/index.ts';
import type { Problem } from '../kernel/index.ts';
import { runExamples } from '../watch/index.ts';
import { EXIT, type ExitCode, refuse, tellProblems } from './exit.ts';
import { readAccordFiles } from './read-folder.ts';

export function check(folder: string, { json }: { readonly json?: boolean }): ExitCode {
  const files = readAccordFiles(folder);
  if (!files.ok) return refuse(files.problems, EXIT.unreadable);
  const { accord, examples, errors, warnings } = checkAccord(files.value);
  const differing: readonly Problem[] = accord && errors.length === 0 ? runExamples(accord, examples) : [];
  if (json) {
    const clauses = accord?.clauses.map(({ id }) => id) ?? [];
    process.stdout.write(
      `${JSON.stringify({ accord: accord?.id ?? null, clauses, examples: examples.length, errors, warnings, differing })}\n`,
    );
  } else {
    tellProblems([...errors, ...differing]);
    for (const warning of warnings) tellProblems([{ ...warning, message: `warning: ${warning.message}` }]);
    process.stdout.write(
      `${summary(folder, accord?.clauses.length, examples.length, errors, differing, warnings)}\n`,
    );
  }
  return errors.length === 0 && differing.length === 0 ? EXIT.done : EXIT.doesNotHold;
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
