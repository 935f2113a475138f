import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { defaultLabel, type GarantRecord, type Json, type Lane, makeRecord } from '../kernel/index.ts';
import {
  hashLeaf,
  openCheckpoint,
  parseProofFile,
  parseVkey,
  tilePath,
  verifyAct,
  verifyInclusion,
} from '../ledger/index.ts';
import { type LedgerNode, type NodeOptions, openNode, verifySignature } from './index.ts';
import { verifyDirectory, verifyPath } from './verify.ts';

const ORIGIN = 'garant.example/test';
const START = Date.UTC(2026, 10, 21);

function scratch(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'garant-store-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, 'node');
}

function open(directory: string, options: Partial<NodeOptions> = {}): LedgerNode {
  const node = openNode(directory, { origin: ORIGIN, lane: 'live', now: () => START, ...options });
  assert.ok(node.ok, JSON.stringify(node));
  return node.value;
}

const refusal = (directory: string, options: Partial<NodeOptions> = {}): string => {
  const node = openNode(directory, { origin: ORIGIN, lane: 'live', now: () => START, ...options });
  assert.ok(!node.ok, 'opened');
  return node.problems[0]!.code;
};

const record = (body: Json, lane: Lane = 'live'): GarantRecord =>
  makeRecord({
    kind: 'note',
    v: 1,
    lane,
    label: defaultLabel(ORIGIN),
    actor: 'garant',
    recordedAt: START,
    body,
  });

const sound = (directory: string) => assert.deepEqual(verifyDirectory(directory).problems, []);

const fill = (node: LedgerNode, from: number, until: number) =>
  node.append(
    Array.from({ length: until - from }, (_, i) => ({ leaf: 'tick', record: record({ n: from + i }) })),
  );

test('what was acknowledged is there after closing and opening again, in order and byte for byte', async (t) => {
  const directory = scratch(t);
  const node = open(directory);
  const receipts = await fill(node, 0, 300);
  assert.deepEqual(
    receipts.map(({ index }) => index),
    Array.from({ length: 300 }, (_, i) => i),
  );
  node.close();
  sound(directory);
  const again = open(directory);
  assert.equal(again.size, 300);
  assert.deepEqual(
    [...again.records()].map((each) => each.record.id),
    receipts.map(({ id }) => id),
  );
  assert.deepEqual(
    [...again.records({ id: receipts[7]!.id })].map((each) => each.record),
    [record({ n: 7 })],
  );
  again.close();
  sound(directory);
});

test('the same fact recorded twice is one entry, also within one commit', async (t) => {
  const node = open(scratch(t));
  const [first, second] = await Promise.all([fill(node, 0, 1), fill(node, 0, 1)]);
  assert.deepEqual([first[0]!.duplicate, second[0]!.duplicate], [false, true]);
  assert.equal(second[0]!.index, first[0]!.index);
  assert.equal(node.size, 1);
  node.close();
});

test('every entry is proven under every checkpoint, across tile edges and restarts', async (t) => {
  const directory = scratch(t);
  let size = 0;
  for (const next of [1, 2, 255, 256, 257, 511, 512, 700]) {
    const node = open(directory);
    const key = parseVkey(node.vkey);
    assert.ok(key.ok);
    await fill(node, size, next);
    node.checkpoint();
    const checkpoint = openCheckpoint(Buffer.from(node.published.note), key.value, verifySignature);
    assert.ok(checkpoint.ok && checkpoint.value.size === next);
    for (const entry of node.records({ from: Math.max(0, next - 40) })) {
      const file = node.proofFor(entry.index);
      assert.ok(file.ok);
      const proof = parseProofFile(Buffer.from(file.value));
      assert.ok(proof.ok);
      assert.ok(
        verifyInclusion(
          hashLeaf(entry.leafBytes),
          entry.index,
          next,
          proof.value.hashes,
          checkpoint.value.root,
        ),
      );
    }
    const early = node.proofFor(next);
    assert.ok(!early.ok && early.problems[0]!.code === 'STORE_NOT_YET_PUBLISHED');
    node.close();
    sound(directory);
    size = next;
  }
});

test('the public files alone are checked under a key that the reader brings', async (t) => {
  const directory = scratch(t);
  const node = open(directory);
  await fill(node, 0, 300);
  node.close();
  const mirror = join(directory, 'log');
  const check = verifyPath(mirror, node.vkey);
  assert.ok(check.ok && check.value.kind === 'ledger');
  assert.deepEqual([check.value.problems, check.value.published], [[], 300]);
  const without = verifyPath(mirror);
  assert.ok(!without.ok && without.problems[0]!.code === 'STORE_NOT_A_LEDGER');
});

test('partial tiles stay until their tile is whole, then go', async (t) => {
  const directory = scratch(t);
  const node = open(directory);
  await fill(node, 0, 3);
  node.checkpoint();
  await fill(node, 3, 5);
  node.checkpoint();
  const partials = join(directory, 'log/tile/0/000.p');
  assert.deepEqual(readdirSync(partials).sort(), ['3', '5']);
  await fill(node, 5, 256);
  node.checkpoint();
  assert.ok(!existsSync(partials));
  assert.ok(existsSync(join(directory, 'log', tilePath({ level: 0, index: 0, width: 256 }))));
  node.close();
  sound(directory);
});

test('raw blocks come back as they were received, and are logged with their hash', async (t) => {
  const directory = scratch(t);
  const node = open(directory);
  const chunks = [
    { bytes: Buffer.from('*8D'), receivedAt: START },
    { bytes: Buffer.from('4840;\n'), receivedAt: START + 40 },
  ];
  const sealed = await node.sealBlock({
    source: 'roof',
    feed: 'modes-hex',
    chunks,
    rows: { from: 0, until: 1 },
  });
  const [logged] = [...node.records({ kind: 'raw-block' })];
  const body = logged!.record.body as { stored: `sha256:${string}`; sha256: string; lengths: number[] };
  assert.equal(body.sha256, sealed.sha256);
  assert.deepEqual(body.lengths, [3, 6]);
  assert.equal(Buffer.from(node.readBlock(body)!).toString(), '*8D4840;\n');
  assert.equal(node.blockOf('roof', 0)!.index, sealed.index);
  assert.equal(node.blockOf('roof', 1), undefined);
  assert.deepEqual([node.nextRow('roof'), node.nextRow('elsewhere')], [1, 0]);
  node.close();
  sound(directory);
});

test('a second process, or a second opening, is refused while the first one lives', (t) => {
  const directory = scratch(t);
  const node = open(directory);
  assert.equal(refusal(directory), 'STORE_LOCKED');
  const writer = join(import.meta.dirname, '../../test/support/crash/writer.ts');
  const other = spawnSync(process.execPath, [writer, directory], { encoding: 'utf8' });
  assert.match(other.stderr, /STORE_LOCKED/);
  node.close();
  open(directory).close();
});

test('a directory opens only as the log that it is', (t) => {
  const directory = scratch(t);
  open(directory).close();
  assert.equal(refusal(directory, { origin: 'garant.example/other' }), 'STORE_OTHER_LOG');
  assert.equal(refusal(directory, { lane: 'exercise' }), 'STORE_OTHER_LOG');
  assert.equal(refusal(directory, { origin: 'two words' }), 'STORE_ORIGIN_UNUSABLE');
  rmSync(join(directory, 'keys/log.key'));
  assert.equal(refusal(directory), 'STORE_OTHER_LOG');
});

test('a record of another lane, or none at all, is never taken', async (t) => {
  const node = open(scratch(t));
  await assert.rejects(node.append([{ leaf: 'tick', record: record({ n: 1 }, 'simulated') }]), {
    code: 'STORE_WRONG_LANE',
  });
  await assert.rejects(node.append([{ leaf: 'tick', bytes: Buffer.from('{}') }]), {
    code: 'STORE_NOT_A_RECORD',
  });
  const newer = makeRecord({ ...record({ n: 1 }), v: 99 });
  await assert.rejects(node.append([{ leaf: 'tick', record: newer }]), { code: 'RECORD_FROM_THE_FUTURE' });
  const forged = { ...record({ n: 1 }), id: record({ n: 2 }).id };
  await assert.rejects(node.append([{ leaf: 'tick', record: forged }]), { code: 'STORE_NOT_A_RECORD' });
  assert.equal(node.size, 0);
  node.close();
});

test('bytes received from elsewhere are kept as they were, spaces and all', async (t) => {
  const node = open(scratch(t));
  const bytes = Buffer.from(JSON.stringify(record({ n: 1 }), null, 2));
  await node.append([{ leaf: 'notice', bytes }]);
  assert.deepEqual(Buffer.from([...node.records()][0]!.bytes), bytes);
  node.close();
});

test('a log with fewer entries than its checkpoint is never signed again', async (t) => {
  const directory = scratch(t);
  const node = open(directory);
  await fill(node, 0, 10);
  node.close();
  const db = new DatabaseSync(join(directory, 'ledger.db'));
  db.exec('DELETE FROM entry WHERE idx = 9');
  db.close();
  assert.equal(refusal(directory), 'STORE_WOULD_FORK');
});

test('a log whose newest entries differ from its checkpoint is never signed again', async (t) => {
  const directory = scratch(t);
  const node = open(directory);
  await fill(node, 0, 10);
  node.close();
  const db = new DatabaseSync(join(directory, 'ledger.db'));
  db.exec("UPDATE entry SET leaf = CAST('{}' AS BLOB) WHERE idx = 4");
  db.close();
  assert.equal(refusal(directory), 'STORE_WOULD_FORK');
});

test('a directory restored from an old copy is refused by a checkpoint that somebody else kept', async (t) => {
  const [directory, copy] = [scratch(t), scratch(t)];
  const first = open(directory);
  await fill(first, 0, 5);
  const early = first.checkpoint();
  first.close();
  await cp(directory, copy, { recursive: true });
  const second = open(directory, { seen: early });
  await fill(second, 5, 9);
  const late = second.checkpoint();
  second.close();
  assert.equal(refusal(copy, { seen: late }), 'STORE_WOULD_FORK');
  const forked = open(copy);
  await fill(forked, 100, 120);
  forked.close();
  assert.equal(refusal(copy, { seen: late }), 'STORE_WOULD_FORK');
  open(directory, { seen: late }).close();
});

test('keys are for their owner alone, and acts carry the signature of who acted', async (t) => {
  const directory = scratch(t);
  const node = open(directory);
  const act = node.signAs('person:duty-officer', { acknowledged: 'indication-1' });
  assert.ok(verifyAct(act, verifySignature));
  assert.ok(!verifyAct({ ...act, act: { acknowledged: 'indication-2' } }, verifySignature));
  assert.equal(node.signAs('person:duty-officer', 1).publicKey, act.publicKey);
  const log = makeRecord({
    kind: 'act',
    v: 1,
    lane: 'live',
    label: defaultLabel(ORIGIN),
    actor: act.by,
    recordedAt: START,
    body: act,
  });
  await node.append([{ leaf: 'act', record: log }]);
  node.close();
  sound(directory);
  assert.equal(statSync(join(directory, 'keys/log.key')).mode & 0o777, 0o600);
  chmodSync(join(directory, 'keys/log.key'), 0o644);
  assert.equal(refusal(directory), 'STORE_KEY_EXPOSED');
});

test('nothing is taken after closing', async (t) => {
  const node = open(scratch(t));
  node.close();
  node.close();
  await assert.rejects(fill(node, 0, 1), { code: 'STORE_CLOSED' });
});
