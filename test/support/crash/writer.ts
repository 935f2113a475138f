/**
 * The process that gets killed: appends, seals and publishes without pause, and says on stdout what was
 * acknowledged, a line each, after it was. `writer.ts DIRECTORY RUN SYNCHRONOUS`
 */
import { writeSync } from 'node:fs';
import { seededRandom } from '../../../src/kernel/index.ts';
import { openNode } from '../../../src/store/index.ts';
import { makeNote, ORIGIN, START } from '../sample-ledger.ts';

const [directory = '', run = '0', synchronous = 'FULL'] = process.argv.slice(2);
const random = seededRandom(Number(run));
const opened = openNode(directory, {
  origin: ORIGIN,
  lane: 'exercise',
  now: () => START,
  synchronous: synchronous === 'OFF' ? 'OFF' : 'FULL',
});
if (!opened.ok) {
  console.error(JSON.stringify(opened.problems));
  process.exit(1);
}
const node = opened.value;
const say = (line: string) => writeSync(1, `${line}\n`);
say('open');

async function append(first: number): Promise<number> {
  const count = 1 + random.integer(40);
  const entries = Array.from({ length: count }, (_, i) => ({
    leaf: 'tick' as const,
    record: makeNote('tick', { run, n: first + i, text: 'x'.repeat(random.integer(400)) }),
  }));
  for (const { id, index } of await node.append(entries)) say(`ack ${id} ${index}`);
  return first + count;
}

async function seal(n: number): Promise<void> {
  const bytes = Buffer.from(`block ${run} ${n} ${'y'.repeat(random.integer(4000))}`);
  const { id, index } = await node.sealBlock({
    source: 'roof',
    feed: 'beast',
    chunks: [{ bytes, receivedAt: START + n }],
  });
  say(`ack ${id} ${index}`);
}

for (let n = 0; ; ) {
  const writers = Array.from({ length: 1 + random.integer(4) }, (_, i) => append(n + i * 1000));
  await Promise.all(writers);
  n += 10_000;
  if (random.next() < 0.2) await seal(n);
  if (random.next() < 0.1) say(`signed ${node.checkpoint().split('\n')[1]}`);
}
