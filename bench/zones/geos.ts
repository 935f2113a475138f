import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { sharedPath } from '../../test/support/shared-data.ts';
import { median, onOneCore, type Run } from './run.ts';

/** GEOS: prepared geometries under an STR tree, in C; the median of its three timed rounds. */
export function geos(dir: string): Run {
  const program = join(dir, 'geos_bench');
  const source = sharedPath('bench/geofence/geos_bench.c');
  const built = spawnSync('gcc', ['-O3', '-march=native', source, '-lgeos_c', '-o', program], {
    encoding: 'utf8',
  });
  if (built.status !== 0)
    return { name: 'GEOS', missing: built.error?.message ?? built.stderr.split('\n')[0]! };
  const rounds = onOneCore(program, [dir])
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return {
    name: rounds[0].peer,
    rate: median(rounds.map((round) => round.points_per_s)),
    hits: rounds[0].hits,
  };
}
