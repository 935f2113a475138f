/**
 * What the whole path allocates once its code is compiled, said twice over: by function, from the engine's
 * profiler with every object sampled, also those collected since; and by the heap's own counter, where nothing was
 * said. Run after the rates, which warm the code up.
 */
import { Session } from 'node:inspector';
import type { FixColumns } from '../../src/picture/index.ts';
import type { CompiledAccords } from '../../src/watch/index.ts';
import type { Size } from './traffic.ts';
import { makeWorld, type World } from './world.ts';

/** What would be per observation by its place, but is a table that has run out of room and doubles. */
const TABLE = 'tables that grow';
const LEAST_TABLE = 1_024;

const OWN = ', for the observations themselves';

/** What an allocation is for: the first cause of which a function on its stack is a sign. */
const CAUSES: readonly (readonly [cause: string, sign: RegExp])[] = [
  ['events put into words', / sayPassage |\/indication\.ts|\/speak-findings\.ts| decide .*\/say-episode\.ts/],
  ['objects counted in and out under count limits', /\/counts\//],
  ['standing verdicts', /\/standing\.ts/],
  ['the rest of the ticks', /^ tick /],
  [`watch${OWN}`, /^ judgeBatch /],
  [`picture${OWN}`, /^ followBatch /],
];

/** As the engine's protocol describes it. */
interface Node {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly selfSize: number;
  readonly children: readonly Node[];
}
interface Profile {
  readonly head: Node;
  readonly samples: readonly { readonly size: number; readonly nodeId: number }[];
}

export function measureAllocations(
  compiled: CompiledAccords,
  size: Size,
  batches: readonly FixColumns[],
): void {
  const rows = Math.ceil(size.seconds * 0.75) * size.objects;
  const { profile, said } = sampleEveryObject(compiled, size, batches);
  console.log(`  allocated, every object sampled, ${rows} observations, ${said} events:`);
  const found = byCause(profile);
  for (const cause of [...CAUSES.map(([name]) => name), TABLE]) {
    const functions = [...(found.get(cause) ?? [])].sort(([, a], [, b]) => b - a);
    const bytes = functions.reduce((sum, [, own]) => sum + own, 0);
    const most = functions.slice(0, 4).map(([name, own]) => `${name} ${own}`);
    console.log(
      `    ${cause}: ${bytes} B, ${(bytes / rows).toFixed(3)} B/observation` +
        `${cause.endsWith(OWN) || cause === TABLE ? ` (${most.join(', ')})` : ''}`,
    );
  }
  countWhereNothingIsSaid(compiled, size, batches);
}

function sampleEveryObject(compiled: CompiledAccords, size: Size, batches: readonly FixColumns[]) {
  const world = makeWorld(compiled, size.objects);
  const session = new Session();
  session.connect();
  session.post('HeapProfiler.enable');
  let said = 0;
  for (let second = 0; second < size.seconds; second++) {
    if (second === Math.floor(size.seconds / 4)) {
      said = 0;
      session.post('HeapProfiler.startSampling', {
        samplingInterval: 1,
        includeObjectsCollectedByMajorGC: true,
        includeObjectsCollectedByMinorGC: true,
      });
    }
    said += step(world, second, batches[second]!);
  }
  let profile: Profile | undefined;
  session.post('HeapProfiler.stopSampling', (_, result) => {
    profile = result.profile as unknown as Profile;
  });
  session.disconnect();
  if (!profile) throw new Error('the engine gave no profile');
  return { profile, said };
}

function step(world: World, second: number, stored: FixColumns): number {
  const batch = world.load(stored);
  world.followBatch(batch);
  world.judgeBatch(batch);
  world.tick(second);
  return world.drain();
}

/** Bytes by cause and function. */
function byCause({ head, samples }: Profile): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  const tables = new Map<number, number>();
  for (const { size, nodeId } of samples)
    if (size >= LEAST_TABLE) tables.set(nodeId, (tables.get(nodeId) ?? 0) + size);
  const add = (cause: string, name: string, bytes: number): void => {
    const functions = found.get(cause) ?? new Map<string, number>();
    if (bytes > 0) found.set(cause, functions.set(name, (functions.get(name) ?? 0) + bytes));
  };
  const visit = (node: Node, stack: readonly string[]): void => {
    const { functionName, url } = node.callFrame;
    const here = [...stack, ` ${functionName} ${url}`];
    const cause = CAUSES.find(([, sign]) => here.some((frame) => sign.test(frame)))?.[0];
    if (cause !== undefined) {
      const table = cause.endsWith(OWN) ? (tables.get(node.id) ?? 0) : 0;
      add(cause, functionName, node.selfSize - table);
      add(TABLE, functionName, table);
    }
    for (const child of node.children) visit(child, here);
  };
  visit(head, []);
  return found;
}

/** Rows judged at a time: few enough that in most slices no event is said. */
const SLICE = 250;

function countWhereNothingIsSaid(
  compiled: CompiledAccords,
  size: Size,
  batches: readonly FixColumns[],
): void {
  const world = makeWorld(compiled, size.objects);
  const own = costOfCounting();
  const warm = Math.floor(size.seconds / 4);
  const slices: number[] = [];
  for (let second = 0; second < size.seconds; second++) {
    const batch = world.load(batches[second]!);
    world.followBatch(batch);
    for (let from = 0; from < batch.length; from += SLICE) {
      const before = process.memoryUsage().heapUsed;
      world.judgeBatch(batch, from, Math.min(from + SLICE, batch.length));
      const allocated = process.memoryUsage().heapUsed - before - own;
      // less than nothing: a collection came in between
      if (world.drain() === 0 && second >= warm && allocated >= 0) slices.push(allocated);
    }
    world.tick(second);
    world.drain();
  }
  slices.sort((a, b) => a - b);
  const at = (share: number): number => slices[Math.floor(share * (slices.length - 1))] ?? NaN;
  const total = slices.reduce((sum, bytes) => sum + bytes, 0);
  console.log(
    `  counted in ${slices.length} slices of ${SLICE} observations in which nothing was said: ` +
      `median ${at(0.5)} B, nine of ten at most ${at(0.9)} B, ` +
      `${(total / (slices.length * SLICE)).toFixed(3)} B/observation in all`,
  );
}

/** Bytes that reading the counter twice allocates itself. */
function costOfCounting(): number {
  let least = Infinity;
  for (let i = 0; i < 1_000; i++) {
    const before = process.memoryUsage().heapUsed;
    const cost = process.memoryUsage().heapUsed - before;
    if (cost > 0 && cost < least) least = cost;
  }
  return least;
}
