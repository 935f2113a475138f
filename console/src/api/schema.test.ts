import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

test('the client types are those of the published contract', async () => {
  const made = await openapiTS(new URL('../../../docs/openapi.json', import.meta.url));
  const held = readFileSync(new URL('./schema.generated.ts', import.meta.url), 'utf8');
  assert.equal(
    held,
    `${COMMENT_HEADER}${astToString(made)}`,
    'run: npx openapi-typescript docs/openapi.json -o console/src/api/schema.generated.ts',
  );
});
