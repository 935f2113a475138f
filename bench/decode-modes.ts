/**
 * How fast Mode S is decoded: Beast bytes → every field and CPR in columns, one core, on the seeded corpus
 * of ../shared/bench/adsb (1,000,000 frames of 500 aircraft, 2 % of them corrupted). Prints JSON. With READSB
 * set to the path of a readsb binary, that reads the same bytes in the same run.
 *
 * taskset -c 0 npx node bench/decode-modes.ts [passes]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBeastReader, readBeast } from '../src/feeds/beast/index.ts';
import {
  decodeFrames,
  makeFrameBatch,
  makeModesColumns,
  makeModesDecoder,
  POSITION_STATUS_NAMES,
  REFUSALS,
} from '../src/feeds/modes/index.ts';
import { missing, sharedPath } from '../test/support/shared-data.ts';
import { runReadsb } from './modes/readsb.ts';

const GENERATOR = 'bench/adsb/gen_beast.mjs';
const FRAMES = 1_000_000;
const ROWS = 4096;
const MICROSECONDS = 1e6;
const passes = Number(process.argv[2] ?? 15);

function makeCorpus(): Uint8Array {
  const directory = mkdtempSync(join(tmpdir(), 'garant-modes-'));
  try {
    const run = spawnSync(process.execPath, [sharedPath(GENERATOR), directory], { stdio: 'inherit' });
    if (run.status !== 0) throw new Error(`${GENERATOR} ended with ${run.status}`);
    return new Uint8Array(readFileSync(join(directory, 'beast.bin')));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const batch = makeFrameBatch(ROWS);
const columns = makeModesColumns(ROWS);

function runOnce(bytes: Uint8Array) {
  const reader = makeBeastReader();
  const decoder = makeModesDecoder();
  const cpu = process.cpuUsage();
  const begin = performance.now();
  for (let at = 0; at < bytes.length; ) {
    batch.length = 0;
    at = readBeast(reader, bytes, at, batch);
    decodeFrames(decoder, batch, columns);
  }
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    framesPerSecond: reader.counts.frames / seconds,
    framesPerCpuSecond: reader.counts.frames / ((user + system) / MICROSECONDS),
    decoder,
  };
}

const median = (values: readonly number[]) =>
  Math.round(values.toSorted((a, b) => a - b)[values.length >> 1]!);
const named = (names: readonly string[], counts: Float64Array) =>
  Object.fromEntries(names.map((name, i) => [name, counts[i]]));

const gone = missing(GENERATOR);
if (gone) {
  console.error(gone);
  process.exit(3);
}
const bytes = makeCorpus();
const runs = Array.from({ length: passes }, () => runOnce(bytes));
// The first passes run while the engine still compiles.
const warm = runs.slice(Math.min(3, passes - 1));
const { decoder } = runs[0]!;
const framesPerCpuSecond = median(warm.map((run) => run.framesPerCpuSecond));
const binary = process.env.READSB;
const readsb = binary ? await runReadsb(binary, bytes, FRAMES, 5) : null;
console.log(
  JSON.stringify(
    {
      frames: FRAMES,
      passes,
      framesPerSecond: median(warm.map((run) => run.framesPerSecond)),
      framesPerSecondBest: Math.round(Math.max(...warm.map((run) => run.framesPerSecond))),
      framesPerCpuSecond,
      accepted: decoder.accepted,
      refused: named(REFUSALS, decoder.refused),
      positions: named(POSITION_STATUS_NAMES, decoder.positions),
      readsb: readsb ?? 'not measured: set READSB to its binary',
      ratioPerCpuSecond: readsb ? Number((framesPerCpuSecond / readsb.framesPerCpuSecond).toFixed(2)) : null,
    },
    null,
    2,
  ),
);
