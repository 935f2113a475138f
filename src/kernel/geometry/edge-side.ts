/**
 * On which side of an edge a place lies, without ties. The area index compares places with edges at many
 * grid corners, and some corners fall on edges. Every place (x, y) therefore stands for (x + e, y + d) with
 * e and d infinitely small, positive, and d infinitely smaller than e: no such place lies on any edge, and
 * all tests agree with one another.
 * @source Edelsbrunner and Mücke 1990, "Simulation of simplicity".
 */
import { orient2d } from 'robust-predicates';

/** The error of the first estimate below, relative to its terms. @source Shewchuk 1997, section 4.3, `ccwerrboundA`. */
const ESTIMATE_ERROR = (3 + 16 * 2 ** -53) * 2 ** -53;

/**
 * Which way the edge from vertex `v / 2` of `xy` to the next one turns to reach the place `at[x]`, `at[y]`: exactly
 * `orient2d`, as -1, 0 or 1. The first estimate, which nearly always decides, is made here and from columns:
 * numbers handed to a call that is not inlined are boxed.
 */
export function turnOf(xy: Float64Array, v: number, at: Float64Array, x: number, y: number): number {
  const toX = at[x]!;
  const toY = at[y]!;
  const left = (xy[v + 1]! - toY) * (xy[v + 2]! - toX);
  const right = (xy[v]! - toX) * (xy[v + 3]! - toY);
  const turn = left - right;
  const error = ESTIMATE_ERROR * Math.abs(left + right);
  if (turn > error) return 1;
  if (turn < -error) return -1;
  if (error === 0) return 0;
  const exact = orient2d(xy[v]!, xy[v + 1]!, xy[v + 2]!, xy[v + 3]!, toX, toY);
  return exact > 0 ? 1 : exact < 0 ? -1 : 0;
}

/** For an edge with ends on both sides of the horizontal through the place: does it pass to the left? */
export function passesLeft(x1: number, y1: number, x2: number, y2: number, x: number, y: number): boolean {
  return isLeft(orient2d(x1, y1, x2, y2, x, y), y2 > y1);
}

/** The same from the turn towards the place and whether the edge goes north. */
export const isLeft = (turn: number, north: boolean): boolean => turn === 0 || turn > 0 === north;

/** For an edge with ends on both sides of the vertical through the place: does it pass below? */
export function passesBelow(x1: number, y1: number, x2: number, y2: number, x: number, y: number): boolean {
  return isBelow(orient2d(x1, y1, x2, y2, x, y), x2 > x1, y2 > y1, y1 === y2);
}

/** The same from the turn towards the place and whether the edge goes east, north, or neither north nor south. */
export const isBelow = (turn: number, east: boolean, north: boolean, level: boolean): boolean =>
  turn === 0 ? level || north !== east : turn < 0 === east;
