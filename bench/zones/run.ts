import { spawnSync } from 'node:child_process';

/** One contender: places per second and hits, or why it did not run. */
export type Run =
  | { readonly name: string; readonly rate: number; readonly hits: number }
  | { readonly name: string; readonly missing: string };

const CORE = process.env.CORE ?? '0';

/** The program's standard output; it has one core to itself. */
export function onOneCore(program: string, args: readonly string[], identity: { uid?: number } = {}): string {
  const run = spawnSync('taskset', ['-c', CORE, program, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    ...identity,
  });
  if (run.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${run.error?.message ?? run.stderr}`);
  return run.stdout;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
