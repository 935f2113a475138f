/** Which files of an accord's folder are read, and which folders are refused. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { zoneStage } from '../../test/support/zone-stage.ts';
import { readAccordFiles } from './read-folder.ts';

test('examples are read from files ending in .yaml and in .yml', (t) => {
  const stage = zoneStage(t);
  mkdirSync(join(stage.accord, 'examples'));
  for (const name of ['b.yaml', 'a.yml', 'C.YML', 'notes.txt']) stage.write(`accord/examples/${name}`, '[]');
  const files = readAccordFiles(stage.accord);
  assert.deepEqual(files.ok && files.value.examples?.map(({ name }) => name), [
    'examples/C.YML',
    'examples/a.yml',
    'examples/b.yaml',
  ]);
});

test('two files of examples that differ only in their ending are refused', (t) => {
  const stage = zoneStage(t);
  mkdirSync(join(stage.accord, 'examples'));
  for (const name of ['a.yaml', 'a.yml']) stage.write(`accord/examples/${name}`, '[]');
  const files = readAccordFiles(stage.accord);
  assert.deepEqual(files.ok || files.problems, [
    {
      code: 'CLI_EXAMPLES_TWICE',
      message: 'a.yaml has this name as well',
      mend: 'keep one of the two, or rename one',
      place: { file: join(stage.accord, 'examples/a.yml') },
    },
  ]);
});

test('a folder that holds accord.yml is told to call it accord.yaml', (t) => {
  const stage = zoneStage(t);
  stage.write('accord.yml', '');
  const files = readAccordFiles(stage.folder);
  assert.deepEqual(files.ok || files.problems.map(({ mend }) => mend), ['rename accord.yml to accord.yaml']);
});
