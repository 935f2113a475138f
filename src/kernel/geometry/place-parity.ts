import { orient2d } from 'robust-predicates';
import { passesBelow, passesLeft } from './edge-side.ts';

/** Bits of `placeParity`. */
export const ODD = 1;
const ON_EDGE = 2;

/**
 * Where a place lies for the area of one record entry (at position `at`, layout in `area-cells.ts`), given its
 * cell's south-west corner. From the corner, whose parity is known, a path leads north along the cell's west
 * border and then east to the place; each edge across it flips the parity. ODD: inside, by the tie rule of
 * `edge-side.ts`. ON_EDGE is set too when the place is exactly on an edge.
 */
export function placeParity(
  records: Int32Array,
  xy: Float64Array,
  at: number,
  lon: number,
  lat: number,
  left: number,
  bottom: number,
): number {
  let parity = records[at]! & 1;
  let onEdge = 0;
  const end = at + 2 + 2 * records[at + 1]!;
  for (let run = at + 2; run < end; run += 2) {
    let v = 2 * records[run]!;
    const last = v + 2 * records[run + 1]!;
    let x1 = xy[v]!;
    let y1 = xy[v + 1]!;
    while (v < last) {
      v += 2;
      const x2 = xy[v]!;
      const y2 = xy[v + 1]!;
      if (x1 > left !== x2 > left) {
        const here = passesBelow(x1, y1, x2, y2, left, lat);
        if (here !== passesBelow(x1, y1, x2, y2, left, bottom)) parity ^= 1;
      }
      if (y1 > lat !== y2 > lat) {
        if ((x1 <= left || x2 <= left) && passesLeft(x1, y1, x2, y2, left, lat)) parity ^= 1;
        if (x1 <= lon || x2 <= lon) {
          const turn = orient2d(x1, y1, x2, y2, lon, lat);
          if (turn === 0) onEdge = ON_EDGE;
          if (turn === 0 || turn > 0 === y2 > y1) parity ^= 1;
        }
      } else if (y2 === lat && (x2 === lon || (y1 === lat && x1 > lon !== x2 > lon))) onEdge = ON_EDGE;
      x1 = x2;
      y1 = y2;
    }
  }
  return parity | onEdge;
}
