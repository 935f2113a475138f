/** Duties of parties as such, by worked examples: each form reaches each verdict. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkAccord, type Example } from '../../accord/index.ts';
import { runExamples } from '../run-examples.ts';

const folder = join(import.meta.dirname, '../../../test/accords/told-in-advance');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const { accord, examples, errors } = checkAccord({
  yaml: read('accord.yaml'),
  areas: read('areas.geojson'),
  examples: readdirSync(join(folder, 'examples')).map((name) => ({
    name: `examples/${name}`,
    text: read(`examples/${name}`),
  })),
});

test('every worked example comes out as it says', () => {
  assert.deepEqual(errors, []);
  assert.ok(accord && examples.length > 0);
  assert.deepEqual(
    runExamples(accord, examples).map(({ message, place }) => `${place?.file}:${place?.line} ${message}`),
    [],
  );
});

test('each clause has an example for each of the three verdicts', () => {
  const expected = examples.flatMap(({ expect }) =>
    expect.map(({ clause, verdict }) => `${clause} ${verdict}`),
  );
  const verdicts = ['breach-indicated', 'compliance-indicated', 'not-determinable'];
  const wanted = accord!.clauses.flatMap(({ id }) => verdicts.map((verdict) => `${id} ${verdict}`));
  assert.deepEqual([...new Set(expected)].sort(), wanted.sort());
});

test('known bad: without its notices the examples of a clause do not come out', () => {
  const silent = (example: Example): Example => ({ ...example, notices: [] });
  const given = examples.filter(({ notices }) => notices.length > 0);
  const clauses = new Set(given.flatMap(({ expect }) => expect.map(({ clause }) => clause)));
  const told = ['cap-1', 'exercise-1', 'exercise-2', 'passage-1', 'return-1', 'return-2'];
  assert.deepEqual([...clauses].sort(), told);
  for (const clause of clauses) {
    const own = given.find(({ expect }) => expect.some((one) => one.clause === clause))!;
    assert.notDeepEqual(runExamples(accord!, [silent(own)]), [], own.name);
  }
});
