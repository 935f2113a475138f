/** The pages that people read of an accord. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clauseCode } from './clause-code.ts';
import { sketchExample } from './sketch-example.ts';

const YAML = `accord: a
clauses:
  # the first one
  - id: one
    text: { en: First. }

    human-judged: true

  # the second one
  - segment: sea
    id: two
    text: { en: Second. }
guarantees: []
`;

test('the code of a clause is its own lines, from its margin, without what leads to the next', () => {
  assert.equal(
    clauseCode(YAML, { file: 'a', line: 4, column: 9 }),
    '- id: one\n  text: { en: First. }\n\n  human-judged: true',
  );
  assert.equal(
    clauseCode(YAML, { file: 'a', line: 11, column: 9 }),
    '- segment: sea\n  id: two\n  text: { en: Second. }',
  );
});

test('a place where no clause stands has no code', () => {
  assert.equal(clauseCode('accord: a\n', { file: 'a', line: 1, column: 1 }), '');
});

test('a way is drawn by its corners: what was filled in on straight lines is left out', () => {
  const fix = (at: number, lon: number, lat: number) => ({ at, lon, lat });
  const { tracks } = sketchExample({
    tracks: [
      {
        id: 'ship',
        identityKind: 'mmsi',
        identity: 1,
        category: 'vessel',
        fixes: [
          fix(0, 0, 0),
          fix(1, 0.1, 0.1),
          fix(2, 0.2, 0.2),
          fix(3, 0.2, 0.5),
          fix(4, 0.2, 0.4),
          fix(5, 0.2, 0.4),
        ],
      },
    ],
    events: [],
    patrols: [],
  } as unknown as Parameters<typeof sketchExample>[0]);
  assert.deepEqual(tracks, [
    {
      id: 'ship',
      category: 'vessel',
      way: [
        [0, 0],
        [0.2, 0.2],
        [0.2, 0.5],
        [0.2, 0.4],
      ],
    },
  ]);
});
