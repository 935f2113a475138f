/** The command line as people run it: a process of its own, its output and its exit code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'src/cli/main.ts');
/** Many short runs: what was compiled is kept beside the packages. */
const COMPILED = join(ROOT, 'node_modules/.cache/garant');

export interface Ended {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** What it reads from standard input; absent: nothing; `open`: what the test writes and ends. */
  readonly stdin?: string | Uint8Array;
  /** Runs in front of Node, such as `['unshare', '-rm']`. */
  readonly under?: readonly string[];
}

export async function runGarant(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return await new RunningGarant(args, options).ended;
}

/** Standard output as the objects of its lines. */
export const jsonLines = ({ stdout }: Ended): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A process that goes on until it is stopped, such as `garant up`. */
export class RunningGarant {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';
  #onOutput = () => {};

  constructor(args: readonly string[], { stdin, under = [] }: RunOptions = {}) {
    const [program, ...rest] = [...under, process.execPath, MAIN, ...args];
    this.process = spawn(program!, rest, {
      stdio: 'pipe',
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    });
    this.process.stdout!.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      this.#onOutput();
    });
    this.process.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
      this.#onOutput();
    });
    // A process may end before it has read everything.
    this.process.stdin!.on('error', () => {});
    if (stdin !== 'open') this.process.stdin!.end(stdin ?? '');
    this.ended = once(this.process, 'close').then(([code]: (number | null)[]) => {
      this.#onOutput();
      return { code: code ?? null, stdout: this.#stdout, stderr: this.#stderr };
    });
  }

  /** The first match in what it said on either stream. @throws when it ends without saying it. */
  async said(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#stdout) ?? pattern.exec(this.#stderr);
      if (found) return found;
      if (this.process.exitCode !== null)
        throw new Error(`ended without ${String(pattern)}: ${this.#stderr}`);
      await new Promise<void>((resolve) => {
        this.#onOutput = resolve;
      });
    }
  }

  /** Asks it to end, as a service manager does. */
  async stop(): Promise<Ended> {
    this.process.kill('SIGTERM');
    return await this.ended;
  }
}
