/** Without a sources file a node says what it assumed, as a sources file that reads the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMAT_NAMES } from '../feeds/formats.ts';
import { readSources } from '../picture/index.ts';
import { bindSources } from './bind-sources.ts';

test('what is assumed of every format can be read back from its text', () => {
  const bound = bindSources(
    FORMAT_NAMES.map((format) => ({ format })),
    undefined,
  );
  assert.ok(bound.ok);
  const { register, text } = bound.value;
  const read = readSources(text, 'sources.yaml');
  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual(read.value, register);
});
