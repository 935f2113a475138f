/** Which files of an accord's folder are read, and which folders are refused. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { zoneStage } from '../../test/support/zone-stage.ts';
import { filesByPath, readAccord } from '../accord/index.ts';
import { readAccordFiles, readApplied } from './read-folder.ts';

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

test('an accord that extends another is read, and sealed, with the files of the other', (t) => {
  const stage = zoneStage(t);
  mkdirSync(join(stage.folder, 'wider'));
  stage.write('wider/accord.yaml', 'accord: wider\nextends: ../accord\n');
  const applied = readApplied([join(stage.folder, 'wider')]);
  assert.ok(applied.ok, JSON.stringify(applied));
  const files = applied.value.accordFiles.get('wider')!;
  assert.ok(files.has('extends/accord.yaml'));
  assert.ok(files.has('extends/areas.geojson'));
  const texts = new Map([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
  const again = readAccord(filesByPath(texts));
  assert.ok(again.ok);
  assert.equal(again.value.hash, applied.value.accords[0]!.hash);
});

test('accords that extend one another are refused where the circle closes', (t) => {
  const stage = zoneStage(t);
  for (const [one, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    mkdirSync(join(stage.folder, one));
    stage.write(`${one}/accord.yaml`, `accord: ${one}\nextends: ../${other}\n`);
  }
  const files = readAccordFiles(join(stage.folder, 'a'));
  assert.deepEqual(files.ok || files.problems.map(({ code, place }) => [code, place?.line, place?.column]), [
    ['ACCORD_CIRCLE', 2, 10],
  ]);
});
