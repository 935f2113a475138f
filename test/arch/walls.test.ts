/** The house's walls hold, and the tools that watch them would notice if one fell. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const CORE = ['kernel', 'ledger', 'accord', 'picture', 'watch', 'simulate', 'share'];
const core = CORE.flatMap((room) => globSync(`src/${room}/**/*.ts`, { cwd: root })).filter(
  (file) => !file.endsWith('.test.ts'),
);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const depcruise = () =>
  spawnSync(
    process.execPath,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      'src',
    ],
    { cwd: root, encoding: 'utf8' },
  );

test('the core asks no clock and rolls no dice', () => {
  for (const file of core) {
    assert.doesNotMatch(read(file), /\bDate\.now\b|\bnew Date\(|\bMath\.random\b|\bperformance\.now\b/, file);
  }
});

test('every core room has one door and a README of at most 40 lines', () => {
  for (const room of CORE) {
    assert.ok(existsSync(join(root, `src/${room}/index.ts`)), `src/${room}/index.ts`);
    const readme = read(`src/${room}/README.md`);
    assert.ok(readme.split('\n').length <= 41, `src/${room}/README.md`);
  }
});

test('a forbidden import is found: the wall would not fall silently', () => {
  const planted = join(root, 'src/kernel/planted-import.ts');
  writeFileSync(planted, "import type { Desk } from '../server/desk.ts';\nexport type Planted = Desk;\n");
  try {
    const run = depcruise();
    assert.notEqual(run.status, 0);
    assert.match(run.stdout + run.stderr, /core-never-sees-edges/);
  } finally {
    rmSync(planted);
  }
});

test('no file is longer than 500 lines, tables and generated files apart', () => {
  const sources = globSync(['src/**/*.ts', 'console/src/**/*.{ts,svelte}'], { cwd: root });
  const exempt = /\.generated\.ts$|\.test\.ts$|-table\.ts$|\/testing\//;
  for (const file of sources.filter((name) => !exempt.test(name))) {
    assert.ok(read(file).split('\n').length <= 500, file);
  }
});

test('only share can make a value that a route may send', () => {
  for (const file of globSync('src/server/**/*.ts', { cwd: root })) {
    assert.doesNotMatch(read(file), /as Released|as unknown as Released/, file);
  }
});

test('nothing here names, ranks or assigns targets', () => {
  const vocabulary = read('docs/openapi.json');
  assert.doesNotMatch(vocabulary, /\b(target|engage|weapon assignment|fire control|kill)\b/i);
});
