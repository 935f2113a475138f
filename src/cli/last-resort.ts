/** What nothing else caught, as words instead of a stack trace. */
import { GarantError, type Problem } from '../kernel/index.ts';
import { EXIT, type ExitCode, refuse } from './exit.ts';

/** Set to 1, a fault shows its stack as well. */
const STACK_VARIABLE = 'GARANT_STACK';

/** Says what happened and returns how to end. Only what the system refused is not a fault of Garant's. */
export function tellFault(cause: unknown): ExitCode {
  if (cause instanceof Error && process.env[STACK_VARIABLE] === '1') {
    process.stderr.write(`${cause.stack ?? ''}\n`);
  }
  const problem = problemOf(cause);
  return refuse([problem], problem.code === 'CLI_SYSTEM' || isStored(cause) ? EXIT.unreadable : EXIT.fault);
}

/** The problem behind anything that was thrown. */
export function problemOf(cause: unknown): Problem {
  if (isStored(cause)) return cause.details as Problem;
  const { code, syscall, message } = cause as NodeJS.ErrnoException;
  if (syscall !== undefined) {
    return {
      code: 'CLI_SYSTEM',
      message: `the system refused: ${message}`,
      mend: code === 'ENOSPC' ? 'free some space' : 'check the path, the rights on it, and the disk',
    };
  }
  return {
    code: cause instanceof GarantError ? cause.code : 'CLI_FAULT',
    message: `a fault in Garant: ${cause instanceof Error ? cause.message : String(cause)}`,
    mend: `report it with the command, this message, and what ${STACK_VARIABLE}=1 adds; what was acknowledged is safe`,
  };
}

/** Disk errors of the store carry their problem with them. */
const isStored = (cause: unknown): cause is GarantError =>
  cause instanceof GarantError && typeof (cause.details as Problem | undefined)?.mend === 'string';

/** Whatever escapes every promise and callback ends the process here. */
export function catchEverything(): void {
  const end = (cause: unknown) => process.exit(tellFault(cause));
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  // Whoever reads our output may stop at any time: head, a pager, a closed terminal.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EPIPE') process.exit(EXIT.done);
      end(cause);
    });
  }
}
