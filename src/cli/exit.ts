/** How the command line ends: one number a script can rely on. */
import { formatProblem, type Problem } from '../kernel/index.ts';

export const EXIT = {
  done: 0,
  /** The thing checked does not hold. */
  doesNotHold: 1,
  usage: 2,
  /** An input could not be read, or the system refused what was asked of it. */
  unreadable: 3,
  /** A fault in Garant itself. Not 1: a fault must never be taken for a verdict. @source sysexits EX_SOFTWARE */
  fault: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Problems of how the command was called, although only reading shows them. */
const WRONG_USAGE: ReadonlySet<string> = new Set(['CLI_ACCORD_TWICE', 'CLI_STATED']);

/** How to end when inputs cannot be used together: as wrong usage, where nothing else is wrong with them. */
export const exitFor = (problems: readonly Problem[]): ExitCode =>
  problems.every(({ code }) => WRONG_USAGE.has(code)) ? EXIT.usage : EXIT.unreadable;

/** Says every problem on stderr, each with its place and mend. */
export function tellProblems(problems: readonly Problem[]): void {
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
}

/** Says what is wrong; the command ends with `code`. */
export function refuse(problems: readonly Problem[], code: ExitCode): ExitCode {
  tellProblems(problems);
  return code;
}
