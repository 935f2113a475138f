/** The page in a bundle, followed to the letter: every step in a shell of its own, as a stranger would run it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  exportSample,
  fillSample,
  logVerdict,
  openSample,
  SAMPLE_VERDICTS,
  type SampleVerdict,
} from '../../test/support/sample-ledger.ts';
import { bytesToHex, sha256, utf8ToBytes } from '../kernel/index.ts';
import { BUNDLE, type Files, formatManifest, MANIFEST } from '../ledger/index.ts';
import { checkBundle, writeBundle } from './index.ts';

const SHELLS = ['bash', 'dash'].filter((shell) => spawnSync(shell, ['-c', 'true']).status === 0);
const skip = spawnSync('openssl', ['version']).status === 0 ? false : 'openssl is not installed';

const bundles = new Map<SampleVerdict, Files>();
let goesOn: Files;
let early: Files;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'garant-page-'));
  const node = openSample(join(folder, 'node'));
  bundles.set('breach-indicated', exportSample(node, await fillSample(node, 12)));
  for (const verdict of SAMPLE_VERDICTS) {
    bundles.set(verdict, exportSample(node, await logVerdict(node, verdict)));
  }
  goesOn = exportSample(node, await logVerdict(node, 'compliance-indicated', { goesOn: true }));
  early = exportSample(node, await logVerdict(node, 'compliance-indicated', { isEarly: true }));
  node.close();
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** What the page's commands say about a bundle. */
function follow(files: Files, shell: string): string {
  const place = join(folder, 'evidence');
  rmSync(place, { recursive: true, force: true });
  writeBundle(files, place);
  const page = Buffer.from(files.get(BUNDLE.page)!).toString();
  return [...page.matchAll(/```sh\n([\s\S]*?)```/g)]
    .map(([, step = '']) => spawnSync(shell, ['-c', step], { cwd: place, encoding: 'utf8' }))
    .map(({ stdout, stderr }) => stdout + stderr)
    .join('');
}

/** Every way in which the page and the programs that it calls say that something is amiss. */
const AMISS = /WRONG|FAILED|WARNING|[Ff]ailure|rror|No such file|not found|cannot/;

for (const shell of SHELLS) {
  for (const verdict of SAMPLE_VERDICTS) {
    test(`untouched evidence for ${verdict} is all OK under ${shell}`, { skip }, () => {
      const said = follow(bundles.get(verdict)!, shell);
      assert.doesNotMatch(said, AMISS);
      const entries = [...bundles.get(verdict)!.keys()].filter((path) => path.endsWith('/leaf'));
      assert.equal(said.match(/^entries\/\d+ OK$/gm)?.length, entries.length);
      for (const step of [
        'files',
        'list of files',
        'signature',
        'key',
        'accord',
        'verdict',
        'observations',
      ]) {
        assert.ok(said.includes(`\n${step} OK\n`), `${step}: ${said}`);
      }
    });
  }
}

test('untouched evidence for compliance that goes on is all OK', { skip }, () => {
  assert.equal(checkBundle(goesOn).derivation!.sight!.until, null);
  assert.doesNotMatch(follow(goesOn, 'sh'), AMISS);
});

test('evidence from before sources were logged holds, and says what is not in it', { skip }, () => {
  assert.deepEqual(checkBundle(early).problems, []);
  assert.match(Buffer.from(early.get(BUNDLE.page)!).toString(), /cites no sources file/);
  assert.doesNotMatch(follow(early, 'sh'), AMISS);
  const { sources, sight } = checkBundle(bundles.get('compliance-indicated')!).derivation!;
  for (const claim of [{ sources }, { sources, sight }]) {
    const added = edit(BUNDLE.derivation, /}$/m, `,${JSON.stringify(claim).slice(1)}`);
    assert.notDeepEqual(checkBundle(forge(early, added)).problems, []);
  }
});

/** The bundle after a forger changed it and made the manifest anew. */
function forge(files: Files, change: (forged: Map<string, Uint8Array>) => void): Files {
  const forged = new Map(files);
  change(forged);
  forged.delete(MANIFEST);
  return forged.set(MANIFEST, utf8ToBytes(formatManifest(forged)));
}

const edit = (path: string, from: RegExp, to: string) => (forged: Map<string, Uint8Array>) => {
  const text = Buffer.from(forged.get(path)!).toString();
  assert.match(text, from, `${path} holds what the forger wants to change`);
  forged.set(path, utf8ToBytes(text.replace(from, to)));
};

const pathOf = (files: Files, wanted: RegExp) => [...files.keys()].find((path) => wanted.test(path))!;

const FORGERIES: readonly [string, (files: Files) => (forged: Map<string, Uint8Array>) => void, RegExp][] = [
  ['a record', (files) => edit(pathOf(files, /\/record$/), /garant/, 'Garant'), /WRONG: record/],
  [
    'a salt',
    (files) => (forged) => forged.set(pathOf(files, /\/salt$/), new Uint8Array(32)),
    /WRONG: record/,
  ],
  [
    'a proof',
    (files) => edit(pathOf(files, /proof$/), /\n(.*=)\n(.*=)\n/, '\n$2\n$1\n'),
    /entries\/\d+ WRONG: proof/,
  ],
  ['a leaf', (files) => edit(pathOf(files, /\/leaf$/), /"v":1/, '"v":2'), /WRONG: proof/],
  ['the checkpoint', () => edit(BUNDLE.checkpoint, /\n\d+\n/, '\n7\n'), /signature WRONG/],
  ['the key', () => edit(BUNDLE.vkey, /test\/1/, 'test/2'), /key WRONG/],
  ['the accord', () => edit('accord/accord.yaml', /example/, 'another'), /accord WRONG/],
  ["the clause's text", () => edit(BUNDLE.derivation, /No party/, 'Any party'), /text of the clause WRONG/],
  [
    'a foreign block',
    () => (forged) =>
      forged.set(BUNDLE.blocks + bytesToHex(sha256(utf8ToBytes('foreign'))), utf8ToBytes('foreign')),
    /blocks\/\w+ WRONG/,
  ],
];

for (const verdict of SAMPLE_VERDICTS) {
  test(`forged evidence for ${verdict} is WRONG, whatever its manifest says`, { skip }, () => {
    // The steps are the same for all; one kind tries every forgery.
    const tried = verdict === 'breach-indicated' ? FORGERIES : FORGERIES.slice(-3);
    for (const [what, forgery, wanted] of tried) {
      const files = bundles.get(verdict)!;
      assert.match(follow(forge(files, forgery(files)), 'sh'), wanted, what);
    }
  });
}

test('what compliance rests on is WRONG when sources, window or blocks are', { skip }, () => {
  const files = bundles.get('compliance-indicated')!;
  const forgeries: readonly [(forged: Map<string, Uint8Array>) => void, RegExp][] = [
    [edit(BUNDLE.sources, /NORTH/, 'SOUTH'), /sources WRONG/],
    [edit(BUNDLE.derivation, /"id":"patrol-7"/, '"id":"roof"'), /who looked WRONG/],
    [edit(BUNDLE.derivation, /"from":\d/, '"from":9'), /from WRONG/],
    [edit(BUNDLE.derivation, /"until":\d+/, '"until":null'), /until WRONG/],
    [(forged) => forged.delete(pathOf(files, /^blocks\//)), /blocks\/\w+ WRONG: missing/],
  ];
  for (const [forgery, wanted] of forgeries) assert.match(follow(forge(files, forgery), 'sh'), wanted);
});

test('blocks that are changed, missing or renamed, and observations that are, are WRONG', { skip }, () => {
  const files = bundles.get('breach-indicated')!;
  const block = pathOf(files, /^blocks\//);
  const changed = forge(files, (forged) => forged.set(block, utf8ToBytes('other')));
  assert.match(follow(changed, 'sh'), new RegExp(`${block} WRONG`));
  const missing = forge(files, (forged) => forged.delete(block));
  assert.match(follow(missing, 'sh'), new RegExp(`${block} WRONG: missing`));
  const other = forge(files, edit(BUNDLE.derivation, /"index":2/, '"index":1'));
  assert.match(follow(other, 'sh'), /observations WRONG/);
});

test('without a manifest made anew, a changed, a new or a lost file is WRONG', { skip }, () => {
  const files = bundles.get('compliance-indicated')!;
  const changed = new Map(files).set('accord/areas.geojson', utf8ToBytes('{}\n'));
  assert.match(follow(changed, 'sh'), /^files WRONG$/m);
  assert.match(follow(new Map(files).set('note', utf8ToBytes('x')), 'sh'), /list of files WRONG/);
  const lost = new Map(files);
  lost.delete('accord/areas.geojson');
  assert.match(follow(lost, 'sh'), /^files WRONG$/m);
});
