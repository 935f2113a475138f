import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { repeatedKey } from './repeated-key.ts';

const CASES: readonly (readonly [string, ReturnType<typeof repeatedKey>])[] = [
  ['{"a":1,"b":2}', undefined],
  ['{"a":1,"a":2}', { key: 'a', offset: 7 }],
  ['{"a" : 1 , "\\u0061" : 2}', { key: 'a', offset: 11 }],
  ['[{"a":1},{"a":2}]', undefined],
  ['{"a":{"a":1},"b":[{"a":1,"c":[],"a":1}]}', { key: 'a', offset: 32 }],
  ['{"a":"\\",\\"a\\":1","b":"a:1,\\\\"}', undefined],
  ['{"__proto__":1,"__proto__":2}', { key: '__proto__', offset: 15 }],
  ['"a:a"', undefined],
  ['{"a":":","b":"\\":","c":1}', undefined],
  ['{"a":":","b":"\\":","b":1}', { key: 'b', offset: 19 }],
];

test('a key that stands twice in one object is found, however it is written, and nothing else', () => {
  for (const [json, expected] of CASES) assert.deepEqual(repeatedKey(json, JSON.parse(json)), expected, json);
});

test('no value that was written by a program is said to repeat a key', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, space) => {
      const json = JSON.stringify(value, undefined, space);
      assert.equal(repeatedKey(json, JSON.parse(json)), undefined);
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

test('lists nested beyond the depth of the stack are looked through', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  assert.equal(repeatedKey(`{"a":${deep},"b":":\\":"}`, { a: JSON.parse(deep), b: ':":' }), undefined);
});
