/**
 * Everything under bad/, bad-areas/ and bad-examples/ is refused with the problems recorded beside it.
 * `GARANT_RECORD=1 npm test -- src/accord` records them again; the difference is then read by a person.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { formatProblem, type Problem } from '../../kernel/index.ts';
import { checkAccord } from '../index.ts';

const record = process.env.GARANT_RECORD === '1';
const here = import.meta.dirname;
const text = (path: string) => readFileSync(path, 'utf8');
const yaml = text(join(here, 'accord.yaml'));
const areas = text(join(here, 'areas.geojson'));

const kinds: readonly [pattern: string, problemsOf: (path: string) => readonly Problem[]][] = [
  ['bad/*.yaml', (path) => checkAccord({ yaml: text(path), areas }).errors],
  ['bad-areas/*.geojson', (path) => checkAccord({ yaml, areas: text(path) }).errors],
  [
    'bad-examples/*.yaml',
    (path) =>
      checkAccord({ yaml, areas, examples: [{ name: `examples/${basename(path)}`, text: text(path) }] })
        .errors,
  ],
];

test('what the bad ones differ from is itself sound', () => {
  assert.deepEqual(checkAccord({ yaml, areas }).errors, []);
});

for (const [pattern, problemsOf] of kinds) {
  for (const path of globSync(join(here, pattern)).sort()) {
    test(`${basename(path)} is refused with the recorded problems`, () => {
      const problems = problemsOf(path);
      assert.ok(problems.length > 0, 'it was accepted');
      const said = `${problems.map(formatProblem).join('\n')}\n`;
      const recorded = path.replace(/\.\w+$/, '.txt');
      if (record) writeFileSync(recorded, said);
      assert.equal(said, text(recorded));
      for (const { place, mend } of problems) {
        assert.ok(place?.file, 'every problem says where');
        assert.ok(mend, 'every problem says how to mend it');
      }
    });
  }
}
