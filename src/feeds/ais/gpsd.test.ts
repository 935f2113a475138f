/** gpsd's own decodes are the oracle: every field of every message of the types that Garant decodes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missing, sharedBytes, sharedText } from '../../../test/support/shared-data.ts';
import { type AisJson, openAisRows } from './index.ts';

const SAMPLE = 'data/ais/gpsd_sample.aivdm.gz';
const EXPECTED = 'data/ais/gpsd_sample.aivdm.js.chk.gz';
const TYPES = new Set([1, 2, 3, 4, 5, 9, 18, 19, 21, 24, 27]);

function decode(path: string): readonly AisJson[] {
  const rows: AisJson[] = [];
  const reader = openAisRows(
    (row) => rows.push(row),
    () => {},
  );
  reader.push(sharedBytes(path));
  reader.end();
  return rows;
}

const expected = (): readonly AisJson[] =>
  sharedText(EXPECTED)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AisJson & { device: string })
    .filter(({ type }) => TYPES.has(Number(type)))
    .map(({ device: _, ...fields }) => fields);

test('every message of gpsd’s sample equals gpsd’s decode, field by field and in order', {
  skip: missing(SAMPLE),
}, () => {
  const joined = decode(SAMPLE).filter(({ part }) => part === undefined);
  assert.equal(joined.length, 25);
  assert.deepEqual(joined, expected());
});

test('lone parts of type 24, which gpsd drops, are kept', { skip: missing(SAMPLE) }, () => {
  const lone = decode(SAMPLE).filter(({ part }) => part !== undefined);
  assert.deepEqual(
    lone.map(({ mmsi, part }) => `${mmsi} ${part}`),
    ['271041815 B', '271020195 B', '271041511 A'],
  );
});
