/** `garant demo`: a simulated day, embedded, on one address. Everything in it is marked SIMULATED. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMATS, isFormat } from '../feeds/formats.ts';
import { DAY, fail, GarantError, type Instant, type Problem, type Result, succeed } from '../kernel/index.ts';
import { openStation, type Stage, WorldPlayer } from '../server/index.ts';
import { createWorld } from '../simulate/index.ts';
import type { LedgerNode } from '../store/index.ts';
import { EXIT, type ExitCode, refuse } from './exit.ts';
import { problemOf } from './last-resort.ts';
import { readApplied, readSourcesFile } from './read-folder.ts';
import { type BoundaryDepiction, openLedger, type Served, serve, untilStopped } from './serve.ts';
import { DEMO_DIR, VERSION } from './settings.ts';

export interface DemoOptions {
  readonly port: number;
  readonly seed: number;
  /** World seconds per second; 480 plays a day in three minutes. */
  readonly speed: number;
  readonly boundaries: BoundaryDepiction;
  /** Kept when given; otherwise a temporary directory that goes with the process. */
  readonly data?: string;
  readonly now: () => Instant;
}

export interface Demo extends Served {
  readonly data: string;
  /** Resolves when the disk or the judgement gives up. */
  readonly failed: Promise<Problem>;
}

/** The first simulated day. */
const FIRST_DAY = Date.UTC(2026, 5, 1);
/** Message loss and position noise as receivers know them. */
const AIR = { loss: 0.02, noise: 15 } as const;

export async function demo(options: DemoOptions): Promise<ExitCode> {
  const stopped = untilStopped();
  const started = await startDemo(options);
  if (!started.ok) return refuse(started.problems, EXIT.unreadable);
  process.stdout.write(`${started.value.url}\n`);
  process.stderr.write(
    `SIMULATED: an invented island, a day in ${Math.round(DAY / 1000 / options.speed / 60)} minutes, seed ${options.seed}. Ctrl+C ends it.\n`,
  );
  const failure = await Promise.race([stopped, started.value.failed]);
  await started.value.close();
  return failure ? refuse([failure], EXIT.unreadable) : EXIT.done;
}

/** Starts the demonstration and returns its address; `close` ends it and removes what it wrote. */
export async function startDemo(options: DemoOptions): Promise<Result<Demo>> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'garant-demo-'));
  const ledger = openLedger(join(data, 'ledger'), 'simulated', options.now);
  if (!ledger.ok) return ledger;
  const abandon = () => {
    ledger.value.close();
    if (!options.data) rmSync(data, { recursive: true, force: true });
  };
  const makeStage = stageMaker(options, ledger.value);
  const first = makeStage(0);
  if (!first.ok) {
    abandon();
    return first;
  }
  let day = 0;
  const nextStage = (restart: boolean): Stage => {
    day += restart ? 0 : 1;
    const stage = makeStage(day);
    if (!stage.ok) throw new GarantError('DEMO_STAGE', stage.problems[0]!.message);
    return stage.value;
  };
  const { promise: failed, resolve } = Promise.withResolvers<Problem>();
  const player = new WorldPlayer(first.value, options.speed, nextStage, (cause) => resolve(problemOf(cause)));
  const served = await serve({ ...options, station: () => player.station, player });
  if (!served.ok) {
    abandon();
    return served;
  }
  player.start();
  return succeed({
    url: served.value.url,
    data,
    failed,
    async close() {
      await served.value.close();
      await player.stop().catch((cause: unknown) => resolve(problemOf(cause)));
      abandon();
    },
  });
}

/** Opens day `n` of the demonstration: another seed, the same stage, accord and ledger. */
function stageMaker({ seed, now }: DemoOptions, ledger: LedgerNode): (day: number) => Result<Stage> {
  const applied = readApplied([DEMO_DIR]);
  const sources = readSourcesFile(join(DEMO_DIR, 'sources.yaml'));
  return (day) => {
    if (!applied.ok) return applied;
    if (!sources.ok) return sources;
    const start = FIRST_DAY + day * DAY;
    const station = openStation({
      ...applied.value,
      register: sources.value.register,
      sourcesText: sources.value.text,
      lane: 'simulated',
      ledger,
      openFeed: (feed) => (isFormat(feed) ? FORMATS[feed].open : undefined),
      start,
      version: VERSION,
      now,
    });
    if (!station.ok) return station.problems.length > 0 ? fail(...station.problems) : station;
    return succeed({ world: createWorld({ seed: seed + day, start, ...AIR }), station: station.value });
  };
}
