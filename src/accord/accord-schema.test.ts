/** The published JSON Schemas are what the reader's own definition says, and every accord here fits them. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { accordSchema } from './document.ts';
import { exampleSchema } from './examples/example-document.ts';

const root = join(import.meta.dirname, '../..');
const record = process.env.GARANT_RECORD === '1';

const published = [
  { file: 'accord.schema.json', schema: accordSchema() },
  { file: 'example.schema.json', schema: exampleSchema() },
];

for (const { file, schema } of published) {
  test(`${file} is current (GARANT_RECORD=1 npm test -- src/accord writes it)`, () => {
    const path = join(import.meta.dirname, file);
    const text = `${JSON.stringify(schema, undefined, 2)}\n`;
    const current = () => isDeepStrictEqual(JSON.parse(readFileSync(path, 'utf8')), JSON.parse(text));
    if (record && !(existsSync(path) && current())) writeFileSync(path, text);
    assert.ok(current());
  });
}

const folders = ['accords', 'test/accords'].flatMap((parent) =>
  readdirSync(join(root, parent)).map((name) => join(root, parent, name)),
);

for (const folder of folders.filter((path) => existsSync(join(path, 'accord.yaml')))) {
  const [accord, example] = published.map(({ schema }) => new Ajv({ strict: false }).compile(schema));
  test(`the schemas accept ${folder.slice(root.length + 1)}`, () => {
    const fits = accord!(parse(readFileSync(join(folder, 'accord.yaml'), 'utf8'), { schema: 'core' }));
    assert.ok(fits, JSON.stringify(accord!.errors));
    const examples = join(folder, 'examples');
    for (const name of existsSync(examples) ? readdirSync(examples) : []) {
      const fitsToo = example!(parse(readFileSync(join(examples, name), 'utf8'), { schema: 'core' }));
      assert.ok(fitsToo, `${name}: ${JSON.stringify(example!.errors)}`);
    }
  });
}

test('the schema refuses what the reader refuses: an unknown key, a missing one, a word of no vocabulary', () => {
  const accepts = new Ajv({ strict: false }).compile(accordSchema());
  const path = join(root, 'accords/line-of-contact/accord.yaml');
  const sound = parse(readFileSync(path, 'utf8')) as { readonly clauses: readonly object[] };
  assert.ok(accepts(sound));
  assert.ok(!accepts({ ...sound, claims: [] }));
  assert.ok(!accepts({ ...sound, clauses: undefined }));
  assert.ok(!accepts({ ...sound, clauses: [{ ...sound.clauses[0], gravity: 'terrible' }] }));
});

test('the schema of examples refuses a patrol that has seen none, or nothing in particular', () => {
  const accepts = new Ajv({ strict: false }).compile(exampleSchema());
  const patrol = { outcome: 'seen', at: '+0 s', lon: 31, lat: 47, radius: '2 km' };
  const example = (more: object) => [
    { name: 'a', start: '2025-09-10T10:00Z', patrols: [{ ...patrol, ...more }] },
  ];
  assert.ok(accepts(example({ event: 'fire', count: 1 })));
  assert.ok(accepts(example({ outcome: 'not-seen', category: 'vehicle', count: 0 })));
  assert.ok(!accepts(example({ event: 'fire', count: 0 })));
  assert.ok(!accepts(example({})));
});
