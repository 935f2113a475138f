/** Flips one byte at a time in files and asks whether the check names the file. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem, type Problem, type Random } from '../../src/kernel/index.ts';
import type { Files } from '../../src/ledger/index.ts';
import { listFiles } from '../../src/store/index.ts';

/** A flip that the check did not report, or reported without naming the file. */
export interface Unnamed {
  readonly file: string;
  readonly offset: number;
  readonly mask: number;
  readonly said: readonly string[];
}

const isNamed = (problems: readonly Problem[], file: string) =>
  problems.some((problem) => formatProblem(problem).includes(file));

/** Every offset, or a seeded sample of `most` of them. */
export function offsetsIn(length: number, most: number, random: Random): number[] {
  if (length <= most) return Array.from({ length }, (_, i) => i);
  return Array.from({ length: most }, () => random.integer(length));
}

/** One bit, any bit: the smallest change there is. */
const anyMask = (random: Random) => 1 << random.integer(8);

export interface Campaign {
  readonly flips: number;
  readonly unnamed: readonly Unnamed[];
}

/** Flips bytes of files in memory. */
export function tamperWithFiles(
  files: Files,
  check: (files: Files) => readonly Problem[],
  most: number,
  random: Random,
): Campaign {
  const unnamed: Unnamed[] = [];
  let flips = 0;
  for (const [file, bytes] of files) {
    for (const offset of offsetsIn(bytes.length, most, random)) {
      const mask = anyMask(random);
      const changed = bytes.slice();
      changed[offset]! ^= mask;
      const problems = check(new Map(files).set(file, changed));
      flips++;
      if (!isNamed(problems, file)) unnamed.push({ file, offset, mask, said: problems.map(formatProblem) });
    }
  }
  return { flips, unnamed };
}

/** Flips bytes of the files in a directory, one at a time, and puts each back. */
export function tamperWithDirectory(
  directory: string,
  check: (directory: string) => readonly Problem[],
  most: number,
  random: Random,
): Campaign {
  const unnamed: Unnamed[] = [];
  let flips = 0;
  for (const file of listFiles(directory)) {
    const path = join(directory, file);
    const { mode } = statSync(path);
    const bytes = readFileSync(path);
    for (const offset of offsetsIn(bytes.length, most, random)) {
      const mask = anyMask(random);
      const changed = Buffer.from(bytes);
      changed[offset]! ^= mask;
      writeFileSync(path, changed, { mode });
      const problems = check(directory);
      flips++;
      if (!isNamed(problems, file)) unnamed.push({ file, offset, mask, said: problems.map(formatProblem) });
    }
    writeFileSync(path, bytes, { mode });
  }
  return { flips, unnamed };
}
