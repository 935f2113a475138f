/** Past incidents under two versions of an accord: only a changed verdict is a change. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkAccord } from '../accord/index.ts';
import { compareIndications } from './compare-indications.ts';
import { exampleJudge } from './judge-example.ts';

const folder = join(import.meta.dirname, '../../accords/line-of-contact');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const examplesOf = readdirSync(join(folder, 'examples')).map((name) => `examples/${name}`);

const versionOf = (edit: (text: string) => string) =>
  checkAccord({
    yaml: edit(read('accord.yaml')),
    areas: read('areas.geojson'),
    examples: examplesOf.map((name) => ({ name, text: read(name) })),
  });

const { accord: agreed, examples: all } = versionOf((text) => text);
const examples = all.filter(({ expect, expectNot }) =>
  [...expect, ...expectNot].some(({ clause }) => clause === 'sky-1'),
);

function changesUnder(from: string, to: string) {
  const { accord: other } = versionOf((text) => {
    assert.ok(text.includes(from));
    return text.replace(from, to);
  });
  const [before, after] = [exampleJudge(agreed!), exampleJudge(other!, agreed!)];
  return examples.flatMap((example) => {
    const [was, is] = [before(example), after(example)];
    assert.ok(was.ok && is.ok);
    return compareIndications(was.value, is.value).map((change) => ({ example: example.name, ...change }));
  });
}

test('another word in the text changes every hash and no verdict', () => {
  assert.deepEqual(
    changesUnder('unless it carries weapons.\n      de', 'unless it carries arms.\n      de'),
    [],
  );
});

test('a narrower area takes the breach back that lay in what is gone, and no other of that clause', () => {
  const changes = changesUnder('no-fly: { within: 50 km', 'no-fly: { within: 35 km');
  const agreedOnes = changes.filter(({ reading }) => reading === 'agreed');
  assert.deepEqual(
    agreedOnes.map(({ example, clause, before, after }) => [
      example,
      clause,
      before?.verdict,
      after?.verdict,
    ]),
    [['At 40 km from the line the two readings differ', 'sky-1', 'breach-indicated', undefined]],
  );
  assert.deepEqual(
    changes.filter(({ reading }) => reading === 'NORTH'),
    [],
  );
});

test('the same change the other way round gives the same incidents with before and after swapped', () => {
  const wider = changesUnder('no-fly-north: { within: 30 km', 'no-fly-north: { within: 50 km');
  assert.ok(wider.length > 0);
  assert.ok(
    wider.every(({ reading, before, after }) => reading === 'NORTH' && before === undefined && after),
  );
});
