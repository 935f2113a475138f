/**
 * Keeps a ledger of today's version for all later ones to read: `npx node test/ledgers/make.ts v1`.
 * A kept ledger is never made again; a new version gets a new name.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packTar } from '../../src/ledger/index.ts';
import { listFiles, readRecords } from '../../src/store/index.ts';
import { exportSample, fillSample, logVerdict, openSample } from '../support/sample-ledger.ts';
import { describeRecord } from './describe-record.ts';

const target = join(import.meta.dirname, process.argv[2] ?? '');
if (process.argv[2] === undefined || existsSync(`${target}.tar`)) {
  console.error('name a version that is not kept yet');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'garant-golden-'));
const directory = join(folder, 'node');
const node = openSample(directory);
const verdict = await fillSample(node, 260);
const bundle = packTar(exportSample(node, verdict));
const compliance = packTar(exportSample(node, await logVerdict(node, 'compliance-indicated')));
node.close();
const ledger = packTar(
  new Map(listFiles(directory).map((file) => [file, readFileSync(join(directory, file))])),
);
if (!ledger.ok || !bundle.ok || !compliance.ok) throw new Error('a path is too long for a tar');
writeFileSync(`${target}.tar`, ledger.value);
writeFileSync(`${target}-bundle.tar`, bundle.value);
writeFileSync(`${target}-compliance-bundle.tar`, compliance.value);
writeFileSync(`${target}.txt`, [...readRecords(directory)].map(describeRecord).join(''));
rmSync(folder, { recursive: true, force: true });
