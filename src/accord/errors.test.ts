import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ACCORD_PROBLEMS } from './index.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/accord-language.md'), 'utf8');
const recorded = globSync(join(import.meta.dirname, 'testdata/bad*/*.txt')).map((path) =>
  readFileSync(path, 'utf8'),
);
const warnings = globSync(join(import.meta.dirname, 'checks/*.ts'))
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('');

for (const [code, says] of Object.entries(ACCORD_PROBLEMS)) {
  test(`${code} is documented, and something here provokes it`, () => {
    assert.ok(page.includes(`| ${code} | ${says} |`));
    assert.ok(warnings.includes(`'${code}'`) || recorded.some((text) => text.includes(`[${code}]`)));
  });
}
