import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rectangle } from './bounds.ts';
import { inside } from './inside.ts';
import type { AreaGeometry } from './shape.ts';
import { anyArea, lattice, plainInside } from './testing/shapes.ts';

describe('inside', () => {
  it('agrees with plain even-odd on any rings (seed 1)', () => {
    fc.assert(
      fc.property(anyArea, fc.array(fc.tuple(lattice(-4, 4), lattice(-3, 3))), (area, places) => {
        for (const [x, y] of places)
          assert.equal(inside(area, x, y), plainInside(area, x, y), `at ${x}, ${y}`);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('tells inside, edge and outside apart at corners, on edges and in holes', () => {
    const outer = rectangle({ west: 0, south: 0, east: 10, north: 10 }).coordinates[0]![0]!;
    const hole = rectangle({ west: 2, south: 2, east: 4, north: 4 }).coordinates[0]![0]!;
    const island = rectangle({ west: 2.5, south: 2.5, east: 3.5, north: 3.5 }).coordinates[0]![0]!;
    const area: AreaGeometry = { type: 'MultiPolygon', coordinates: [[outer, hole], [island]] };
    assert.equal(inside(area, 1, 1), 'inside');
    assert.equal(inside(area, 0, 0), 'edge');
    assert.equal(inside(area, 10, 5), 'edge');
    assert.equal(inside(area, 3, 4), 'edge');
    assert.equal(inside(area, 2.2, 3), 'outside');
    assert.equal(inside(area, 3, 3), 'inside');
    assert.equal(inside(area, 11, 0), 'outside');
    assert.equal(inside(area, NaN, 5), 'outside');
  });

  it('is not fooled by rounding beside a long edge', () => {
    const edge: AreaGeometry = {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [90, 30],
            [0, 30],
            [0, 0],
          ],
        ],
      ],
    };
    assert.equal(inside(edge, 45, 15), 'edge');
    assert.equal(inside(edge, 45, 15 + 2e-15), 'inside');
    assert.equal(inside(edge, 45, 15 - 2e-15), 'outside');
  });
});
