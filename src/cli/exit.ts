/** How the command line ends: one number a script can rely on. */
import { formatProblem, type Problem } from '../kernel/index.ts';

export const EXIT = {
  done: 0,
  /** The thing checked does not hold. */
  doesNotHold: 1,
  usage: 2,
  /** An input could not be read. */
  unreadable: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Says every problem on stderr, each with its place and mend. */
export function tellProblems(problems: readonly Problem[]): void {
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
}
