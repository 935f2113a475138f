/**
 * What `garant check` spends on each accord of `accords/`, start-up apart: milliseconds of this process, the least
 * of three rounds. `npx node bench/check-accords.ts [folder …]`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkAccord, readAccord } from '../src/accord/index.ts';
import { readAccordFiles, readSourcesFile } from '../src/cli/read-folder.ts';
import type { Result } from '../src/kernel/index.ts';
import { darkWithout, runExamples, surveyAccord } from '../src/watch/index.ts';

const ROUNDS = 3;
const root = join(import.meta.dirname, '../accords');
const asked = process.argv.slice(2);
const folders = readdirSync(root).filter(
  (name) => existsSync(join(root, name, 'accord.yaml')) && (asked.length === 0 || asked.includes(name)),
);

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problems[0]!.message);
  return result.value;
}

function timed<Value>(spent: number[], act: () => Value): Value {
  const before = process.cpuUsage();
  const value = act();
  const { user, system } = process.cpuUsage(before);
  spent.push((user + system) / 1000);
  return value;
}

/** One round: milliseconds in the order of `STEPS`. */
const STEPS = ['files', 'accord', 'with checks', 'examples', 'monitorability'] as const;

function round(name: string): readonly number[] {
  const folder = join(root, name);
  const spent: number[] = [];
  const files = timed(spent, () => must(readAccordFiles(folder)));
  timed(spent, () => must(readAccord(files)));
  const { accord, examples } = timed(spent, () => checkAccord(files));
  if (!accord) throw new Error(`${name} does not hold`);
  timed(spent, () => runExamples(accord, examples));
  timed(spent, () => {
    const file = join(folder, 'sources.yaml');
    if (!existsSync(file)) return;
    const { register } = must(readSourcesFile(file));
    const survey = surveyAccord(accord, register);
    for (const { id } of register.sources) darkWithout(survey, [id]);
  });
  return spent;
}

const cells = (values: readonly string[]): string => values.map((value) => value.padStart(15)).join('');
console.log(`${'ms'.padEnd(24)}${cells([...STEPS, 'check in all'])}`);
const rounds = Array.from({ length: ROUNDS }, () => folders.map(round));
folders.forEach((name, f) => {
  const least = STEPS.map((_, s) => Math.min(...rounds.map((one) => one[f]![s]!)));
  const [files, , checked, ...rest] = least as [number, number, number, number, number];
  const all = [files, checked, ...rest].reduce((sum, each) => sum + each, 0);
  console.log(`${name.padEnd(24)}${cells([...least, all].map((ms) => ms.toFixed(0)))}`);
});
