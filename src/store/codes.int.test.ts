import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');

test('every code that ledger and store give is explained in docs/ledger.md, and no other', () => {
  const sources = globSync('src/{ledger,store}/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  const codesIn = (text: string, quote: string) =>
    [...text.matchAll(new RegExp(`${quote}((?:LEDGER|STORE)_[A-Z_]+)${quote}`, 'g'))].map(
      (match) => match[1]!,
    );
  const given = new Set(sources.flatMap((file) => codesIn(readFileSync(join(root, file), 'utf8'), "'")));
  const page = readFileSync(join(root, 'docs/ledger.md'), 'utf8');
  const explained = new Set(codesIn(page.slice(page.indexOf('## Codes')), '`'));
  assert.deepEqual([...explained].sort(), [...given].sort());
});
