/** Kills a writer at a random moment, gives it back what the disk would hold, and counts what is gone. */
import { spawn } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { formatProblem, type Random } from '../../../src/kernel/index.ts';
import { verifyDirectory } from '../../../src/store/index.ts';
import { openSample } from '../sample-ledger.ts';
import { layOutDisk, watchSyncs } from './power-cut.ts';

export interface Trial {
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Highest size that a checkpoint was reported signed for. */
  readonly signed: number;
  /** What opening again and the full check found wrong, before and after. */
  readonly problems: readonly string[];
}

/** Index by id, as the writer reported it before it died. */
type Acks = Map<string, number>;

interface Killed {
  readonly acks: Acks;
  readonly signed: number;
}

/** Runs a writer until `delay` milliseconds after it opened, then kills it without warning. */
function runAndKill(
  directory: string,
  run: number,
  synchronous: string,
  delay: number,
  env = {},
): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const writer = join(import.meta.dirname, 'writer.ts');
    const child = spawn(process.execPath, [writer, directory, String(run), synchronous], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err, killed] = ['', '', false];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const isFirst = out === '';
      out += text;
      if (!isFirst) return;
      setTimeout(() => {
        killed = true;
        child.kill('SIGKILL');
      }, delay);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('close', () =>
      killed ? resolve(readReport(out)) : reject(new Error(`the writer ended: ${err}`)),
    );
  });
}

function readReport(out: string): Killed {
  const acks: Acks = new Map();
  let signed = 0;
  // The last line may be cut short, and then says nothing.
  for (const line of out.split('\n').slice(0, -1)) {
    const [what, id, index] = line.split(' ');
    if (what === 'ack') acks.set(id!, Number(index));
    if (what === 'signed') signed = Number(id);
  }
  return { acks, signed };
}

/** What the database gives back, read without Garant's own code; nothing when it cannot be read. */
function readIds(directory: string): { index: number; id: string }[] {
  try {
    const db = new DatabaseSync(join(directory, 'ledger.db'));
    const rows = db.prepare('SELECT idx AS "index", id FROM entry').all();
    db.close();
    return rows as unknown as { index: number; id: string }[];
  } catch {
    return [];
  }
}

function judge(directory: string, acks: Acks, signed: number): Trial {
  const before = verifyDirectory(directory);
  const problems = before.problems.map(formatProblem);
  if (before.published < signed)
    problems.push(`signed ${signed} entries, the checkpoint now says ${before.published}`);
  try {
    openSample(directory).close();
    problems.push(...verifyDirectory(directory).problems.map(formatProblem));
  } catch (error) {
    problems.push(String(error));
  }
  const rows = readIds(directory);
  const found = new Map(rows.map(({ id, index }) => [id, index]));
  const lost = [...acks].filter(([id, index]) => found.get(id) !== index).length;
  return { acknowledged: acks.size, lost, duplicated: rows.length - found.size, signed, problems };
}

const randomDelay = (random: Random) => 20 + random.integer(300);

/** Kills writers one after the other on one directory; each trial counts the acknowledgements of all. */
export async function killTrials(
  folder: string,
  count: number,
  random: Random,
  onTrial = (_: Trial) => {},
): Promise<Trial[]> {
  const directory = join(folder, 'node');
  const acks: Acks = new Map();
  const trials: Trial[] = [];
  let signed = 0;
  for (let run = 0; run < count; run++) {
    const killed = await runAndKill(directory, run, 'FULL', randomDelay(random));
    for (const [id, index] of killed.acks) acks.set(id, index);
    signed = Math.max(signed, killed.signed);
    const trial = judge(directory, acks, signed);
    trials.push(trial);
    onTrial(trial);
  }
  return trials;
}

export interface CutOptions {
  readonly synchronous: 'FULL' | 'OFF';
  /** Unsynced pages survive at random instead of never. */
  readonly torn: boolean;
}

/** Cuts the power under a fresh writer each time. */
export async function cutTrials(
  folder: string,
  library: string,
  count: number,
  random: Random,
  { synchronous, torn }: CutOptions,
  onTrial = (_: Trial) => {},
): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (let run = 0; run < count; run++) {
    const [live, disk, after] = ['live', 'disk', 'after'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    mkdirSync(live, { recursive: true });
    const env = watchSyncs(library, realpathSync(live), disk);
    const { acks, signed } = await runAndKill(live, run, synchronous, randomDelay(random), env);
    layOutDisk(live, disk, after, torn ? random : undefined);
    const trial = judge(after, acks, signed);
    trials.push(trial);
    onTrial(trial);
    for (const path of [live, disk, after]) rmSync(path, { recursive: true, force: true });
  }
  return trials;
}

export const sum = (trials: readonly Trial[], what: 'acknowledged' | 'lost' | 'duplicated'): number =>
  trials.reduce((total, trial) => total + trial[what], 0);
