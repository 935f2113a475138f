/** Somebody else's code, which shares no line with Garant, accepts what Garant wrote and refuses what was changed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { seededRandom } from '../../src/kernel/index.ts';
import { listFiles } from '../../src/store/index.ts';
import { makeNote, openSample } from '../support/sample-ledger.ts';
import { buildGoVerifier, cannotRunGo } from './go-verifier.ts';

const SIZES = [1, 2, 255, 256, 257, 511, 512, 1100];
const PAIRS = 100;

test("the Go checksum database's code accepts every checkpoint, entry and pair of sizes, and no change", {
  skip: cannotRunGo(),
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'garant-interop-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const program = buildGoVerifier(folder);
  const directory = join(folder, 'node');
  const log = join(directory, 'log');
  const node = openSample(directory);
  const run = () => spawnSync(program, [log, node.vkey, String(PAIRS)], { encoding: 'utf8' }).stdout;
  const append = (from: number, until: number) =>
    node.append(
      Array.from({ length: until - from }, (_, i) => ({
        leaf: 'tick',
        record: makeNote('tick', { n: from + i }),
      })),
    );

  let size = 0;
  for (const next of SIZES) {
    await append(size, next);
    size = next;
    node.checkpoint();
    assert.equal(run(), `OK ${next} entries, ${PAIRS} pairs, 0 proof files\n`);
  }
  const proofs = join(directory, 'proofs');
  mkdirSync(proofs);
  for (let index = 0; index < size; index++) {
    const proof = node.proofFor(index);
    assert.ok(proof.ok);
    writeFileSync(join(proofs, `${index}.tlog-proof`), proof.value);
  }
  assert.equal(run(), `OK ${size} entries, ${PAIRS} pairs, ${size} proof files\n`);

  const random = seededRandom(6);
  const current = listFiles(log).filter(
    (file) => !file.includes('.p/') || file.endsWith(`/${size % 256}`) || /tile\/1\/000\.p\/4$/.test(file),
  );
  for (const file of current) {
    const path = join(log, file);
    const bytes = readFileSync(path);
    for (let i = 0; i < 2; i++) {
      const changed = Buffer.from(bytes);
      changed[random.integer(bytes.length)]! ^= 1 << random.integer(8);
      writeFileSync(path, changed);
      assert.doesNotMatch(run(), /^OK/, `${file} was changed and still accepted`);
    }
    writeFileSync(path, bytes);
  }
  assert.match(run(), /^OK/);
  node.close();
});
