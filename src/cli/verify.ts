/** `garant verify`: does a ledger or an evidence bundle hold? Every file that does not is named. */
import { parseVkey } from '../ledger/index.ts';
import { verifyPath } from '../store/index.ts';
import { EXIT, type ExitCode, refuse, tellProblems } from './exit.ts';

export interface VerifyOptions {
  /** The key the reader trusts; without it the bundle's own is used and said so. */
  readonly key?: string;
  readonly json?: boolean;
}

export function verify(path: string, { key, json }: VerifyOptions): ExitCode {
  const trusted = key === undefined ? undefined : parseVkey(key);
  if (trusted && !trusted.ok) return refuse(trusted.problems, EXIT.usage);
  const check = verifyPath(path, key);
  if (!check.ok) return refuse(check.problems, EXIT.unreadable);
  const { problems, kind } = check.value;
  if (json) process.stdout.write(`${JSON.stringify(check.value)}\n`);
  else {
    tellProblems(problems);
    const verdict = problems.length === 0 ? 'holds' : `does not hold: ${problems.length} problems`;
    process.stdout.write(`${path}: ${kind} ${verdict}\n`);
    if (!key && problems.length === 0)
      process.stderr.write('checked under the key found there; pass --key to check under one you trust\n');
  }
  return problems.length === 0 ? EXIT.done : EXIT.doesNotHold;
}
