/** Blocks of a window, found by halving, are those that reading every one of them finds. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSample, START } from '../../test/support/sample-ledger.ts';
import { type Random, seededRandom, utf8ToBytes } from '../kernel/index.ts';
import { cameWithin, readRawBlock } from '../ledger/index.ts';
import type { LedgerNode } from './index.ts';

const BLOCKS = 90;

/** Seals blocks of two sources; some hold no observation, and halfway the world begins anew. */
async function sealMany(node: LedgerNode, random: Random): Promise<number> {
  const at = { roof: START, mast: START };
  const rows = { roof: 0, mast: 0 };
  let secondRun = 0;
  for (let n = 0; n < BLOCKS; n++) {
    if (n === BLOCKS / 2) {
      secondRun = node.size;
      at.roof = START;
      at.mast = START;
    }
    const source = random.integer(2) === 0 ? 'roof' : 'mast';
    const chunks = Array.from({ length: 1 + random.integer(3) }, (_, chunk) => {
      at[source] += random.integer(5);
      return { bytes: utf8ToBytes(`${n}.${chunk}`), receivedAt: at[source] };
    });
    const from = rows[source];
    rows[source] += random.integer(3);
    await node.sealBlock({ source, feed: 'plots', chunks, rows: { from, until: rows[source] } });
  }
  return secondRun;
}

test('as many blocks, and the same first ones, whatever the window and the run', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'garant-window-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const node = openSample(directory);
  const random = seededRandom(31);
  const middle = await sealMany(node, random);
  const all = [...node.records({ kind: 'raw-block' })];
  let found = 0;
  for (let n = 0; n < 200; n++) {
    const from = START + random.integer(160) - 10;
    const until = random.integer(5) === 0 ? Number.POSITIVE_INFINITY : from + random.integer(60);
    const run = random.integer(2) === 0 ? { from: 0, until: middle } : { from: middle, until: node.size };
    const source = random.integer(2) === 0 ? 'roof' : 'mast';
    const wanted = all.filter(({ index, record }) => {
      const body = readRawBlock(record)!;
      const isInRun = index >= run.from && index < run.until;
      return body.source === source && isInRun && cameWithin(body, from, until);
    });
    const { blocks, count } = node.blocksWithin(source, { from, until, run }, 5);
    assert.equal(count, wanted.length);
    assert.deepEqual(
      blocks.map(({ index }) => index),
      wanted.slice(0, 5).map(({ index }) => index),
    );
    found += count;
  }
  assert.ok(found > 500, `${found} blocks lay in some window`);
  assert.deepEqual(
    node.blocksWithin('nobody', { from: START, until: START, run: { from: 0, until: node.size } }, 5),
    { blocks: [], count: 0 },
  );
  node.close();
});
