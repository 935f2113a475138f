/** How many observations pass a second, from the time of this process alone: other work on the machine does not count. */

import type { FixColumns } from '../../src/picture/index.ts';
import type { CompiledAccords } from '../../src/watch/index.ts';
import type { Size } from './traffic.ts';
import { makeWorld } from './world.ts';

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const gc = (globalThis as { gc?: () => void }).gc;
const heap = (): number => {
  gc?.();
  return process.memoryUsage().heapUsed;
};

/** Runs the whole path over all batches, the first quarter untimed. */
export function measureRates(
  compiled: CompiledAccords,
  { objects, seconds }: Size,
  batches: readonly FixColumns[],
): void {
  const world = makeWorld(compiled, objects);
  const spent = { picture: [] as number[], watch: [] as number[], ticks: [] as number[] };
  const warm = Math.floor(seconds / 4);
  let said = 0;
  let before = 0;
  for (let second = 0; second < seconds; second++) {
    if (second === warm) before = heap();
    const batch = world.load(batches[second]!);
    const t0 = cpuMilliseconds();
    world.followBatch(batch);
    const t1 = cpuMilliseconds();
    world.judgeBatch(batch);
    const t2 = cpuMilliseconds();
    world.tick(second);
    const events = world.drain();
    if (second < warm) continue;
    said += events;
    spent.picture.push(t1 - t0);
    spent.watch.push(t2 - t1);
    spent.ticks.push(cpuMilliseconds() - t2);
  }
  const rows = (seconds - warm) * objects;
  const kept = ((heap() - before) / rows).toFixed(2);
  console.log(`  ${rows} observations: ${said} events, heap kept ${kept} B/observation`);
  const say = (name: string, take: (costs: readonly number[]) => number): void => {
    const [a, b, c] = [take(spent.picture), take(spent.watch), mean(spent.ticks)];
    const each = (ms: number): string => `${((ms * 1e6) / objects).toFixed(0)} ns`;
    const rate = Math.round(objects / ((a + b + c) / 1000)).toLocaleString('en');
    console.log(
      `  ${name}: ${rate} observations/s (picture ${each(a)}, watch ${each(b)}, ticks ${each(c)} each)`,
    );
  };
  say('all batches', mean);
  say('median batch', (costs) => quantile(costs, 0.5));
  say('quietest tenth of the batches', (costs) => quantile(costs, 0.1));
}

const mean = (costs: readonly number[]): number => costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
const quantile = (costs: readonly number[], share: number): number =>
  [...costs].sort((x, y) => x - y)[Math.floor(share * (costs.length - 1))]!;
