/** The part of the plane on one side of a line, for buffers that lie on one side only. */
import { orient2d } from 'robust-predicates';
import type { Bounds } from './bounds.ts';
import type { LonLat, Ring } from './shape.ts';

/** Seen along the line's direction, from its first position to its last. */
export type Side = 'left' | 'right';

/**
 * A ring around everything on one side of the line inside a box that holds the line well within it. Both
 * ends go on straight to the edge of the box. Undefined where the line, so extended, meets itself: there
 * the two sides are not apart.
 */
export function sideOf(line: readonly LonLat[], side: Side, box: Bounds): Ring | undefined {
  const start = leave(line[1]!, line[0]!, box);
  const end = leave(line.at(-2)!, line.at(-1)!, box);
  const divide = [start, ...line, end];
  if (meetsItself(divide)) return undefined;
  const ring = [...divide, ...cornersBetween(end, start, side, box)];
  return [...ring, start];
}

/** Where the ray from `from` through `through` leaves the box. */
function leave(from: LonLat, through: LonLat, box: Bounds): LonLat {
  const [dx, dy] = [through[0] - from[0], through[1] - from[1]];
  const toX = dx === 0 ? Infinity : ((dx > 0 ? box.east : box.west) - through[0]) / dx;
  const toY = dy === 0 ? Infinity : ((dy > 0 ? box.north : box.south) - through[1]) / dy;
  if (toX < toY) return [dx > 0 ? box.east : box.west, through[1] + dy * toX];
  return [through[0] + dx * toY, dy > 0 ? box.north : box.south];
}

/** The box's corners from one place on its rim to another: anticlockwise for what lies left. */
function cornersBetween(from: LonLat, to: LonLat, side: Side, box: Bounds): LonLat[] {
  const round = side === 'left' ? 1 : -1;
  const begin = alongRim(from, box);
  const length = (round * (alongRim(to, box) - begin) + 8) % 4;
  const corners: LonLat[] = [
    [box.west, box.south],
    [box.east, box.south],
    [box.east, box.north],
    [box.west, box.north],
  ];
  const ahead = (corner: number) => (round * (corner - begin) + 8) % 4;
  return [0, 1, 2, 3]
    .filter((corner) => ahead(corner) > 0 && ahead(corner) < length)
    .sort((a, b) => ahead(a) - ahead(b))
    .map((corner) => corners[corner]!);
}

/** How far round the rim a place lies, anticlockwise from the south-west corner, each side counting 1. */
function alongRim([x, y]: LonLat, { west, south, east, north }: Bounds): number {
  if (y === south) return (x - west) / (east - west);
  if (x === east) return 1 + (y - south) / (north - south);
  if (y === north) return 2 + (east - x) / (east - west);
  return 3 + (north - y) / (north - south);
}

/** Whether two edges that are not neighbours meet. */
function meetsItself(line: readonly LonLat[]): boolean {
  for (let i = 1; i < line.length; i++) {
    for (let j = i + 2; j < line.length; j++) {
      if (meet(line[i - 1]!, line[i]!, line[j - 1]!, line[j]!)) return true;
    }
  }
  return false;
}

function meet(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0]))
    return false;
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1]))
    return false;
  const apart = (p: LonLat, q: LonLat, r: LonLat, s: LonLat) =>
    orient2d(...p, ...q, ...r) * orient2d(...p, ...q, ...s) > 0;
  return !apart(a, b, c, d) && !apart(c, d, a, b);
}
