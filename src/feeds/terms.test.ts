import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAccords } from '../cli/read-folder.ts';
import { termsOf, unknownName } from './terms.ts';

const accords = readAccords([new URL('../../accords/demo', import.meta.url).pathname]);
assert.ok(accords.ok);
const terms = termsOf(accords.value, { sources: [] });

test('known are the parties and areas of the accords, and the words that exceptions ask for, however deep', () => {
  assert.ok(terms.parties.includes('NORTH'));
  assert.ok(terms.areas.length > 0);
  assert.deepEqual(terms.notified, ['medevac']);
  const accord = accords.ok && accords.value[0]!;
  assert.ok(accord);
  const inner = { id: 'a-i', when: { notified: 'escort' }, except: [] };
  const clause = { ...accord.clauses[0]!, except: [{ id: 'a', when: {}, except: [inner] }] };
  assert.deepEqual(termsOf([{ ...accord, clauses: [clause] }], { sources: [] }).notified, ['escort']);
});

test('without terms, and without a name, nothing is unknown', () => {
  const asked = { format: 'notices', line: 1, kind: 'parties', name: 'NORHT' } as const;
  assert.equal(unknownName(undefined, asked), undefined);
  assert.equal(unknownName(terms, { ...asked, name: undefined }), undefined);
  assert.equal(unknownName(terms, asked)?.reason, 'unknown-party');
});

test('where there is nothing to be known, it says so', () => {
  const asked = { format: 'coverage', line: 1, kind: 'sources', name: 'radr' } as const;
  assert.match(unknownName(terms, asked)!.problem.message, /source radr is not declared: there is none/);
});
