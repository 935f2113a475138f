/** One flipped byte anywhere in a bundle or a ledger is named. The long run is `test/campaign/tamper.ts`. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { exportSample, fillSample, logVerdict, openSample } from '../../test/support/sample-ledger.ts';
import { tamperWithDirectory, tamperWithFiles } from '../../test/support/tamper.ts';
import { seededRandom } from '../kernel/index.ts';
import { type Files, packTar, unpackTar } from '../ledger/index.ts';
import { checkBundle, listFiles, verifyDirectory } from './index.ts';

async function sample(t: TestContext, others: number) {
  const directory = mkdtempSync(join(tmpdir(), 'garant-tamper-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const ledger = join(directory, 'node');
  const node = openSample(ledger);
  const verdict = await fillSample(node, others);
  const compliant = await logVerdict(node, 'compliance-indicated');
  const bundle = exportSample(node, verdict);
  const compliance = exportSample(node, compliant);
  node.close();
  return { directory, ledger, bundle, compliance };
}

const problemsOf = (files: Files) => checkBundle(files).problems;
const checkLedger = (directory: string) => verifyDirectory(directory).problems;

test('every flipped byte of a bundle is named with its file', async (t) => {
  const { bundle, compliance } = await sample(t, 20);
  for (const files of [bundle, compliance]) {
    const { flips, unnamed } = tamperWithFiles(files, problemsOf, 25, seededRandom(1));
    t.diagnostic(`${flips} flips in ${files.size} files`);
    assert.deepEqual(unnamed, []);
  }
});

test('every flipped byte of a packed bundle is found', async (t) => {
  const { bundle } = await sample(t, 20);
  const tar = packTar(bundle);
  assert.ok(tar.ok);
  const check = (files: Files) => {
    const unpacked = unpackTar(files.get('evidence.tar')!);
    const problems = unpacked.ok ? problemsOf(unpacked.value) : unpacked.problems;
    // A bundle with one wrong byte can still be read: it does not hold, and that is what is said.
    assert.ok(problems.every(({ code }) => code !== 'LEDGER_TAR_UNREADABLE'));
    return problems.map((problem) => ({ ...problem, place: { file: 'evidence.tar' } }));
  };
  const { unnamed } = tamperWithFiles(new Map([['evidence.tar', tar.value]]), check, 200, seededRandom(2));
  assert.deepEqual(unnamed, []);
});

test('every flipped byte of a closed ledger is named with its file', async (t) => {
  const { ledger } = await sample(t, 300);
  assert.deepEqual(checkLedger(ledger), []);
  const { flips, unnamed } = tamperWithDirectory(ledger, checkLedger, 8, seededRandom(3));
  t.diagnostic(`${flips} flips`);
  assert.deepEqual(unnamed, []);
});

test('a check that skips the proofs would be caught by this harness', async (t) => {
  const { bundle } = await sample(t, 20);
  const blind = (files: Files) => problemsOf(files).filter(({ code }) => code === 'LEDGER_SIGNATURE_INVALID');
  assert.ok(tamperWithFiles(bundle, blind, 5, seededRandom(4)).unnamed.length > 0);
});

test('files that are cut, missing or added are named too', async (t) => {
  const { directory, ledger } = await sample(t, 300);
  const broken = join(directory, 'broken');
  for (const file of listFiles(ledger)) {
    if (['garant.lock', 'ledger.db.sha256', 'keys/log.key'].includes(file) || file.startsWith('keys/actors/'))
      continue;
    const cut = (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2));
    for (const damage of [(path: string) => rmSync(path), cut]) {
      rmSync(broken, { recursive: true, force: true });
      cpSync(ledger, broken, { recursive: true });
      damage(join(broken, file));
      const problems = checkLedger(broken);
      assert.ok(
        problems.some(({ place }) => place?.file === file),
        `${file}: ${JSON.stringify(problems)}`,
      );
    }
  }
  rmSync(broken, { recursive: true, force: true });
  cpSync(ledger, broken, { recursive: true });
  for (const file of ['extra', 'log/extra', 'log/tile/0/999x', 'blocks/extra', 'keys/extra']) {
    writeFileSync(join(broken, file), 'x');
    assert.ok(
      checkLedger(broken).some(({ place }) => place?.file === file),
      file,
    );
  }
});
