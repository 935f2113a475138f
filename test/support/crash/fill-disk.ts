/** Appends until the disk is full, makes room, goes on, and reports what came of it. `fill-disk.ts DIRECTORY` */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem, type GarantError } from '../../../src/kernel/index.ts';
import { verifyDirectory } from '../../../src/store/index.ts';
import { makeNote, openSample, START } from '../sample-ledger.ts';

const disk = process.argv[2]!;
const ballast = join(disk, 'ballast');
const directory = join(disk, 'node');
writeFileSync(ballast, Buffer.alloc(400_000));
const node = openSample(directory);
const acknowledged: string[] = [];

async function fill(): Promise<string> {
  for (let n = 0; ; n++) {
    try {
      const [receipt] = await node.append([
        { leaf: 'tick', record: makeNote('tick', { n, text: 'x'.repeat(5000) }) },
      ]);
      acknowledged.push(receipt!.id);
    } catch (error) {
      return (error as GarantError).code;
    }
  }
}

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'none';
  } catch (error) {
    return (error as GarantError).code;
  }
}

node.checkpoint();
const refusedAppend = await fill();
const block = { source: 'roof', feed: 'beast', chunks: [{ bytes: randomBytes(60_000), receivedAt: START }] };
const refusedBlock = await codeOf(() => node.sealBlock(block));
const refusedCheckpoint = await codeOf(() => node.checkpoint());
rmSync(ballast);
await node.append([{ leaf: 'tick', record: makeNote('tick', { n: 'room again' }) }]);
node.close();
const again = openSample(directory);
const held = new Set([...again.records()].map(({ record }) => record.id));
const sizeAfterRoom = again.size;
again.close();
const problems = verifyDirectory(directory).problems.map(formatProblem);
const lost = acknowledged.filter((id) => !held.has(id)).length;
console.log(
  JSON.stringify({
    acknowledged: acknowledged.length,
    refusedAppend,
    refusedBlock,
    refusedCheckpoint,
    lost,
    sizeAfterRoom,
    problems,
  }),
);
