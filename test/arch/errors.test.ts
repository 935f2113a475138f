import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const ROOMS =
  /^(ACCORD|BUFFER|CLI|DEMO|DURATION|EXAMPLE|FEED|GEOMETRY|INPUT|KERNEL|LEDGER|NODE|NOT|RECORD|SERVER|SOURCES|STORE|TIME|WATCH)_/;

/** Every quoted word in capitals that begins like an error code. */
function codesInSource(): Set<string> {
  const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  const words = files.flatMap((file) => read(file).match(/(?<=')[A-Z]{3,}(?:_[A-Z0-9]+)+(?=')/g) ?? []);
  return new Set(words.filter((word) => ROOMS.test(word)));
}

test('every error code is explained in the docs', () => {
  const docs = globSync('docs/*.md', { cwd: root }).map(read).join('\n');
  const unexplained = [...codesInSource()].filter((code) => !docs.includes(code));
  assert.deepEqual(unexplained, []);
});

test('docs/errors.md explains no code that is gone', () => {
  const known = codesInSource();
  const explained = read('docs/errors.md').match(/(?<=`)[A-Z]{3,}(?:_[A-Z0-9]+)+(?=`)/g) ?? [];
  assert.ok(explained.length > 40);
  assert.deepEqual(
    explained.filter((code) => !known.has(code)),
    [],
  );
});
