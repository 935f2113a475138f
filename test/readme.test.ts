/** What README and the docs name is there. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readSources } from '../src/picture/index.ts';

const root = join(import.meta.dirname, '..');
const pages = globSync(['README.md', '{docs,accords,bench}/**/*.md', 'src/**/README.md'], {
  cwd: root,
}).sort();

/** Files of its own folder that a room's README names. */
const ownIn = (text: string): string[] => text.match(/(?<=`)[\w-]+\.ts(?=`)/g) ?? [];

const codeIn = (text: string): string[] => text.match(/`[^`\n]+`|^```.+?^```/gms) ?? [];

/** Files and folders named in full in code, also in a command. */
const namedIn = (text: string): string[] =>
  codeIn(text).flatMap(
    (code) =>
      code.match(/(?<=[\s`:])(?:src|console|docs|accords|test|bench|scripts|bin)\/[\w./*-]*\w/g) ?? [],
  );

const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target!);

test('every file that a page names or links is there', () => {
  let named = 0;
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8');
    const paths = [...namedIn(text), ...linksIn(text).map((target) => join(dirname(page), target))];
    if (page.startsWith('src/')) paths.push(...ownIn(text).map((name) => `${dirname(page)}/**/${name}`));
    named += paths.length;
    for (const path of paths) {
      const found = path.includes('*')
        ? globSync(path, { cwd: root }).length > 0
        : existsSync(join(root, path));
      assert.ok(found, `${page} names ${path}`);
    }
  }
  assert.ok(named > 60, `${named} names found`);
});

test('every script that a page names is one', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8');
    for (const [name] of codeIn(text).flatMap((code) => [...code.matchAll(/(?<=npm run )[\w:]+/g)]))
      assert.ok(name in scripts, `${page} names the script ${name}`);
  }
});

test('the sources file of the docs can be read', () => {
  const [, block] = /^```yaml\n(sources:.+?)^```$/ms.exec(
    readFileSync(join(root, 'docs/coverage.md'), 'utf8'),
  )!;
  for (const text of [block!, block!.replace(/footprint: .*\n\s*# (?=footprint)/, '')]) {
    const read = readSources(text, 'coverage.md');
    assert.ok(read.ok, JSON.stringify(read));
  }
});

test('every folder of the core has a README of at most 40 lines', () => {
  for (const room of ['kernel', 'ledger', 'accord', 'picture', 'watch', 'simulate', 'share']) {
    const lines = readFileSync(join(root, 'src', room, 'README.md'), 'utf8')
      .trimEnd()
      .split('\n');
    assert.ok(lines.length <= 40, `src/${room}/README.md has ${lines.length}`);
  }
});
