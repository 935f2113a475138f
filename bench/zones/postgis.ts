/** PostGIS's batch join on a server of its own, started in the folder and stopped again. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPath } from '../../test/support/shared-data.ts';
import { median, onOneCore, type Run } from './run.ts';

const BIN = process.env.PG_BIN ?? '/usr/lib/postgresql/15/bin';
const NAME = 'PostGIS batch join';

export function postgis(dir: string): Run {
  if (!existsSync(join(BIN, 'postgres'))) return { name: NAME, missing: `no server in ${BIN}` };
  const identity = serverIdentity();
  if (!identity)
    return { name: NAME, missing: 'the server refuses to run as root and there is no user postgres' };
  const data = join(dir, 'pg');
  mkdirSync(data);
  if (identity.uid !== undefined) chownSync(data, identity.uid, identity.uid);
  chmodSync(dir, 0o755);
  const settings = `-k ${data} -c listen_addresses= -c max_parallel_workers_per_gather=0 -c shared_buffers=512MB`;
  onOneCore(join(BIN, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres'], identity);
  onOneCore(
    join(BIN, 'pg_ctl'),
    ['-D', data, '-w', '-l', join(data, 'log'), '-o', settings, 'start'],
    identity,
  );
  try {
    return measure(dir, data);
  } finally {
    onOneCore(join(BIN, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], identity);
  }
}

function measure(dir: string, socket: string): Run {
  const psql = (...args: string[]) =>
    onOneCore(join(BIN, 'psql'), ['-h', socket, '-U', 'postgres', '-qAt', ...args]);
  try {
    psql('-c', 'create extension postgis');
  } catch {
    return { name: NAME, missing: 'the server has no PostGIS extension' };
  }
  onOneCore(process.execPath, [sharedPath('bench/geofence/postgis.mjs'), dir, dir]);
  psql('-f', join(dir, 'load.sql'));
  psql('-c', 'create index on pts using gist(p)', '-c', 'analyze pts');
  const query = 'select count(*) from pts join zones on st_contains(g,p)';
  const printed = psql('-c', '\\timing on', ...Array.from({ length: 4 }, () => ['-c', query]).flat());
  const times = [...printed.matchAll(/Time: ([\d.]+) ms/g)].map((match) => Number(match[1]));
  const version = psql('-c', 'select postgis_lib_version()').trim();
  const hits = Number(/^\d+$/m.exec(printed)?.[0]);
  return { name: `${NAME} ${version}`, rate: Math.round(200_000 / (median(times.slice(1)) / 1000)), hits };
}

/** PostgreSQL does not run as root: then as the user that its package made. */
function serverIdentity(): { uid?: number } | undefined {
  if (process.getuid?.() !== 0) return {};
  const uid = Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout);
  return uid > 0 ? { uid } : undefined;
}
