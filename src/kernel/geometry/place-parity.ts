import { isBelow, isLeft, turnOf } from './edge-side.ts';

/** Bit of `placeParity` besides the lowest, which is the parity. */
const ON_EDGE = 2;

/** Where the numbers of a place lie: itself, and the south-west corner of its cell. */
export const PLACE = { lon: 0, lat: 1, left: 2, bottom: 3 } as const;

/**
 * Where a place lies for the area of one record entry (at position `at`, layout in `area-cells.ts`), given its
 * cell's south-west corner. From the corner, whose parity is known, a path leads north along the cell's west
 * border and then east to the place; each edge across it flips the parity. Odd: inside, by the tie rule of
 * `edge-side.ts`. ON_EDGE is set too when the place is exactly on an edge.
 */
export function placeParity(records: Int32Array, xy: Float64Array, at: number, place: Float64Array): number {
  const lon = place[PLACE.lon]!;
  const lat = place[PLACE.lat]!;
  const left = place[PLACE.left]!;
  let parity = records[at]! & 1;
  let onEdge = 0;
  const end = at + 2 + 2 * records[at + 1]!;
  for (let run = at + 2; run < end; run += 2) {
    let v = 2 * records[run]!;
    const last = v + 2 * records[run + 1]!;
    for (; v < last; v += 2) {
      const x1 = xy[v]!;
      const y1 = xy[v + 1]!;
      const x2 = xy[v + 2]!;
      const y2 = xy[v + 3]!;
      if (x1 > left !== x2 > left) parity ^= crossesBorder(xy, v, place);
      if (y1 > lat !== y2 > lat) {
        if ((x1 <= left || x2 <= left) && isLeft(turnOf(xy, v, place, PLACE.left, PLACE.lat), y2 > y1))
          parity ^= 1;
        if (x1 <= lon || x2 <= lon) {
          const turn = turnOf(xy, v, place, PLACE.lon, PLACE.lat);
          if (turn === 0) onEdge = ON_EDGE;
          if (turn === 0 || turn > 0 === y2 > y1) parity ^= 1;
        }
      } else if (y2 === lat && (x2 === lon || (y1 === lat && x1 > lon !== x2 > lon))) onEdge = ON_EDGE;
    }
  }
  return parity | onEdge;
}

/** 1 when the edge from `v` crosses the cell's west border between its corner and the height of the place. */
function crossesBorder(xy: Float64Array, v: number, place: Float64Array): number {
  const east = xy[v + 2]! > xy[v]!;
  const north = xy[v + 3]! > xy[v + 1]!;
  const level = xy[v + 3] === xy[v + 1];
  const here = isBelow(turnOf(xy, v, place, PLACE.left, PLACE.lat), east, north, level);
  const corner = isBelow(turnOf(xy, v, place, PLACE.left, PLACE.bottom), east, north, level);
  return here === corner ? 0 : 1;
}
