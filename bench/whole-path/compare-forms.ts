/** The same observations judged by plain clauses and by clauses of every form, turn about, second by second. */
import type { Accord } from '../../src/accord/index.ts';
import type { FixColumns } from '../../src/picture/index.ts';
import { compile } from '../../src/watch/index.ts';
import { PARTIES } from './accord.ts';
import type { Size } from './traffic.ts';
import { makeWorld, type World } from './world.ts';

interface Run {
  readonly world: World;
  /** Milliseconds of this process by batch. */
  readonly watch: number[];
  readonly whole: number[];
  said: number;
}

export function compareForms(
  plain: Accord,
  all: Accord,
  { objects, seconds }: Size,
  batches: readonly FixColumns[],
): void {
  const [before, after] = [makeRun(plain, objects), makeRun(all, objects)];
  const warm = Math.floor(seconds / 4);
  batches.forEach((batch, second) => {
    const inTurn = second % 2 === 0 ? [before, after] : [after, before];
    for (const run of inTurn) step(run, batch, second, second >= warm);
  });
  const rate = (run: Run) => (objects * run.whole.length) / (sum(run.whole) / 1000);
  const say = (name: string, run: Run) =>
    console.log(
      `  ${name}: ${Math.round(rate(run)).toLocaleString('en')} observations/s, ${run.said} events, watch and ticks ${((sum(run.watch) * 1e6) / (objects * run.watch.length)).toFixed(0)} ns each`,
    );
  say('plain forms', before);
  say('every form', after);
  const median = quantile(before.whole) / quantile(after.whole);
  console.log(
    `  every form at ${(rate(after) / rate(before)).toFixed(3)} of the rate of the plain ones (median batch ${median.toFixed(3)})`,
  );
}

function makeRun(accord: Accord, objects: number): Run {
  const compiled = compile([accord], PARTIES);
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message);
  return { world: makeWorld(compiled.value, objects), watch: [], whole: [], said: 0 };
}

function step(run: Run, stored: FixColumns, second: number, isTimed: boolean): void {
  const { world } = run;
  const batch = world.load(stored);
  const t0 = cpuMilliseconds();
  world.followBatch(batch);
  const t1 = cpuMilliseconds();
  world.judgeBatch(batch);
  world.tick(second);
  const events = world.drain();
  const t2 = cpuMilliseconds();
  if (!isTimed) return;
  run.watch.push(t2 - t1);
  run.whole.push(t2 - t0);
  run.said += events;
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const sum = (costs: readonly number[]): number => costs.reduce((a, b) => a + b, 0);
const quantile = (costs: readonly number[]): number =>
  [...costs].sort((x, y) => x - y)[Math.floor(costs.length / 2)]!;
