import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArea, readGeometry, readLine } from './read-geometry.ts';

const ring = [
  [30, 47],
  [31, 47],
  [31, 48],
  [30, 47],
];
const polygon = (...coordinates: unknown[]) => ({ type: 'Polygon', coordinates });

function problemsOf(value: unknown): string[] {
  const result = readGeometry(value, { file: 'areas.geojson' });
  if (result.ok) return [];
  for (const { mend, place } of result.problems) assert.ok(mend && place?.file === 'areas.geojson');
  return result.problems.map(({ code }) => code);
}

describe('reading a GeoJSON geometry', () => {
  it('turns every type into its Multi form and drops heights', () => {
    const read = (value: unknown) => {
      const result = readGeometry(value);
      return result.ok ? result.value : result.problems;
    };
    assert.deepEqual(read({ type: 'Point', coordinates: [30, 47, 120] }), {
      type: 'MultiPoint',
      coordinates: [[30, 47]],
    });
    assert.deepEqual(
      read({
        type: 'LineString',
        coordinates: [
          [30, 47],
          [31, 47],
        ],
      }),
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [30, 47],
            [31, 47],
          ],
        ],
      },
    );
    assert.deepEqual(read(polygon(ring)), { type: 'MultiPolygon', coordinates: [[ring]] });
    assert.deepEqual(read({ type: 'Feature', properties: {}, geometry: polygon(ring) }), {
      type: 'MultiPolygon',
      coordinates: [[ring]],
    });
  });

  for (const [what, value, code] of [
    ['no object', 'here', 'GEOMETRY_TYPE'],
    ['a collection', { type: 'GeometryCollection', geometries: [] }, 'GEOMETRY_TYPE'],
    ['a feature without a geometry', { type: 'Feature', geometry: null }, 'GEOMETRY_TYPE'],
    ['coordinates that are no list', { type: 'Polygon', coordinates: 5 }, 'GEOMETRY_POSITION'],
    [
      'a position that is no pair of numbers',
      polygon([
        [30, '47'],
        [31, 47],
        [31, 48],
        [30, 47],
      ]),
      'GEOMETRY_POSITION',
    ],
    [
      'a latitude beyond the pole',
      polygon([
        [30, 95],
        [31, 47],
        [31, 48],
        [30, 95],
      ]),
      'GEOMETRY_OUT_OF_RANGE',
    ],
    [
      'a ring that is not closed',
      polygon([
        [30, 47],
        [31, 47],
        [31, 48],
        [30, 48],
      ]),
      'GEOMETRY_RING_OPEN',
    ],
    [
      'a ring of three positions',
      polygon([
        [30, 47],
        [31, 47],
        [30, 47],
      ]),
      'GEOMETRY_TOO_SHORT',
    ],
    ['a polygon without rings', polygon(), 'GEOMETRY_TOO_SHORT'],
    ['a line of one position', { type: 'LineString', coordinates: [[30, 47]] }, 'GEOMETRY_TOO_SHORT'],
    [
      'an edge across the antimeridian',
      polygon([
        [179, 0],
        [-179, 0],
        [-179, 1],
        [179, 0],
      ]),
      'GEOMETRY_ANTIMERIDIAN',
    ],
  ] as const) {
    it(`refuses ${what}`, () => assert.ok(problemsOf(value).includes(code), `${problemsOf(value)}`));
  }

  it('reports every problem at once, and says when longitude and latitude look swapped', () => {
    const open = [
      [30, 47],
      [31, 47],
      [31, 48],
      [30, 48],
    ];
    assert.deepEqual(problemsOf({ type: 'MultiPolygon', coordinates: [[open], [open]] }), [
      'GEOMETRY_RING_OPEN',
      'GEOMETRY_RING_OPEN',
    ]);
    const swapped = readGeometry({ type: 'Point', coordinates: [48, 135] });
    assert.ok(!swapped.ok && swapped.problems[0]!.mend!.includes('swap'));
  });

  it('tells areas and lines apart where one of them is needed', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [30, 47],
        [31, 47],
      ],
    };
    const [area, notArea, notLine] = [readArea(polygon(ring)), readArea(line), readLine(polygon(ring))];
    assert.ok(area.ok && readLine(line).ok);
    assert.ok(!notArea.ok && notArea.problems[0]!.code === 'GEOMETRY_NOT_AN_AREA');
    assert.ok(!notLine.ok && notLine.problems[0]!.code === 'GEOMETRY_NOT_A_LINE');
  });
});
