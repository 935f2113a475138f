/** The areas of the whole-path bench. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AreaGeometry } from '../../src/kernel/geometry/index.ts';
import { seededRandom } from '../../src/kernel/index.ts';
import { sharedPath } from '../../test/support/shared-data.ts';

/** The 200 areas of the shared geofence bench; beyond them, and without it, fractal polygons like its own. */
export function makeAreas(count: number): readonly AreaGeometry[] {
  const shared = readSharedAreas();
  const random = seededRandom(7);
  while (shared.length < count) shared.push(fractal(random));
  return shared.slice(0, count);
}

function readSharedAreas(): AreaGeometry[] {
  const script = sharedPath('bench/geofence/gen.mjs');
  if (!existsSync(script)) return [];
  const folder = mkdtempSync(join(tmpdir(), 'areas-'));
  execFileSync(process.execPath, [script, folder], { stdio: 'ignore' });
  const lines = readFileSync(join(folder, 'zones.ndjson'), 'utf8').trim().split('\n');
  rmSync(folder, { recursive: true });
  return lines.map((line) => {
    const { type, coordinates } = JSON.parse(line).geometry;
    return { type: 'MultiPolygon', coordinates: type === 'Polygon' ? [coordinates] : coordinates };
  });
}

/** A ring of 1,024 corners by midpoint displacement, 60 to 140 km across, anywhere where objects move. */
function fractal(random: ReturnType<typeof seededRandom>): AreaGeometry {
  const corners = 1024;
  const reach = new Float64Array(corners + 1).fill(1);
  for (let step = corners, swing = 0.35; step > 1; step >>= 1, swing *= 0.55) {
    for (let k = 0; k < corners; k += step) {
      reach[k + step / 2] = (reach[k]! + reach[k + step]!) / 2 + (random.next() - 0.5) * swing;
    }
  }
  const [x, y, size] = [-165 + random.next() * 330, -50 + random.next() * 115, 0.3 + random.next() * 0.4];
  const ring = Array.from({ length: corners }, (_, k): [number, number] => {
    const turn = (2 * Math.PI * k) / corners;
    const far = Math.max(0.2, reach[k]!) * size;
    return [x + far * 1.5 * Math.cos(turn), y + far * Math.sin(turn)];
  });
  return { type: 'MultiPolygon', coordinates: [[[...ring, ring[0]!]]] };
}
