/**
 * Areas said by distance: "within 10 km of the line". Worked out on longitudes without a jump, then cut at
 * the antimeridian. The error budget: thinning and splitting of the line 0.15 %, arcs 0.06 %, filled pinholes
 * 0.2 %, which do not add up, since a pinhole lies where the line bends inwards.
 */
import { fail, type Problem, type Result, succeed } from '../errors.ts';
import { METRES_PER_DEGREE } from '../geodesy.ts';
import type { Degrees, Metres } from '../units.ts';
import { cutAtAntimeridian } from './antimeridian.ts';
import { type SquareMetres, surfaceOf } from './area.ts';
import { type Bounds, boundsOf, positionsOf } from './bounds.ts';
import { intersect, unite } from './combine.ts';
import { neighbourhood } from './neighbourhood.ts';
import { resample, unwrap } from './resample.ts';
import type { AreaGeometry, Geometry, LonLat, Ring } from './shape.ts';
import { type Side, sideOf } from './side.ts';
import { disc, stroke } from './stroke.ts';

/** How far thinning may move the line, and a geodesic may stray from a split edge, as a share of the distance. */
const LINE_TOLERANCE = 0.0015;

/** A hole that a disc of this share of the distance would fill is filled: rounding leaves such slivers. */
const PINHOLE = 0.002;

/** Positions of the pieces are rounded to this many degrees, 0.1 mm, so that near misses of corners become hits. */
const GRID: Degrees = 1e-9;

/** A quarter of a great circle's half: beyond it "within" no longer means a strip. */
const LONGEST: Metres = 2_000_000;

/**
 * Every place within `distance` of a shape, measured along geodesics: true to 0.5 % everywhere. An area's own
 * inside belongs to it. With `side`, only what lies on that side of a line whose ends go on straight.
 * @returns `BUFFER_DISTANCE`, `BUFFER_NEAR_POLE`, `BUFFER_SIDE` or what `unite` reports.
 */
export function within(distance: Metres, of: Geometry, side?: Side): Result<AreaGeometry> {
  const problem = distanceProblem(distance) ?? poleProblem(distance, of) ?? sideProblem(of, side);
  if (problem) return fail(problem);
  const parts = partsOf(of, distance, side);
  if (!parts.ok) return parts;
  const whole = of.type === 'MultiPolygon' ? [...parts.value, of] : parts.value;
  return whole.length === 1 ? succeed(whole[0]!) : unite(whole);
}

function partsOf(of: Geometry, distance: Metres, side: Side | undefined): Result<AreaGeometry[]> {
  if (of.type === 'MultiPoint')
    return each(of.coordinates, (at) => cutAtAntimeridian(areaOf(disc(at, distance))));
  const lines = of.type === 'MultiPolygon' ? of.coordinates.flat() : of.coordinates;
  return each(lines, (line) => aroundLine(unwrap(line), distance, side));
}

function aroundLine(line: readonly LonLat[], distance: Metres, side: Side | undefined): Result<AreaGeometry> {
  const resampled = resample(line, LINE_TOLERANCE * distance);
  const whole = aroundResampled(resampled, line[0]!, distance);
  if (!whole.ok) return whole;
  const both = fillPinholes(whole.value, Math.PI * (PINHOLE * distance) ** 2);
  if (!side) return cutAtAntimeridian(both);
  const half = sideOf(line, side, widen(boundsOf(both)));
  if (!half) return fail(sideUnclear);
  const one = intersect([both, areaOf(half)]);
  return one.ok ? cutAtAntimeridian(one.value) : one;
}

/** From an outline in one go where there are many positions, else from pieces. */
function aroundResampled(line: readonly LonLat[], start: LonLat, distance: Metres): Result<AreaGeometry> {
  const outlined = neighbourhood(line, distance);
  if (outlined) return succeed(onGrid(outlined));
  const pieces = line.length < 2 ? [disc(start, distance)] : stroke(line, distance);
  return uniteHalves(pieces.map((ring) => onGrid(areaOf(ring))));
}

/** Neighbours first: each union then stays about as small as what it joins. */
function uniteHalves(areas: readonly AreaGeometry[]): Result<AreaGeometry> {
  const middle = areas.length >> 1;
  const halves =
    areas.length <= 8 ? succeed(areas) : each([areas.slice(0, middle), areas.slice(middle)], uniteHalves);
  return halves.ok ? uniteOnGrid(halves.value) : halves;
}

/** All at once; where edges meet too closely for that, one after the other, each result back on the grid. */
function uniteOnGrid(areas: readonly AreaGeometry[]): Result<AreaGeometry> {
  const whole = unite(areas);
  if (whole.ok) return succeed(onGrid(whole.value));
  if (areas.length < 3) return whole;
  const start = uniteOnGrid(areas.slice(0, 2));
  return areas.slice(2).reduce((sum, area) => (sum.ok ? uniteOnGrid([sum.value, area]) : sum), start);
}

const areaOf = (ring: Ring): AreaGeometry => ({ type: 'MultiPolygon', coordinates: [[ring]] });

const toGrid = (value: Degrees): Degrees => Math.round(value / GRID) * GRID;

const onGrid = (area: AreaGeometry): AreaGeometry => ({
  type: 'MultiPolygon',
  coordinates: area.coordinates.map((polygon) =>
    polygon.map((ring) => ring.map(([lon, lat]): LonLat => [toGrid(lon), toGrid(lat)])),
  ),
});

const fillPinholes = (area: AreaGeometry, surface: SquareMetres): AreaGeometry => ({
  type: 'MultiPolygon',
  coordinates: area.coordinates.map(([outer, ...holes]) => [
    outer!,
    ...holes.filter((hole) => surfaceOf(areaOf(hole)) > surface),
  ]),
});

const widen = ({ west, south, east, north }: Bounds): Bounds => ({
  west: west - 1,
  south: south - 1,
  east: east + 1,
  north: north + 1,
});

function each<Item>(
  items: readonly Item[],
  act: (item: Item) => Result<AreaGeometry>,
): Result<AreaGeometry[]> {
  const out: AreaGeometry[] = [];
  for (const item of items) {
    const result = act(item);
    if (!result.ok) return result;
    out.push(result.value);
  }
  return succeed(out);
}

function distanceProblem(distance: Metres): Problem | undefined {
  if (distance >= 1 && distance <= LONGEST) return undefined;
  return {
    code: 'BUFFER_DISTANCE',
    message: `a distance of ${distance} m cannot be drawn`,
    mend: `give one between 1 m and ${LONGEST / 1000} km`,
  };
}

/** Near a pole a strip in longitude and latitude is no strip any more. */
function poleProblem(distance: Metres, of: Geometry): Problem | undefined {
  const farthest = positionsOf(of).reduce((most, [, lat]) => Math.max(most, Math.abs(lat)), 0);
  if ((90 - farthest) * METRES_PER_DEGREE > 3 * distance) return undefined;
  return {
    code: 'BUFFER_NEAR_POLE',
    message: `latitude ${farthest} is too near a pole for a distance of ${distance} m`,
    mend: 'give the area itself instead of a distance',
  };
}

function sideProblem(of: Geometry, side: Side | undefined): Problem | undefined {
  if (!side || of.type === 'MultiLineString') return undefined;
  return {
    code: 'BUFFER_SIDE',
    message: `a ${of.type} has no ${side} side`,
    mend: 'name a side of a line only',
  };
}

const sideUnclear: Problem = {
  code: 'BUFFER_SIDE',
  message: 'the line, extended straight on at both ends, meets itself, so its sides are not apart',
  mend: 'cut the line where it meets itself, or give the area itself',
};
