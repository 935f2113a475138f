/** The command line: `garant <verb>`. Data to stdout, prose to stderr; it ends as exit.ts says. */
import { CommanderError } from 'commander';
import { EXIT } from './exit.ts';
import { catchEverything, tellFault } from './last-resort.ts';
import { makeProgram } from './program.ts';

catchEverything();
try {
  await makeProgram((code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (cause) {
  if (!(cause instanceof CommanderError)) process.exit(tellFault(cause));
  process.exitCode = cause.exitCode === 0 ? EXIT.done : EXIT.usage;
}
