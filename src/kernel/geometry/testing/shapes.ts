/** Shapes for property tests, and the plainest possible answers about them. */
import fc from 'fast-check';
import type { AreaGeometry, LonLat, Ring } from '../shape.ts';

/** Coordinates on a lattice of 1/8 degree: products of differences are exact in doubles, so the oracles are too. */
export const lattice = (from: number, to: number) =>
  fc.integer({ min: from * 8, max: to * 8 }).map((n) => n / 8);

const close = (open: readonly LonLat[]): Ring => [...open, open[0]!];

/** Any ring: it may cross itself, fold back, repeat positions or have no inside. */
const anyRing = fc
  .array(fc.tuple(lattice(-3, 3), lattice(-2, 2)), { minLength: 3, maxLength: 12 })
  .map((positions): Ring => close(positions));

/** A ring around a place with many short edges, so that cells get divided. */
const busyRing = fc
  .record({
    x: lattice(-2, 2),
    y: lattice(-1, 1),
    wobble: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 40, maxLength: 90 }),
  })
  .map(({ x, y, wobble }): Ring => {
    const at = (radius: number, i: number): LonLat => {
      const angle = (2 * Math.PI * i) / wobble.length;
      const snap = (value: number) => Math.round(value * 64) / 64;
      return [snap(x + (radius / 12) * Math.cos(angle)), snap(y + (radius / 12) * Math.sin(angle))];
    };
    return close(wobble.map(at));
  });

export const anyArea = fc
  .array(fc.array(fc.oneof(anyRing, busyRing), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((coordinates): AreaGeometry => ({ type: 'MultiPolygon', coordinates }));

/** Even-odd over all edges, by plain arithmetic. */
export function plainInside(area: AreaGeometry, x: number, y: number): 'inside' | 'outside' | 'edge' {
  let crossings = 0;
  for (const [[x1, y1], [x2, y2]] of edgesOf(area)) {
    const cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    const between = (x - x1) * (x - x2) <= 0 && (y - y1) * (y - y2) <= 0;
    if (cross === 0 && between) return 'edge';
    if (y1 <= y !== y2 <= y && cross > 0 === y2 > y1) crossings++;
  }
  return crossings % 2 === 1 ? 'inside' : 'outside';
}

export const edgesOf = (area: AreaGeometry): [LonLat, LonLat][] =>
  area.coordinates.flat().flatMap((ring) => ring.slice(1).map((to, i): [LonLat, LonLat] => [ring[i]!, to]));
