/** Areas asked the plain way: every edge of every ring, in a plane. */
import type { AreaGeometry } from '../../kernel/geometry/index.ts';
import { METRES_PER_DEGREE, RADIANS_PER_DEGREE } from '../../kernel/index.ts';

type Ring = AreaGeometry['coordinates'][number][number];

const known = new WeakMap<AreaGeometry, readonly Ring[]>();

function rings(zone: AreaGeometry): readonly Ring[] {
  const flat = known.get(zone) ?? zone.coordinates.flat();
  known.set(zone, flat);
  return flat;
}

export function holds(zone: AreaGeometry, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings(zone)) {
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1]!;
      const [x2, y2] = ring[i]!;
      if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}

export function distance(zone: AreaGeometry, { lon, lat }: { lon: number; lat: number }): number {
  const east = METRES_PER_DEGREE * Math.max(0.01, Math.cos(lat * RADIANS_PER_DEGREE));
  let least = Infinity;
  for (const ring of rings(zone)) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [(ring[i - 1]![0] - lon) * east, (ring[i - 1]![1] - lat) * METRES_PER_DEGREE];
      const [bx, by] = [(ring[i]![0] - lon) * east, (ring[i]![1] - lat) * METRES_PER_DEGREE];
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const at = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length));
      least = Math.min(least, Math.hypot(ax + at * (bx - ax), ay + at * (by - ay)));
    }
  }
  return least;
}

export function crossings(
  zone: AreaGeometry,
  from: { lon: number; lat: number },
  to: { lon: number; lat: number },
): number[] {
  const found: number[] = [];
  const [dx, dy] = [to.lon - from.lon, to.lat - from.lat];
  for (const ring of rings(zone)) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [ring[i - 1]![0] - from.lon, ring[i - 1]![1] - from.lat];
      const [ex, ey] = [ring[i]![0] - ring[i - 1]![0], ring[i]![1] - ring[i - 1]![1]];
      const cross = dx * ey - dy * ex;
      if (cross === 0) continue;
      const at = (ax * ey - ay * ex) / cross;
      const along = (ax * dy - ay * dx) / cross;
      if (at >= 0 && at <= 1 && along >= 0 && along <= 1) found.push(at);
    }
  }
  return found;
}

/** Is all of a circle in the zone, taken so much wider than it is that measuring in a plane does no harm? */
export function circleAnswer(zone: AreaGeometry, place: { lon: number; lat: number }, radius: number) {
  if (radius > 0 && distance(zone, place) < radius * (1.01 + radius / 1_000_000)) return 'unknown';
  return holds(zone, place.lon, place.lat) ? 'yes' : 'no';
}
