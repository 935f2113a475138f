/**
 * Every accord in `accords/` is read without an error and judged as its own examples say. One with a README
 * is a reference: the README says why a warning stands.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkAccord } from '../accord/index.ts';
import type { Problem } from '../kernel/index.ts';
import { findUnobservable, runExamples, surveyAccord } from '../watch/index.ts';
import { readAccordFiles, readSourcesFile } from './read-folder.ts';

const accords = join(import.meta.dirname, '../../accords');
const folders = readdirSync(accords, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(accords, entry.name, 'accord.yaml')))
  .map(({ name }) => name);

function check(folder: string) {
  const files = readAccordFiles(join(accords, folder));
  assert.ok(files.ok, JSON.stringify(files));
  return checkAccord(files.value);
}

/** Of the text, and of clauses that the folder's own sources could not show to be broken. */
function warningsOf(folder: string): readonly Problem[] {
  const { accord, warnings, places } = check(folder);
  const file = join(accords, folder, 'sources.yaml');
  if (!accord || !existsSync(file)) return warnings;
  const declared = readSourcesFile(file);
  assert.ok(declared.ok, JSON.stringify(declared));
  return [
    ...warnings,
    ...findUnobservable(accord, surveyAccord(accord, declared.value.register).rows, places),
  ];
}

for (const folder of folders) {
  test(`${folder} is read, and its examples come out as they say`, () => {
    const { accord, examples, errors } = check(folder);
    assert.deepEqual(errors, []);
    assert.ok(accord && examples.length > 0);
    assert.deepEqual(
      runExamples(accord, examples).map(({ message }) => message),
      [],
    );
  });
}

for (const folder of folders.filter((name) => existsSync(join(accords, name, 'README.md')))) {
  test(`${folder} explains its warnings`, () => {
    const readme = readFileSync(join(accords, folder, 'README.md'), 'utf8');
    assert.deepEqual(
      warningsOf(folder)
        .filter(({ code }) => !readme.includes(code))
        .map(({ message }) => message),
      [],
    );
  });
}
