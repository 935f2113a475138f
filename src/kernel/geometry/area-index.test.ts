import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { geodesicDistance } from '../geodesy.ts';
import { AreaIndex } from './area-index.ts';
import { rectangle } from './bounds.ts';
import { inside } from './inside.ts';
import { type AreaGeometry, type LonLat, NOWHERE, type Ring } from './shape.ts';
import { anyArea, edgesOf, lattice, plainDistance, plainInside } from './testing/shapes.ts';

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

/** Where on the way the area begins or ends, by plain arithmetic. */
function plainMeetings(
  area: AreaGeometry,
  [ax, ay, bx, by]: readonly [number, number, number, number],
): number[] {
  return edgesOf(area).flatMap(([[x1, y1], [x2, y2]]) => {
    const cross = (bx - ax) * (y2 - y1) - (by - ay) * (x2 - x1);
    if (cross === 0) return [];
    const t = ((x1 - ax) * (y2 - y1) - (y1 - ay) * (x2 - x1)) / cross;
    return t > 0 && t < 1 ? [t] : [];
  });
}

describe('a way through areas', () => {
  it('is inside exactly on the stretches named, also through corners and along edges (seed 3)', () => {
    const ways = fc.record({
      areas: fc.array(anyArea, { minLength: 1, maxLength: 4 }),
      way: fc.tuple(lattice(-4, 4), lattice(-3, 3), lattice(-4, 4), lattice(-3, 3)),
    });
    fc.assert(
      fc.property(ways, ({ areas, way }) => {
        const [ax, ay, bx, by] = way;
        fc.pre(ax !== bx || ay !== by);
        const index = new AreaIndex(areas);
        const count = index.segment(ax, ay, bx, by);
        const { areas: of, enters, leaves } = index.passages;
        for (const [i, area] of areas.entries()) {
          const cuts = [0, ...plainMeetings(area, way).sort((a, b) => a - b), 1];
          for (let k = 1; k < cuts.length; k++) {
            const t = (cuts[k - 1]! + cuts[k]!) / 2;
            const [x, y] = [ax + t * (bx - ax), ay + t * (by - ay)];
            if (cuts[k]! - cuts[k - 1]! < 1e-9 || plainDistance(area, x, y) < 1e-9) continue;
            let within = false;
            for (let p = 0; p < count; p++) within ||= of[p] === i && enters[p]! < t && t < leaves[p]!;
            assert.equal(within, plainInside(area, x, y) === 'inside', `area ${i} at ${t} of ${way}`);
          }
        }
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  const square = rectangle({ west: 10, south: 10, east: 20, north: 20 });
  const stretches = (index: AreaIndex) =>
    Array.from({ length: index.passages.count }, (_, i) => [
      index.passages.areas[i],
      index.passages.enters[i],
      index.passages.leaves[i],
    ]);

  it('names entry and exit of an area crossed between two places outside it', () => {
    const index = new AreaIndex([square]);
    assert.equal(index.segment(5, 15, 25, 15), 1);
    assert.deepEqual(stretches(index), [[0, 0.25, 0.75]]);
  });

  it('counts a touched corner as no passage, and a way that stays inside as the whole', () => {
    const index = new AreaIndex([square]);
    assert.equal(index.segment(5, 15, 15, 25), 0);
    assert.equal(index.segment(11, 11, 19, 12), 1);
    assert.deepEqual(stretches(index), [[0, 0, 1]]);
    assert.equal(index.segment(15, 15, 15, 15), 1);
    assert.deepEqual(stretches(index), [[0, 0, 1]]);
  });

  it('joins the two halves of an area cut at the antimeridian', () => {
    const east = rectangle({ west: 178, south: 0, east: 180, north: 2 }).coordinates;
    const west = rectangle({ west: -180, south: 0, east: -178, north: 2 }).coordinates;
    const index = new AreaIndex([{ type: 'MultiPolygon', coordinates: [...east, ...west] }]);
    assert.equal(index.segment(176, 1, -176, 1), 1);
    assert.deepEqual(stretches(index), [[0, 0.25, 0.75]]);
    assert.equal(index.segment(-179, 1, 179, 1), 1);
    assert.deepEqual(stretches(index), [[0, 0, 1]]);
  });
});

describe('distance to the nearest edge', () => {
  const kyiv = { lon: 30.5, lat: 50.45 };
  const box = rectangle({ west: 30, south: 50, east: 31, north: 51 });

  it('agrees with the geodesic to a half per cent, positive inside and negative outside', () => {
    const index = new AreaIndex([box]);
    const east = geodesicDistance({ lon: 30.98, lat: 50.45 }, { lon: 31, lat: 50.45 });
    assert.ok(Math.abs(index.distanceToEdge(0, 30.98, 50.45, 5000) / east - 1) < 0.005);
    assert.ok(Math.abs(index.distanceToEdge(0, 31.02, 50.45, 5000) / -east - 1) < 0.005);
  });

  it('stops at the reach', () => {
    const index = new AreaIndex([box]);
    assert.equal(index.distanceToEdge(0, kyiv.lon, kyiv.lat, 5000), 5000);
    assert.equal(index.distanceToEdge(0, 40, kyiv.lat, 5000), -5000);
  });

  it('leaves no edge inside the clearance and finds every area within reach (seed 4)', () => {
    const reach = 20_000;
    fc.assert(
      fc.property(areasAndPlaces, ({ areas, places }) => {
        const index = new AreaIndex(areas);
        for (const [x, y] of places) {
          // near the equator a degree is 110.5 to 111.4 km in every direction
          const plain = areas.map((area) => plainDistance(area, x, y) * 111_000);
          const clearance = index.measure(x, y, reach);
          assert.ok(clearance <= Math.min(...plain) * 1.006 + 1e-6, `clearance ${clearance} of ${plain}`);
          assert.ok(clearance >= Math.min(reach, Math.min(...plain) * 0.994) - 1e-6);
          for (const [i, distance] of plain.entries()) {
            if (distance < reach * 0.99)
              assert.ok(Math.abs(index.near.distanceTo(i) - distance) <= 0.006 * distance + 1e-6);
          }
        }
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('looks across the antimeridian and does not take it for an edge', () => {
    const east = rectangle({ west: 178, south: 0, east: 180, north: 2 }).coordinates;
    const west = rectangle({ west: -180, south: 0, east: -179.99, north: 2 }).coordinates;
    const index = new AreaIndex([{ type: 'MultiPolygon', coordinates: [...east, ...west] }]);
    const distance = index.distanceToEdge(0, 179.995, 1, 5000);
    assert.ok(Math.abs(distance - 0.015 * 111_300) < 20, `${distance}`);
  });
});
