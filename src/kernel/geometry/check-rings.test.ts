import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rectangle } from './bounds.ts';
import { checkRings } from './check-rings.ts';
import type { AreaGeometry, Ring } from './shape.ts';

const ring = (west: number, south: number, east: number, north: number): Ring =>
  rectangle({ west, south, east, north }).coordinates[0]![0]!;
const codes = (...coordinates: Ring[][]) =>
  checkRings({ type: 'MultiPolygon', coordinates } as AreaGeometry).map(({ code }) => code);

describe('checking rings', () => {
  it('accepts holes, islands in holes, neighbours and touching corners', () => {
    assert.deepEqual(codes([ring(0, 0, 9, 9), ring(1, 1, 8, 8)], [ring(2, 2, 3, 3)]), []);
    assert.deepEqual(codes([ring(0, 0, 1, 1)], [ring(1, 0, 2, 1)], [ring(2, 1, 3, 2)]), []);
  });

  it('names a ring that crosses itself', () => {
    const bow: Ring = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ];
    assert.deepEqual(codes([bow]), ['GEOMETRY_RINGS_CROSS']);
  });

  it('names polygons that overlap, since what they share would be outside', () => {
    assert.deepEqual(codes([ring(0, 0, 4, 4)], [ring(2, 2, 6, 6)]), ['GEOMETRY_RINGS_CROSS']);
    assert.deepEqual(codes([ring(0, 0, 4, 4)], [ring(1, 1, 2, 2)]), ['GEOMETRY_POLYGONS_OVERLAP']);
    assert.deepEqual(codes([ring(0, 0, 4, 4)], [ring(0, 0, 4, 4)]), ['GEOMETRY_POLYGONS_OVERLAP']);
  });
});
