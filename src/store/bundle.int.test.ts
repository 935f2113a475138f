import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  ACCORD_FILES,
  CLAUSE_TEXT,
  exportSample,
  fillSample,
  logVerdict,
  openSample,
  START,
} from '../../test/support/sample-ledger.ts';
import { bytesToHex, canonicalJson, type Json, seededRandom, sha256, utf8ToBytes } from '../kernel/index.ts';
import {
  BUNDLE,
  type Files,
  formatManifest,
  MANIFEST,
  packTar,
  type Sight,
  unpackTar,
  verifyBundle,
} from '../ledger/index.ts';
import { checkBundle, exportBundle, verifyPath, verifySignature, writeBundle } from './index.ts';

function scratch(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'garant-bundle-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function sampleBundle(t: TestContext, others = 300): Promise<Files> {
  const node = openSample(join(scratch(t), 'node'));
  const bundle = exportSample(node, await fillSample(node, others));
  node.close();
  return bundle;
}

const problemsOf = (files: Files) => verifyBundle(files, verifySignature).problems.map(({ code }) => code);

/** The bundle after a forger changed it and made the manifest anew. */
function forge(files: Files, path: string, change: (bytes: Buffer) => Uint8Array | undefined): Files {
  const forged = new Map(files);
  const changed = change(Buffer.from(files.get(path)!));
  if (changed) forged.set(path, changed);
  else forged.delete(path);
  forged.delete(MANIFEST);
  return forged.set(MANIFEST, utf8ToBytes(formatManifest(forged)));
}

const stray = (files: Files, path: string, text: string) =>
  forge(new Map(files).set(path, utf8ToBytes(text)), path, (bytes) => bytes);

test('a bundle holds as a folder and as a tar, under the key that the reader trusts', async (t) => {
  const files = await sampleBundle(t);
  const directory = scratch(t);
  const folder = join(directory, 'evidence');
  writeBundle(files, folder);
  const tar = packTar(files);
  assert.ok(tar.ok);
  writeFileSync(join(directory, 'evidence.tar'), tar.value);
  const vkey = Buffer.from(files.get(BUNDLE.vkey)!).toString().trim();
  for (const path of [folder, join(directory, 'evidence.tar')]) {
    const check = verifyPath(path, vkey);
    assert.ok(check.ok && check.value.kind === 'bundle');
    assert.deepEqual(check.value.problems, []);
    assert.equal(check.value.derivation!.clause.id, 'sky-1');
  }
  const untrusted = verifyPath(folder, vkey.replace('test/1', 'test/2'));
  assert.ok(untrusted.ok && untrusted.value.problems[0]!.code === 'LEDGER_VKEY_WRONG');
  writeFileSync(join(directory, 'other.tar'), tar.value.fill(32, 148, 149));
  const respelled = verifyPath(join(directory, 'other.tar'));
  assert.ok(respelled.ok && respelled.value.problems[0]!.code === 'LEDGER_TAR_WRONG');
  const foreign = packTar(new Map([['notes.txt', utf8ToBytes('nothing')]]));
  assert.ok(foreign.ok);
  const unreadable = [
    ['LEDGER_TAR_UNREADABLE', utf8ToBytes('garbage\n')],
    ['LEDGER_TAR_UNREADABLE', new Uint8Array()],
    ['LEDGER_TAR_UNREADABLE', tar.value.subarray(0, tar.value.length / 2)],
    ['LEDGER_TAR_UNREADABLE', tar.value.subarray(0, tar.value.length - 1)],
    ['STORE_NOT_A_LEDGER', foreign.value],
  ] as const;
  for (const [code, bytes] of unreadable) {
    writeFileSync(join(directory, 'unreadable.tar'), bytes);
    const check = verifyPath(join(directory, 'unreadable.tar'));
    assert.deepEqual(check.ok ? check.value : check.problems[0]!.code, code);
  }
  const neither = verifyPath(directory);
  assert.ok(!neither.ok && neither.problems[0]!.code === 'STORE_NOT_A_LEDGER');
});

test('tar unpacks what Garant packs, and refuses any other spelling of it', async (t) => {
  const files = await sampleBundle(t, 1);
  const tar = packTar(files);
  assert.ok(tar.ok);
  const directory = scratch(t);
  writeFileSync(join(directory, 'b.tar'), tar.value);
  const run = spawnSync('tar', ['-xf', 'b.tar', '-O', 'log/checkpoint'], { cwd: directory });
  assert.deepEqual(new Uint8Array(run.stdout), new Uint8Array(files.get('log/checkpoint')!));
  const back = unpackTar(tar.value);
  assert.ok(back.ok);
  assert.deepEqual([...back.value.keys()], [...files.keys()].sort());
});

test('a forger who makes the manifest anew is still found', async (t) => {
  const files = await sampleBundle(t);
  const derivation = (change: (claim: Record<string, Json>) => void) =>
    forge(files, BUNDLE.derivation, (bytes) => {
      const claim = JSON.parse(bytes.toString()) as Record<string, Json>;
      change(claim);
      return Buffer.from(`${canonicalJson(claim)}\n`);
    });
  const block = [...files.keys()].find((path) => path.startsWith(BUNDLE.blocks))!;
  const record = [...files.keys()].find((path) => path.endsWith('/record'))!;
  const cases: [string, Files, string][] = [
    [
      'another accord text',
      forge(files, 'accord/accord.yaml', () => Buffer.from('accord: other\n')),
      'LEDGER_ACCORD_WRONG',
    ],
    ['another raw block', forge(files, block, () => Buffer.from('x')), 'LEDGER_BLOCK_WRONG'],
    ['no raw block', forge(files, block, () => undefined), 'LEDGER_DERIVATION_WRONG'],
    ['another record', forge(files, record, (bytes) => bytes.fill(32, 0, 1)), 'LEDGER_COMMITMENT_WRONG'],
    [
      'another clause text',
      derivation((claim) => Object.assign(claim.clause as object, { text: { en: 'May fly.' } })),
      'LEDGER_DERIVATION_WRONG',
    ],
    [
      'another reading',
      derivation((claim) => Object.assign(claim, { reading: 'other' })),
      'LEDGER_DERIVATION_WRONG',
    ],
    [
      'no observations',
      derivation((claim) => Object.assign(claim, { observations: [] })),
      'LEDGER_DERIVATION_WRONG',
    ],
    [
      'nonsense',
      derivation((claim) => Object.assign(claim, { observations: [null] })),
      'LEDGER_DERIVATION_WRONG',
    ],
    ['a stray file', stray(files, 'log/other', 'foreign'), 'LEDGER_FILE_UNEXPECTED'],
    [
      'a foreign block under its own hash',
      stray(files, `${BUNDLE.blocks}${bytesToHex(sha256(utf8ToBytes('foreign')))}`, 'foreign'),
      'LEDGER_FILE_UNEXPECTED',
    ],
    [
      'a foreign file among the entries',
      stray(files, `${BUNDLE.entries}007/record`, 'foreign'),
      'LEDGER_FILE_UNEXPECTED',
    ],
    ['another key', forge(files, BUNDLE.pem, (bytes) => bytes.fill('A', 40, 41)), 'LEDGER_VKEY_WRONG'],
  ];
  assert.deepEqual(problemsOf(files), []);
  for (const [name, forged, code] of cases)
    assert.ok(problemsOf(forged).includes(code), `${name}: ${problemsOf(forged)}`);
});

test('what compliance rests on is held against the log, the accord and the sources file', async (t) => {
  const node = openSample(join(scratch(t), 'node'));
  await fillSample(node, 3);
  const files = exportSample(node, await logVerdict(node, 'compliance-indicated'));
  node.close();
  type Claim = { sight: Sight & Record<string, Json>; sources: Record<string, Json> };
  const claimed = (change: (claim: Claim) => void) =>
    forge(files, BUNDLE.derivation, (bytes) => {
      const claim = JSON.parse(bytes.toString()) as Claim;
      change(claim);
      return Buffer.from(`${canonicalJson(claim as unknown as Json)}\n`);
    });
  const { sight } = checkBundle(files).derivation!;
  assert.deepEqual(
    sight!.sources.map(({ id }) => id),
    ['patrol-7'],
  );
  assert.deepEqual([sight!.revisit, sight!.leftOut, sight!.blocks.length], [60_000, 0, 1]);
  const block = [...files.keys()].find((path) => path.startsWith(BUNDLE.blocks))!;
  const cases: [string, Files][] = [
    ['another revisit', claimed((claim) => Object.assign(claim.sight, { revisit: 1 }))],
    ['another window', claimed((claim) => Object.assign(claim.sight, { from: START }))],
    ['an open end', claimed((claim) => Object.assign(claim.sight, { until: null }))],
    ['no sources', claimed((claim) => Object.assign(claim.sight, { sources: [] }))],
    ['another footprint', claimed((claim) => Object.assign(claim.sight.sources[0]!, { footprint: {} }))],
    ['another reporter', claimed((claim) => Object.assign(claim.sight, { coverageFrom: ['roof'] }))],
    ['another block', claimed((claim) => Object.assign(claim.sight.blocks[0]!, { source: 'roof' }))],
    ['no block', claimed((claim) => Object.assign(claim.sight, { blocks: [] }))],
    [
      'a block twice',
      claimed((claim) => Object.assign(claim.sight, { blocks: [...sight!.blocks, ...sight!.blocks] })),
    ],
    ['a negative rest', claimed((claim) => Object.assign(claim.sight, { leftOut: -1 }))],
    ['nonsense', claimed((claim) => Object.assign(claim.sight, { blocks: [null] }))],
    ['no sight', claimed((claim) => Object.assign(claim, { sight: undefined }))],
    ['no sources file', claimed((claim) => Object.assign(claim, { sources: undefined, sight: undefined }))],
    [
      'another sources file',
      claimed((claim) => Object.assign(claim.sources, { hash: sight!.blocks[0]!.block })),
    ],
    ['another entry', claimed((claim) => Object.assign(claim.sources, { entry: 0 }))],
    ['a changed sources file', forge(files, BUNDLE.sources, (bytes) => bytes.fill(32, 0, 1))],
    ['a lost sources file', forge(files, BUNDLE.sources, () => undefined)],
    ['a lost block', forge(files, block, () => undefined)],
  ];
  assert.deepEqual(checkBundle(files).problems, []);
  for (const [name, forged] of cases) assert.notDeepEqual(checkBundle(forged).problems, [], name);
});

test('raw blocks that are too many for a bundle are counted, and those outside of the window do not count', async (t) => {
  const node = openSample(join(scratch(t), 'node'));
  await fillSample(node, 3);
  for (let n = 0; n < 300; n++) {
    const chunks = [{ bytes: utf8ToBytes(`${n}`), receivedAt: START + n * 210 }];
    await node.sealBlock({ source: 'patrol-7', feed: 'plots', chunks, rows: { from: 3 + n, until: 4 + n } });
  }
  const files = exportSample(node, await logVerdict(node, 'compliance-indicated'));
  node.close();
  const { problems, derivation, blocks } = checkBundle(files);
  assert.deepEqual(problems, []);
  // Of the 301 blocks, 287 came in by the end of the window, a minute after the start.
  assert.deepEqual([blocks, derivation!.sight!.leftOut], [256, 31]);
});

test('a bundle is not made while its evidence is incomplete', async (t) => {
  const directory = join(scratch(t), 'node');
  const node = openSample(directory);
  const verdict = await fillSample(node, 1);
  const request = { verdict, accord: ACCORD_FILES, text: CLAUSE_TEXT, versions: {} };
  const refused = [
    exportBundle(node, { ...request, verdict: 'indication-none' }),
    exportBundle(node, { ...request, accord: new Map() }),
  ];
  rmSync(join(directory, 'blocks'), { recursive: true });
  for (const result of [...refused, exportBundle(node, request)])
    assert.ok(!result.ok && result.problems[0]!.code === 'STORE_EVIDENCE_INCOMPLETE');
  node.close();
});

test('whatever a stranger hands in as a bundle is judged, never a crash', async (t) => {
  const files = await sampleBundle(t, 3);
  const deep = Buffer.from('['.repeat(200_000) + ']'.repeat(200_000));
  const huge = Buffer.from('{"v":1,"body":1e999}');
  const nonsense = [
    deep,
    huge,
    Buffer.from('null'),
    Buffer.from('{"v":1}'),
    Buffer.from([0xff, 0xfe]),
    Buffer.alloc(0),
  ];
  const random = seededRandom(12);
  for (const [path, bytes] of files) {
    const spliced = Array.from({ length: 3 }, () => {
      const [from, until] = [random.integer(bytes.length + 1), random.integer(bytes.length + 1)];
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.min(from, until), bytes.length)]);
    });
    for (const other of [...nonsense, ...spliced]) {
      if (other.equals(bytes)) continue;
      assert.notDeepEqual(problemsOf(new Map(files).set(path, other)), [], path);
    }
  }
});
