/** The smallest box around a GeoJSON geometry: west, south, east, north. Not across the antimeridian. */
export type Box = [number, number, number, number];

export function boundsOf(coordinates: readonly unknown[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  widen(box, coordinates);
  return box;
}

function widen(box: Box, coordinates: readonly unknown[]): void {
  const [x, y] = coordinates;
  if (typeof x === 'number' && typeof y === 'number') {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
    return;
  }
  for (const part of coordinates) if (Array.isArray(part)) widen(box, part);
}
