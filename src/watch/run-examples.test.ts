import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkAccord } from '../accord/index.ts';
import { runExamples } from './run-examples.ts';

const root = join(import.meta.dirname, '../..');

function readFolder(folder: string) {
  const read = (name: string) => readFileSync(join(root, folder, name), 'utf8');
  return checkAccord({
    yaml: read('accord.yaml'),
    areas: read('areas.geojson'),
    examples: readdirSync(join(root, folder, 'examples')).map((name) => ({
      name: `examples/${name}`,
      text: read(`examples/${name}`),
    })),
  });
}

for (const folder of ['accords/line-of-contact', 'test/accords/straits', 'test/accords/inner-sea']) {
  test(`every worked example of ${folder} comes out as it says`, () => {
    const { accord, examples, errors } = readFolder(folder);
    assert.deepEqual(errors, []);
    assert.ok(accord && examples.length > 0);
    assert.deepEqual(
      runExamples(accord, examples).map(({ message }) => message),
      [],
    );
  });
}

test('an example that expects the opposite is told, with its place', () => {
  const { accord, examples } = readFolder('accords/line-of-contact');
  const [example] = examples.filter(({ expect }) => expect.length > 0);
  assert.ok(accord && example);
  const turned = { ...example, expect: [], expectNot: example.expect };
  const [problem] = runExamples(accord, [turned]);
  assert.equal(problem?.code, 'EXAMPLE_DIFFERS');
  assert.equal(problem.place, example.expect[0]!.place);
});
