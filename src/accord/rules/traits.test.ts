import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAccord } from '../read-accord.ts';
import { BOXES, writeAccord } from '../testdata/write-accord.ts';

const withTerms = (terms: string) =>
  readAccord({
    yaml: writeAccord({
      clauses: `  - { id: a, text: { en: A. }, forbids: { parties: all, presence: vessel, with: ${terms}, in: zone } }\n`,
    }),
    areas: BOXES,
    examples: [],
  });

function boundsIn(terms: string) {
  const read = withTerms(terms);
  assert.ok(read.ok);
  const { rule } = read.value.clauses[0]!.readings[0]!;
  return 'with' in rule ? rule.with : undefined;
}

test('a rule may bind only objects within a measure, each in its own unit', () => {
  assert.deepEqual(boundsIn('{ tonnage: over 10000 t, calibre: at least 100 mm, range: at most 20 km }'), [
    { trait: 'tonnage', is: 'over', than: 10_000 },
    { trait: 'calibre', is: 'at least', than: 100 },
    { trait: 'range', is: 'at most', than: 20_000 },
  ]);
});

test('two bounds of one measure are read in either order, the lower one first', () => {
  const both = [
    { trait: 'tonnage', is: 'over', than: 100 },
    { trait: 'tonnage', is: 'at most', than: 10_000 },
  ];
  assert.deepEqual(boundsIn('{ tonnage: over 100 t and at most 10000 t }'), both);
  assert.deepEqual(boundsIn('{ tonnage: at most 10000 t and over 100 t }'), both);
});

const REFUSED: readonly (readonly [string, RegExp])[] = [
  ['{ tonnage: 10000 t }', /"10000 t" is not a measure/],
  ['{ tonnage: over 10000 }', /"10000" is not a tonnage/],
  ['{ calibre: over 5 t }', /"5 t" is not a calibre/],
  ['{ tonnage: over 10000 t and under 100 t }', /leaves nothing in between/],
  ['{ tonnage: over 100 t and at most 100 t }', /leaves nothing in between/],
  ['{ tonnage: over 100 t and at least 200 t }', /leaves nothing in between/],
  ['{}', /asks for nothing/],
  ['{ weight: over 5 t }', /"weight" is not a key here/],
];

for (const [terms, message] of REFUSED)
  test(`with: ${terms} is refused with its place and the mend`, () => {
    const read = withTerms(terms);
    assert.ok(!read.ok);
    const told = read.problems.find((problem) => message.test(problem.message));
    assert.ok(told?.mend && told.place?.line === 7, JSON.stringify(read.problems));
  });
