/** The same rule for every party: swapping the names in the text swaps them in the accord, and nothing else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Accord, readAccord } from './index.ts';

const folder = join(import.meta.dirname, '../../accords/line-of-contact');
const yaml = readFileSync(join(folder, 'accord.yaml'), 'utf8');
const areas = readFileSync(join(folder, 'areas.geojson'), 'utf8');

const swap = (text: string) =>
  text.replaceAll(/NORTH|SOUTH/g, (name) => (name === 'NORTH' ? 'SOUTH' : 'NORTH'));

function read(text: string): Accord {
  const result = readAccord({ yaml: text, areas });
  assert.ok(result.ok);
  return result.value;
}

/** As text, with lists of parties in one order and without the hashes that follow from the names. */
const plain = (accord: Accord): string =>
  JSON.stringify(accord, (key, value: unknown) => {
    if (key === 'hash' || key === 'textHash' || key === 'geometry') return undefined;
    return Array.isArray(value) && typeof value[0] === 'string' ? value.toSorted() : value;
  });

test('parties swapped in the text are swapped in the accord', () => {
  const sortedSwap = plain(JSON.parse(swap(plain(read(yaml)))) as Accord);
  assert.equal(plain(read(swap(yaml))), sortedSwap);
});
