/** Ledgers that earlier versions wrote: today's code reads every record, checks every byte, and goes on. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { unpackTar } from '../../src/ledger/index.ts';
import { listFiles, readRecords, verifyPath, writeBundle } from '../../src/store/index.ts';
import { makeNote, openSample } from '../support/sample-ledger.ts';
import { describeRecord } from './describe-record.ts';

const kept = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.tar'));
const bundles = kept.filter((file) => file.endsWith('-bundle.tar'));
const versions = kept.filter((file) => !bundles.includes(file)).map((file) => file.slice(0, -4));

test('there are ledgers to read', () => assert.deepEqual(versions, ['v1', 'v2']));

for (const version of versions) {
  test(`a ledger of ${version} reads as it did, holds, and can be continued`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'garant-golden-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const files = unpackTar(readFileSync(join(import.meta.dirname, `${version}.tar`)));
    assert.ok(files.ok);
    writeBundle(files.value, folder);
    for (const file of listFiles(folder)) if (file.endsWith('.key')) chmodSync(join(folder, file), 0o600);
    const check = verifyPath(folder);
    assert.ok(check.ok && check.value.kind === 'ledger');
    assert.deepEqual(check.value.problems, []);
    const read = [...readRecords(folder)].map(describeRecord).join('');
    assert.equal(read, readFileSync(join(import.meta.dirname, `${version}.txt`), 'utf8'));
    const node = openSample(folder);
    await node.append([{ leaf: 'tick', record: makeNote('tick', { n: 'later' }) }]);
    node.close();
    const after = verifyPath(folder);
    assert.ok(after.ok);
    assert.deepEqual(after.value.problems, []);
  });
}

for (const bundle of bundles) {
  test(`${bundle} still holds`, () => {
    const check = verifyPath(join(import.meta.dirname, bundle));
    assert.ok(check.ok && check.value.kind === 'bundle');
    assert.deepEqual(check.value.problems, []);
  });
}
