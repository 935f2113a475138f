import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkAccord } from '../accord/index.ts';
import { runExamples } from './run-examples.ts';

const folder = join(import.meta.dirname, '../../accords/line-of-contact');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const { accord, examples } = checkAccord({
  yaml: read('accord.yaml'),
  areas: read('areas.geojson'),
  examples: readdirSync(join(folder, 'examples')).map((name) => ({
    name: `examples/${name}`,
    text: read(`examples/${name}`),
  })),
});

test('every worked example of the armistice comes out as it says', () => {
  assert.ok(accord && examples.length > 0);
  assert.deepEqual(
    runExamples(accord, examples).map(({ message }) => message),
    [],
  );
});

test('an example that expects the opposite is told, with its place', () => {
  const [example] = examples.filter(({ expect }) => expect.length > 0);
  assert.ok(accord && example);
  const turned = { ...example, expect: [], expectNot: example.expect };
  const [problem] = runExamples(accord, [turned]);
  assert.equal(problem?.code, 'EXAMPLE_DIFFERS');
  assert.equal(problem.place, example.expect[0]!.place);
});
