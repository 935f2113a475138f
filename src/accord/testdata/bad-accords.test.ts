/**
 * Every accord in bad/ is refused with the problems recorded beside it. `GARANT_RECORD=1 npm test --
 * src/accord` records them again; the difference is then read by a person.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { formatProblem } from '../../kernel/index.ts';
import { readAccord } from '../index.ts';

const record = process.env.GARANT_RECORD === '1';
const areas = readFileSync(join(import.meta.dirname, 'areas.geojson'), 'utf8');

for (const path of globSync(join(import.meta.dirname, 'bad/*.yaml')).sort()) {
  test(`${basename(path)} is refused with the recorded problems`, () => {
    const result = readAccord({ yaml: readFileSync(path, 'utf8'), areas });
    assert.ok(!result.ok, 'it was accepted');
    const said = `${result.problems.map(formatProblem).join('\n')}\n`;
    const recorded = path.replace(/\.yaml$/, '.txt');
    if (record) writeFileSync(recorded, said);
    assert.equal(said, readFileSync(recorded, 'utf8'));
    for (const { place, mend } of result.problems) {
      assert.ok(place?.file, 'every problem says where');
      assert.ok(mend, 'every problem says how to mend it');
    }
  });
}
