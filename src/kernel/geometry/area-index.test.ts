import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { AreaIndex } from './area-index.ts';
import { rectangle } from './bounds.ts';
import { inside } from './inside.ts';
import { type AreaGeometry, type LonLat, NOWHERE, type Ring } from './shape.ts';
import { anyArea, edgesOf, lattice, plainInside } from './testing/shapes.ts';

const areasAndPlaces = fc.record({
  areas: fc.array(anyArea, { minLength: 1, maxLength: 6 }),
  places: fc.array(fc.tuple(lattice(-4, 4), lattice(-3, 3)), { minLength: 20, maxLength: 20 }),
});

function held(index: AreaIndex, lon: number, lat: number, areas: number): number[] {
  const out = new Int32Array(areas);
  return [...out.subarray(0, index.query(lon, lat, out))].sort((a, b) => a - b);
}

describe('an area index', () => {
  it('agrees with plain even-odd on any rings, at corners, on edges and elsewhere (seed 1)', () => {
    fc.assert(
      fc.property(areasAndPlaces, ({ areas, places }) => {
        const index = new AreaIndex(areas);
        const corners = areas.flatMap((area) => area.coordinates[0]![0]!.slice(0, 4));
        for (const [x, y] of [...places, ...corners]) {
          const expected = areas.flatMap((area, i) => (plainInside(area, x, y) === 'outside' ? [] : [i]));
          assert.deepEqual(held(index, x, y, areas.length), expected, `at ${x}, ${y}`);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('would not agree if one corner were off by the least step (known-bad switch, seed 1)', () => {
    const moved = (area: AreaGeometry): AreaGeometry => {
      const [[ring, ...rings], ...polygons] = area.coordinates as [[Ring, ...Ring[]], ...Ring[][]];
      const shifted = ring.map(([x, y], i): LonLat => (i === 1 ? [x + 1 / 8, y] : [x, y]));
      return { ...area, coordinates: [[shifted, ...rings], ...polygons] };
    };
    const result = fc.check(
      fc.property(areasAndPlaces, ({ areas, places }) => {
        const index = new AreaIndex(areas.map(moved));
        return places.every(([x, y]) => {
          const expected = areas.flatMap((area, i) => (plainInside(area, x, y) === 'outside' ? [] : [i]));
          return held(index, x, y, areas.length).join() === expected.join();
        });
      }),
      { seed: 1, numRuns: 100, endOnFailure: true },
    );
    assert.ok(result.failed);
  });

  it('agrees with `inside` at places within rounding of an edge (seed 2)', () => {
    const nudged = fc.record({
      area: anyArea,
      // not smaller: products of such differences would underflow
      along: fc.double({ min: 1e-100, max: 1, noNaN: true }),
      edge: fc.nat(),
      ulps: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(nudged, ({ area, along, edge, ulps }) => {
        const edges = edgesOf(area);
        const [[x1, y1], [x2, y2]] = edges[edge % edges.length]!;
        const x = (x1 + along * (x2 - x1)) * (1 + ulps * Number.EPSILON);
        const y = y1 + along * (y2 - y1);
        const holds = held(new AreaIndex([area]), x, y, 1).length === 1;
        assert.equal(holds, inside(area, x, y) !== 'outside');
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('finds nothing off Earth, for unknown places, and without areas', () => {
    const index = new AreaIndex([rectangle({ west: -180, south: -90, east: 180, north: 90 }), NOWHERE]);
    assert.deepEqual(held(index, 180, 90, 2), [0]);
    assert.deepEqual(held(index, -180, -90, 2), [0]);
    for (const [lon, lat] of [
      [NaN, 0],
      [0, NaN],
      [200, 0],
      [0, -91],
      [Infinity, 0],
    ] as const) {
      assert.deepEqual(held(index, lon, lat, 2), []);
    }
    assert.deepEqual(held(new AreaIndex([]), 0, 0, 1), []);
    assert.deepEqual(held(new AreaIndex([NOWHERE]), 0, 0, 1), []);
  });
});
