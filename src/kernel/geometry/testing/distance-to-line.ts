import { geodesicDistance, quickDistance } from '../../geodesy.ts';
import type { Metres } from '../../units.ts';
import type { LonLat } from '../shape.ts';

/** Positions along a line, straight in longitude and latitude, about every `spacing` metres. */
export function densify(line: readonly LonLat[], spacing: Metres): LonLat[] {
  return line.flatMap((to, i) => {
    const from = line[i - 1];
    if (!from) return [to];
    const pieces = Math.ceil(quickDistance(...from, ...to) / spacing);
    return Array.from({ length: pieces }, (_, k): LonLat => between(from, to, (k + 1) / pieces));
  });
}

/** Geodesic distance from a place to a densified line: the nearest position, then narrowed down beside it. */
export function distanceToLine(at: LonLat, dense: readonly LonLat[]): Metres {
  let nearest = 0;
  let least = Infinity;
  for (let i = 0; i < dense.length; i++) {
    const distance = quickDistance(...at, ...dense[i]!);
    if (distance < least) [nearest, least] = [i, distance];
  }
  const beside = [nearest - 2, nearest - 1, nearest, nearest + 1].filter(
    (i) => i >= 0 && i + 1 < dense.length,
  );
  return Math.min(...beside.map((i) => distanceToPiece(at, dense[i]!, dense[i + 1]!)));
}

function distanceToPiece(at: LonLat, from: LonLat, to: LonLat): Metres {
  const distance = (t: number) => {
    const [lon, lat] = between(from, to, t);
    return geodesicDistance({ lon: at[0], lat: at[1] }, { lon, lat });
  };
  let [low, high] = [0, 1];
  for (let step = 0; step < 12; step++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (distance(a) < distance(b)) high = b;
    else low = a;
  }
  return distance((low + high) / 2);
}

const between = (from: LonLat, to: LonLat, t: number): LonLat => [
  from[0] + t * (to[0] - from[0]),
  from[1] + t * (to[1] - from[1]),
];
