import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { feature } from 'topojson-client';
import { type Countries, depictBoundaries, isInside } from './depict-boundaries.ts';

const read = (scale: string) =>
  JSON.parse(
    readFileSync(new URL(import.meta.resolve(`world-atlas/countries-${scale}.json`)), 'utf8'),
  ) as Countries;

/** Border points in the box around Perekop, the isthmus between the peninsula and the mainland. */
const atPerekop = (lines: readonly (readonly number[][])[]) =>
  lines.flat().filter(([x = 0, y = 0]) => x > 33.4 && x < 34.2 && y > 45.9 && y < 46.4).length;

for (const scale of ['10m', '50m', '110m']) {
  test(`${scale}: no border runs across Perekop, and the peninsula is still land`, () => {
    const { land, borders } = depictBoundaries(read(scale));
    assert.equal(atPerekop(borders.geometry.coordinates as number[][][]), 0);
    assert.ok(borders.geometry.coordinates.length > 100);
    const around = land.geometry.coordinates.filter((polygon) => isInside(polygon[0] ?? [], [34.1, 45.1]));
    assert.equal(around.length, 1);
  });
}

test('the source itself draws a border there: the step is needed', () => {
  const source = read('50m');
  const russia = source.objects.countries.geometries.find((shape) => shape.id === '643');
  assert.ok(russia);
  const { geometry } = feature(source, russia) as GeoJSON.Feature;
  assert.equal(geometry.type, 'MultiPolygon');
  const rings = (geometry as GeoJSON.MultiPolygon).coordinates.map((polygon) => polygon[0] ?? []);
  assert.ok(atPerekop(rings) > 0);
  assert.ok(rings.some((ring) => isInside(ring, [34.1, 45.1])));
});

test('a source without that ring is refused, not drawn wrongly', () => {
  const source = read('50m');
  for (const shape of source.objects.countries.geometries) if (shape.id === '643') shape.id = '999';
  assert.throws(() => depictBoundaries(source), /643 and 804/);
});
