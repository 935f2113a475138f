/**
 * Runs every test: unit and property tests in one process, then those that start servers or browsers,
 * each in its own. `npm test -- PATTERN` keeps only files whose path contains PATTERN.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const pattern = process.argv[2] ?? '';
const found = globSync(['src/**/*.test.ts', 'console/src/**/*.test.ts', 'test/**/*.test.ts'])
  .filter((file) => file.includes(pattern))
  .sort();
const isolated = (file: string) => /\.(int|e2e)\.test\.ts$/.test(file);

if (found.length === 0) {
  console.error(`no test file matches "${pattern}"`);
  process.exit(1);
}

const runs: [string[], string[]][] = [
  [['--test-isolation=none'], found.filter((file) => !isolated(file))],
  [['--test-concurrency=2'], found.filter(isolated)],
];
let failed = false;
for (const [options, files] of runs) {
  if (files.length === 0) continue;
  const run = spawnSync(process.execPath, ['--test', ...options, ...files], { stdio: 'inherit' });
  failed ||= run.status !== 0;
}
process.exit(failed ? 1 : 0);
