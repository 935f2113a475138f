/**
 * On which side of an edge a place lies, without ties. The area index compares places with edges at many
 * grid corners, and some corners fall on edges. Every place (x, y) therefore stands for (x + e, y + d) with
 * e and d infinitely small, positive, and d infinitely smaller than e: no such place lies on any edge, and
 * all tests agree with one another.
 * @source Edelsbrunner and Mücke 1990, "Simulation of simplicity".
 */
import { orient2d } from 'robust-predicates';

/** For an edge with ends on both sides of the horizontal through the place: does it pass to the left? */
export function passesLeft(x1: number, y1: number, x2: number, y2: number, x: number, y: number): boolean {
  const turn = orient2d(x1, y1, x2, y2, x, y);
  return turn === 0 || turn > 0 === y2 > y1;
}

/** For an edge with ends on both sides of the vertical through the place: does it pass below? */
export function passesBelow(x1: number, y1: number, x2: number, y2: number, x: number, y: number): boolean {
  const turn = orient2d(x1, y1, x2, y2, x, y);
  if (turn === 0) return y1 === y2 || y2 > y1 !== x2 > x1;
  return turn < 0 === x2 > x1;
}
