/** Whatever the text, reading ends, throws nothing, and says where the problem lies. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkAccord } from '../index.ts';
import { BOXES, writeAccord } from '../testdata/write-accord.ts';

const sound = writeAccord();

test('a sound accord with random edits is read or refused, never thrown at (seed 3)', () => {
  const edit = fc.record({
    at: fc.nat(sound.length),
    drop: fc.nat(12),
    put: fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        '\n',
        '  ',
        ': ',
        '{',
        '}',
        '[',
        ']',
        '- ',
        '&a',
        '*a',
        '? ',
        '!!x ',
        '|',
        "'",
        '"',
        '#',
        '\t',
        '\u0000',
        '~',
        '1e999',
        '---\n',
      ),
    ),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const text = edits.reduce(
        (now, { at, drop, put }) => now.slice(0, at) + put + now.slice(at + drop),
        sound,
      );
      const { accord, errors } = checkAccord({
        yaml: text,
        areas: BOXES,
        examples: [{ name: 'e.yaml', text }],
      });
      assert.ok(accord || errors.length > 0);
      for (const { place } of errors) assert.ok(place?.file);
    }),
    { seed: 3, numRuns: 600 },
  );
});

const hostile: readonly [what: string, yaml: string][] = [
  ['deep nesting', '['.repeat(50_000)],
  ['deep keys', Array.from({ length: 5_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ['a very long text', 'a'.repeat(1_000_001)],
  ['a very long word', `accord: ${'a'.repeat(1_000_000)}`],
  ['a key of the prototype', `${sound}__proto__: { x: 1 }\nconstructor: 1\n`],
];
for (const [what, yaml] of hostile) {
  test(`${what} is refused`, () => {
    assert.ok(checkAccord({ yaml, areas: BOXES }).errors.length > 0);
  });
}

test('areas that are no GeoJSON are refused', () => {
  for (const areas of [
    '',
    'null',
    '[]',
    '{"features":[null]}',
    '{"features":[{"properties":{"name":"zone"}}]}',
  ]) {
    assert.ok(checkAccord({ yaml: sound, areas }).errors.length > 0, areas);
  }
});
