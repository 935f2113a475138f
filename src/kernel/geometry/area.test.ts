import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import geographiclib from 'geographiclib-geodesic';
import { coveredShare, covers, surfaceOf } from './area.ts';
import { boundsOf, rectangle } from './bounds.ts';
import { intersect, subtract, unite } from './combine.ts';
import { inside } from './inside.ts';
import { type AreaGeometry, isEmptyArea, NOWHERE } from './shape.ts';
import { densify } from './testing/distance-to-line.ts';

const value = <Value>(result: { ok: true; value: Value } | { ok: false; problems: unknown }): Value => {
  assert.ok(result.ok);
  return result.value;
};
const box = (west: number, south: number, east: number, north: number) =>
  rectangle({ west, south, east, north });

describe('the surface of an area', () => {
  it('of the whole Earth is that of the ellipsoid', () => {
    // 510,065,621.724 km²: GeographicLib, WGS84.EllipsoidArea
    assert.ok(Math.abs(surfaceOf(box(-180, -90, 180, 90)) / 510_065_621.724088e6 - 1) < 1e-12);
  });

  it('agrees with a geodesic polygon through many positions on its edges', () => {
    const ring = [
      [30, 47],
      [41, 46],
      [39.5, 52],
      [33, 50.5],
      [30, 47],
    ] as const;
    const polygon = geographiclib.Geodesic.WGS84.Polygon(false);
    for (const [lon, lat] of densify(ring, 200).slice(1)) polygon.AddPoint(lat, lon);
    const { area } = polygon.Compute(false, true);
    const ours = surfaceOf({ type: 'MultiPolygon', coordinates: [[ring]] });
    assert.ok(Math.abs(ours / Math.abs(area!) - 1) < 1e-8, `${ours} against ${area}`);
  });

  it('leaves holes out and is nothing for nowhere', () => {
    const area: AreaGeometry = {
      type: 'MultiPolygon',
      coordinates: [[box(0, 0, 4, 4).coordinates[0]![0]!, box(1, 1, 2, 2).coordinates[0]![0]!]],
    };
    assert.ok(Math.abs(surfaceOf(area) - surfaceOf(box(0, 0, 4, 4)) + surfaceOf(box(1, 1, 2, 2))) < 1);
    assert.equal(surfaceOf(NOWHERE), 0);
  });
});

describe('areas out of areas', () => {
  const [a, b, far] = [box(0, 0, 4, 4), box(2, 0, 6, 4), box(20, 20, 21, 21)];

  it('unite, intersect and subtract', () => {
    assert.equal(inside(value(unite([a, b])), 5, 1), 'inside');
    assert.equal(inside(value(unite([a, b])), 3, 1), 'inside');
    assert.equal(inside(value(intersect([a, b])), 3, 1), 'inside');
    assert.equal(inside(value(intersect([a, b])), 1, 1), 'outside');
    assert.equal(inside(value(subtract(a, [b])), 1, 1), 'inside');
    assert.equal(inside(value(subtract(a, [b])), 3, 1), 'outside');
  });

  it('share the inner one as it is with a rectangle around it, and less with what only reaches as far', () => {
    const diamond: AreaGeometry = {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [2, 0],
            [4, 2],
            [2, 4],
            [0, 2],
            [2, 0],
          ],
        ],
      ],
    };
    assert.equal(value(intersect([box(-180, -90, 180, 90), diamond])), diamond);
    assert.equal(value(intersect([diamond, a])), diamond);
    assert.ok(surfaceOf(value(intersect([diamond, box(0, 0, 4, 3)]))) < surfaceOf(diamond));
    assert.ok(
      Math.abs(surfaceOf(value(intersect([a, diamond, box(1, 1, 3, 3)]))) / surfaceOf(box(1, 1, 3, 3)) - 1) <
        1e-9,
    );
    const same = value(intersect([a, box(0, 0, 4, 4)]));
    assert.ok(Math.abs(surfaceOf(same) / surfaceOf(a) - 1) < 1e-12);
  });

  it('give nowhere where nothing remains, and keep what is not touched as it was', () => {
    assert.ok(isEmptyArea(value(intersect([a, far]))));
    assert.ok(isEmptyArea(value(subtract(a, [box(-1, -1, 5, 5)]))));
    assert.ok(isEmptyArea(value(unite([]))));
    assert.ok(isEmptyArea(value(intersect([a, NOWHERE]))));
    assert.deepEqual(value(subtract(a, [far, NOWHERE])), a);
    assert.deepEqual(value(unite([NOWHERE, NOWHERE])), NOWHERE);
  });

  it('report a failure of the sweep as a problem', () => {
    const broken = {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [NaN, 1],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
    } as AreaGeometry;
    const result = unite([broken, a]);
    assert.ok(!result.ok && result.problems[0]!.code === 'GEOMETRY_NOT_COMBINED' && result.problems[0]!.mend);
  });

  it('tell what share one covers of another', () => {
    assert.ok(Math.abs(value(coveredShare(b, a)) - 0.5) < 1e-12);
    assert.equal(value(coveredShare(far, a)), 0);
    assert.equal(value(coveredShare(a, a)), 1);
    assert.equal(value(coveredShare(a, NOWHERE)), 1);
    assert.equal(value(covers(box(-1, -1, 9, 9), a)), true);
    assert.equal(value(covers(a, a)), true);
    assert.equal(value(covers(b, a)), false);
  });

  it('have bounds', () => {
    assert.deepEqual(boundsOf(a, far), { west: 0, south: 0, east: 21, north: 21 });
    assert.ok(boundsOf(NOWHERE).west > boundsOf(NOWHERE).east);
  });
});
