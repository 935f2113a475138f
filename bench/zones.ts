/**
 * Which of 200 areas holds each of 200,000 places: the area index against GEOS prepared geometries and
 * PostGIS's batch join, one core each, in one run. `npx node bench/zones.ts` prints one JSON object.
 *
 * Needs `../shared/bench/geofence` beside the checkout. Peers run where they are found and are otherwise
 * named as missing: GEOS needs gcc and the GEOS headers (Debian libgeos-dev), PostGIS the server binaries
 * (Debian postgresql-15-postgis-3) in PG_BIN, default /usr/lib/postgresql/15/bin. CORE chooses the core.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedPath } from '../test/support/shared-data.ts';
import { geos } from './zones/geos.ts';
import { postgis } from './zones/postgis.ts';
import { onOneCore, type Run } from './zones/run.ts';

const HITS = 177_733;
const dir = mkdtempSync(join(tmpdir(), 'zones-'));

try {
  const made = spawnSync(process.execPath, [sharedPath('bench/geofence/gen.mjs'), dir], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`the areas could not be generated: ${made.stderr}`);
  const ours = () =>
    JSON.parse(onOneCore(process.execPath, [join(import.meta.dirname, 'zones/garant.ts'), dir]));
  const before = ours();
  const peers: Run[] = [geos(dir), postgis(dir)];
  const after = ours();
  const rate = (before.rate + after.rate) / 2;
  const runs: Run[] = [{ name: 'garant AreaIndex', ...after, rate }, ...peers];
  const wrong = runs.filter((run) => 'hits' in run && run.hits !== HITS).map((run) => run.name);
  const ratios = Object.fromEntries(
    peers.flatMap((peer) => ('rate' in peer ? [[peer.name, round(rate / peer.rate)]] : [])),
  );
  console.log(JSON.stringify({ data: JSON.parse(made.stdout), hits: HITS, runs, ratios, wrong }, null, 2));
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
