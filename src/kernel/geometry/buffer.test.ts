import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { destination, geodesicDistance } from '../geodesy.ts';
import { seededRandom } from '../random.ts';
import { surfaceOf } from './area.ts';
import { rectangle } from './bounds.ts';
import { within } from './buffer.ts';
import { inside } from './inside.ts';
import type { AreaGeometry, LineGeometry, LonLat } from './shape.ts';
import { densify, distanceToLine } from './testing/distance-to-line.ts';

const TOLERANCE = 0.005;

const line = (...coordinates: LonLat[]): LineGeometry => ({
  type: 'MultiLineString',
  coordinates: [coordinates],
});

function drawn(result: ReturnType<typeof within>): AreaGeometry {
  assert.ok(result.ok, result.ok ? '' : result.problems.map(({ message }) => message).join());
  return result.value;
}

/** A bent line about 1,200 km long. */
function longLine(seed: number, positions: number, bend: number): LonLat[] {
  const random = seededRandom(seed);
  let lat = 47.5;
  return Array.from({ length: positions }, (_, i) => {
    lat += bend * random.normal() * Math.sqrt(20 / positions);
    return [30 + (15.5 * i) / (positions - 1), lat];
  });
}

/** Corners of the boundary and the middles between them. */
function boundaryOf(area: AreaGeometry): LonLat[] {
  return area.coordinates.flat().flatMap((ring) =>
    ring.slice(1).flatMap(([x, y], i): LonLat[] => [
      [x, y],
      [(x + ring[i]![0]) / 2, (y + ring[i]![1]) / 2],
    ]),
  );
}

describe('an area within a distance of a line', () => {
  for (const [seed, positions, bend, distance] of [
    [1, 2, 0, 10_000],
    [2, 25, 0.3, 10_000],
    [3, 25, 0.3, 50_000],
    [4, 120, 0.15, 3_000],
    [5, 300, 0.05, 20_000],
    [8, 5000, 0.02, 10_000],
    [9, 1500, 0.1, 3_000],
    [10, 2000, 0.3, 60_000],
  ] as const) {
    it(`is ${distance} m wide within 0.5 % along 1,200 km with ${positions} positions (seed ${seed})`, () => {
      const positionsOfLine = longLine(seed, positions, bend);
      const area = drawn(within(distance, line(...positionsOfLine)));
      const dense = densify(positionsOfLine, Math.min(1000, distance / 10));
      let worst = 0;
      for (const [i, at] of boundaryOf(area).entries()) {
        if (i % 5 === 0) worst = Math.max(worst, Math.abs(distanceToLine(at, dense) / distance - 1));
      }
      assert.ok(worst <= TOLERANCE, `worst ${(100 * worst).toFixed(3)} %`);
    });
  }

  it('holds what is nearer and nothing that is farther, ends and bends included (seed 6)', () => {
    const distance = 15_000;
    const positions = longLine(6, 60, 0.4);
    const area = drawn(within(distance, line(...positions)));
    const dense = densify(positions, 1000);
    const random = seededRandom(6);
    for (let i = 0; i < 600; i++) {
      const [lon, lat] = random.pick(dense);
      const at = destination({ lon, lat }, 360 * random.next(), distance * 1.5 * random.next());
      const ratio = distanceToLine([at.lon, at.lat], dense) / distance;
      if (Math.abs(ratio - 1) <= TOLERANCE) continue;
      assert.equal(inside(area, at.lon, at.lat), ratio < 1 ? 'inside' : 'outside', `ratio ${ratio}`);
    }
  });

  it('holds the same when the line has very many positions, with the holes that its bends leave (seed 11)', () => {
    const distance = 8_000;
    const ring = Array.from({ length: 1201 }, (_, i): LonLat => {
      const turn = (2 * Math.PI * (i % 1200)) / 1200;
      const reach = 0.35 * (1 + 0.3 * Math.sin(9 * turn));
      return [31 + 1.5 * reach * Math.cos(turn), 48 + reach * Math.sin(turn)];
    });
    const area = drawn(within(distance, line(...ring)));
    assert.equal(area.coordinates.length, 1);
    assert.ok(area.coordinates[0]!.length > 1, 'what the line goes around stays open');
    const dense = densify(ring, 500);
    const random = seededRandom(11);
    for (let i = 0; i < 600; i++) {
      const [lon, lat] = random.pick(dense);
      const at = destination({ lon, lat }, 360 * random.next(), distance * 1.5 * random.next());
      const ratio = distanceToLine([at.lon, at.lat], dense) / distance;
      if (Math.abs(ratio - 1) <= TOLERANCE) continue;
      assert.equal(inside(area, at.lon, at.lat), ratio < 1 ? 'inside' : 'outside', `ratio ${ratio}`);
    }
  });

  it('lies on one side when told so, seen along the line', () => {
    const east = line([30, 48], [36, 48.5], [40, 48]);
    const left = drawn(within(10_000, east, 'left'));
    const right = drawn(within(10_000, east, 'right'));
    assert.equal(inside(left, 33, 48.3), 'inside');
    assert.equal(inside(right, 33, 48.3), 'outside');
    assert.equal(inside(right, 33, 48.2), 'inside');
    const both = surfaceOf(drawn(within(10_000, east)));
    assert.ok(Math.abs((surfaceOf(left) + surfaceOf(right)) / both - 1) < 1e-6);
  });

  it('gives the left side of a line to the right side of its reverse', () => {
    const positions = longLine(7, 20, 0.4);
    const left = drawn(within(10_000, line(...positions), 'left'));
    const right = drawn(within(10_000, line(...positions.toReversed()), 'right'));
    assert.ok(Math.abs(surfaceOf(left) / surfaceOf(right) - 1) < 1e-3);
    assert.ok(left.coordinates.length > 0);
  });

  it('keeps a hairpin apart: between its legs is left of both', () => {
    const hairpin = line([30, 48], [31, 48], [31, 48.05], [30, 48.05]);
    const left = drawn(within(10_000, hairpin, 'left'));
    assert.equal(inside(left, 30.5, 48.025), 'inside');
    assert.equal(inside(left, 30.5, 48.07), 'outside');
    assert.equal(inside(left, 30.5, 47.98), 'outside');
  });

  it('is cut at the antimeridian', () => {
    const area = drawn(within(20_000, line([179.5, 60], [-179.5, 60.5])));
    assert.equal(area.coordinates.length, 2);
    assert.ok(boundaryOf(area).every(([lon]) => lon >= -180 && lon <= 180));
    assert.equal(inside(area, 179.9, 60.2), 'inside');
    assert.equal(inside(area, -179.9, 60.3), 'inside');
  });
});

describe('an area within a distance of something else', () => {
  it('is a geodesic circle around a place', () => {
    const circle = drawn(within(25_000, { type: 'MultiPoint', coordinates: [[34, 65]] }));
    for (const [lon, lat] of boundaryOf(circle)) {
      const distance = geodesicDistance({ lon: 34, lat: 65 }, { lon, lat });
      assert.ok(Math.abs(distance / 25_000 - 1) <= TOLERANCE);
    }
  });

  it('holds an area and its surroundings, without filling a wide hole', () => {
    const [outer] = rectangle({ west: 30, south: 47, east: 32, north: 49 }).coordinates[0]!;
    const [hole] = rectangle({ west: 30.5, south: 47.5, east: 31.5, north: 48.5 }).coordinates[0]!;
    const area = drawn(within(10_000, { type: 'MultiPolygon', coordinates: [[outer!, hole!]] }));
    assert.equal(inside(area, 30.2, 48), 'inside');
    assert.equal(inside(area, 29.9, 48), 'inside');
    assert.equal(inside(area, 29.8, 48), 'outside');
    assert.equal(inside(area, 30.6, 48), 'inside');
    assert.equal(inside(area, 31, 48), 'outside');
  });
});

describe('a distance that cannot be drawn', () => {
  const code = (result: ReturnType<typeof within>) => (result.ok ? 'drawn' : result.problems[0]!.code);
  const short = line([30, 48], [31, 48]);

  it('is refused with its reason', () => {
    for (const distance of [0, -5, NaN, Infinity])
      assert.equal(code(within(distance, short)), 'BUFFER_DISTANCE');
    assert.equal(code(within(50_000, line([0, 89], [90, 89]))), 'BUFFER_NEAR_POLE');
    assert.equal(
      code(within(1000, rectangle({ west: 0, south: 0, east: 1, north: 1 }), 'left')),
      'BUFFER_SIDE',
    );
    const loop = line([30, 48], [31, 48], [31, 49], [30, 49], [30, 48]);
    assert.equal(code(within(1000, loop, 'left')), 'BUFFER_SIDE');
  });
});
