/** Verbs as a script sees them: exit code, data on standard output, prose on standard error. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { allCall } from '../../test/support/mode-s-frames.ts';
import { jsonLines, RunningGarant, runGarant } from '../../test/support/run-garant.ts';
import { beastMessage, flight, zoneStage } from '../../test/support/zone-stage.ts';

const ROOT = join(import.meta.dirname, '../..');
const START = Date.UTC(2026, 2, 10, 10);

const WRONG_USAGE: readonly (readonly string[])[] = [
  [],
  ['judge'],
  ['decode', 'beast'],
  ['decode', 'asn', 'file'],
  ['replay', '--in', 'ais:x'],
  ['up', '--accord', '.', '--feed', 'ais+tcp://h', '--data', 'd'],
  ['demo', '--port', '70000'],
  ['demo', '--speed', 'Infinity'],
  ['doctor', '--port', '-1'],
];

for (const args of WRONG_USAGE) {
  test(`"garant ${args.join(' ')}" is wrong usage: exit 2, nothing on standard output`, async () => {
    const { code, stdout, stderr } = await runGarant(args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.notEqual(stderr, '');
  });
}

test('help and version are data', async () => {
  const help = await runGarant(['replay', '--help']);
  assert.deepEqual([help.code, help.stderr], [0, '']);
  assert.match(help.stdout, /--accord <dir>/);
  const version = await runGarant(['--version']);
  assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
});

test('decode writes one JSON object a row, with the names of the format', async (t) => {
  const stage = zoneStage(t);
  const lines = flight('f10001', START, -34.9, 3);
  const run = await runGarant(['decode', 'sbs', stage.write('a.sbs.gz', gzipSync(lines.join('')))]);
  assert.equal(run.code, 0, run.stderr);
  assert.equal(run.stderr, '3 rows\n');
  const [row] = jsonLines(run);
  assert.deepEqual(
    [row!.icao24, row!.altitude, row!.latitude, row!.time],
    ['f10001', 30_000, -34.9, '2026-03-10T10:00:00.000Z'],
  );
  const beast = await runGarant(['decode', 'beast', '-'], {
    stdin: beastMessage(allCall(0xf00001), 12_000_000),
  });
  assert.deepEqual(
    jsonLines(beast).map(({ df, icao24 }) => [df, icao24]),
    [['11', 'f00001']],
  );
});

test('decode counts what it cannot use and names the first with file and line', async (t) => {
  const [a = '', b = ''] = flight('f10001', START, -34.9, 2);
  const file = zoneStage(t).write('a.sbs', `${a}MSG,3,half\n${b}`);
  const run = await runGarant(['decode', 'sbs', file]);
  assert.equal(run.code, 0);
  assert.equal(jsonLines(run).length, 2);
  assert.ok(run.stderr.includes(`${file}:2: `), run.stderr);
  assert.match(run.stderr, /2 rows; not used: 1 too-few-fields/);
});

test('check: 0 when everything is as written, 1 when a text or an example is not, 3 when there is none', async (t) => {
  const stage = zoneStage(t);
  const good = await runGarant(['check', join(ROOT, 'accords/demo')]);
  assert.deepEqual([good.code, good.stderr], [0, '']);
  assert.match(good.stdout, /: 9 clauses, \d+ examples, all as written; 0 warnings\n$/);

  const bare = await runGarant(['check', stage.accord, '--json']);
  assert.equal(bare.code, 0);
  const { accord, clauses, examples, errors, warnings, differing } = jsonLines(bare)[0]!;
  assert.deepEqual([accord, clauses, examples, errors, differing], ['zone', ['sky-1'], 0, [], []]);
  const codes = (warnings as { code: string }[]).map(({ code }) => code);
  assert.deepEqual(codes.sort(), ['ACCORD_NO_EXAMPLE', 'ACCORD_NO_REMEDY']);

  mkdirSync(join(stage.accord, 'examples'));
  stage.write(
    'accord/examples/wrong.yaml',
    '- name: Nothing flies\n  clause: sky-1\n  start: 2026-03-10T10:00Z\n  until: +10 min\n  coverage: whole\n  expect: [{ verdict: breach-indicated }]\n',
  );
  const differs = await runGarant(['check', stage.accord]);
  assert.equal(differs.code, 1);
  assert.match(differs.stderr, /wrong\.yaml:6:\d+: example "Nothing flies": expected breach-indicated/);
  assert.match(differs.stdout, /1 example, 1 differs/);

  stage.write('accord/accord.yaml', 'accord: zone\nparties: {}\nclause: []\n');
  const broken = await runGarant(['check', stage.accord]);
  assert.equal(broken.code, 1);
  assert.match(broken.stderr, /accord\.yaml:3:1: .*\[ACCORD_KEY_UNKNOWN\]\n {2}mend: /);

  const none = await runGarant(['check', join(stage.folder, 'nowhere')]);
  assert.deepEqual([none.code, none.stdout], [3, '']);
  assert.match(none.stderr, /name a folder that holds accord\.yaml/);
});

test('verify: 3 for what is no ledger', async (t) => {
  const { folder } = zoneStage(t);
  const run = await runGarant(['verify', folder]);
  assert.deepEqual([run.code, run.stdout], [3, '']);
  assert.match(run.stderr, /STORE_NOT_A_LEDGER\]\n {2}mend: /);
});

test('verify: 3 for a bundle that cannot be read, 1 for one that does not hold, 2 for a key that is none', async (t) => {
  const stage = zoneStage(t);
  const bundle = readFileSync(join(ROOT, 'test/ledgers/v1-bundle.tar'));
  const broken = stage.write('cut.tar', bundle.subarray(0, bundle.length - 700));
  const cut = await runGarant(['verify', broken]);
  assert.deepEqual([cut.code, cut.stdout], [3, '']);
  assert.match(cut.stderr, /cut\.tar: .*cut off \[LEDGER_TAR_UNREADABLE\]\n {2}mend: /);
  bundle[bundle.length - 1_500]! ^= 1;
  const flipped = await runGarant(['verify', stage.write('flipped.tar', bundle)]);
  assert.equal(flipped.code, 1);
  assert.match(flipped.stdout, /does not hold/);
  const key = await runGarant(['verify', '--key', 'garbage', broken]);
  assert.deepEqual([key.code, key.stdout], [2, '']);
  assert.match(key.stderr, /LEDGER_VKEY_UNREADABLE\]\n {2}mend: /);
});

test('doctor: each finding with its mend, as prose or JSON; 1 when something is wrong', async (t) => {
  const { folder, sources } = zoneStage(t);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const args = ['doctor', '--data', join(folder, 'new'), '--port'];
  const run = await runGarant([...args, String(port), '--json']);
  assert.equal(run.code, 1);
  const findings = JSON.parse(run.stdout) as { check: string; ok: boolean; found: string; mend: string }[];
  const of = (check: string) => findings.find((finding) => finding.check === check)!;
  assert.deepEqual([of(`port ${port}`).ok, of(`port ${port}`).found], [false, 'EADDRINUSE']);
  assert.deepEqual([of('ledger').ok, of('data directory').ok], [true, true]);
  assert.match(of('data directory').found, /can be made$/);
  const impossible = await runGarant(['doctor', '--data', '/proc/garant', '--port', '0']);
  assert.equal(impossible.code, 1);
  assert.match(
    impossible.stdout,
    /FAIL data directory {5}\/proc cannot be written.*\n {5}mend: choose another/,
  );
  const prose = await runGarant(['doctor', '--data', sources, '--port', '0']);
  assert.equal(prose.code, 1);
  assert.match(prose.stdout, /FAIL data directory {5}.* is not a directory\n {5}mend: choose another --data/);
});

test('demo prints one address, says SIMULATED, keeps what it is told to keep, and ends in order', {
  timeout: 90_000,
}, async (t) => {
  const { folder } = zoneStage(t);
  const demo = new RunningGarant(['demo', '--port', '0', '--data', join(folder, 'kept')]);
  t.after(() => demo.process.kill('SIGKILL'));
  await demo.said(/SIMULATED: .* seed 1/);
  const ended = await demo.stop();
  assert.equal(ended.code, 0, ended.stderr);
  assert.match(ended.stdout, /^http:\/\/127\.0\.0\.1:\d+\n$/);
  assert.equal((await runGarant(['verify', join(folder, 'kept/ledger')])).code, 0);
});

test('a reader that stops early ends the work quietly', async (t) => {
  const file = zoneStage(t).write('a.sbs', flight('f10001', START, -34.9, 20_000).join(''));
  const run = new RunningGarant(['decode', 'sbs', file]);
  run.process.stdout!.once('data', () => run.process.stdout!.destroy());
  const ended = await run.ended;
  assert.deepEqual([ended.code, ended.stderr], [0, '']);
});

test('what cannot be read names itself and the mend: exit 3', async (t) => {
  const stage = zoneStage(t);
  mkdirSync(join(stage.accord, 'examples/folder.yaml'), { recursive: true });
  const example = await runGarant(['check', stage.accord]);
  assert.equal(example.code, 3);
  assert.match(example.stderr, /cannot read .*folder\.yaml: EISDIR.*\[CLI_UNREADABLE\]\n {2}mend: /);
  const base = ['replay', '--accord', stage.accord];
  const sources = await runGarant([...base, '--in', 'sbs:-', '--sources', join(stage.folder, 'none.yaml')]);
  assert.deepEqual([sources.code, sources.stdout], [3, '']);
  assert.match(sources.stderr, /cannot read .*none\.yaml: ENOENT/);
  const wrong = await runGarant([
    ...base,
    '--in',
    'sbs:-',
    '--sources',
    stage.write('s.yaml', 'sources:\n  - id: 7\n'),
  ]);
  assert.equal(wrong.code, 3);
  assert.match(wrong.stderr, /s\.yaml:2:\d+: .*\n {2}mend: /);
  const input = await runGarant([...base, '--in', `sbs:${join(stage.folder, 'none.sbs')}`]);
  assert.deepEqual([input.code, input.stdout], [3, '']);
  assert.match(input.stderr, /cannot read .*none\.sbs: ENOENT.*\[INPUT_UNREADABLE\]\n {2}mend: /);
});
