/** Input and surroundings at their worst: a clear error, the right exit code, bounded memory, nothing acknowledged lost. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { allCall } from '../../test/support/mode-s-frames.ts';
import { jsonLines, RunningGarant, runGarant } from '../../test/support/run-garant.ts';
import { beastMessage, flight, zoneStage } from '../../test/support/zone-stage.ts';

const START = Date.UTC(2026, 2, 10, 10);
const beast = Buffer.concat(
  Array.from({ length: 40 }, (_, n) => beastMessage(allCall(0xf00001 + n), n * 12e6)),
);
const table = 'time,icao24,lat,lon\n1,f00001,45,-40\n';

const WRONG_FORMATS = [
  ['ais', beast, /beast/],
  ['ais', Buffer.from('hello'), /this is not ais/],
  ['beast', Buffer.from(table), /could be used as beast/],
  ['sbs', Buffer.from(table), /could be used as sbs/],
  ['firms', Buffer.from(table), /this is not firms/],
  ['plots', beast, /plots/],
  ['readsb', beast, /readsb/],
  ['beast', gzipSync(beast), /it looks like gzip \(name the file \.gz\)/],
  ['beast', Buffer.from('MSG,3,1,1,f00001,1,\n'), /it looks like sbs/],
] as const;

for (const [format, bytes, told] of WRONG_FORMATS) {
  test(`something else given as ${format}: exit 3, said with the mend, nothing on standard output`, async (t) => {
    const file = zoneStage(t).write('file', bytes);
    const run = await runGarant(['decode', format, file]);
    assert.deepEqual([run.code, run.stdout], [3, ''], run.stderr);
    assert.match(run.stderr, told);
    assert.match(run.stderr, /\n {2}mend: /);
  });
}

test('a file that was cut off is used up to there, and said to be cut off', async (t) => {
  const stage = zoneStage(t);
  const packed = gzipSync(flight('f10001', START, -34.9, 500).join(''));
  const half = await runGarant([
    'decode',
    'sbs',
    stage.write('a.sbs.gz', packed.subarray(0, packed.length >> 1)),
  ]);
  assert.equal(half.code, 3);
  assert.ok(jsonLines(half).length > 50);
  assert.match(half.stderr, /ends in the middle of its gzip stream.*\[INPUT_TRUNCATED\]\n {2}mend: fetch/);

  const plain = await runGarant(['decode', 'sbs', stage.write('b.sbs.gz', 'MSG,3')]);
  assert.equal(plain.code, 3);
  assert.match(plain.stderr, /b\.sbs\.gz: incorrect header check.*\n {2}mend: /);

  const binary = await runGarant([
    'decode',
    'beast',
    stage.write('c.beast', beast.subarray(0, beast.length - 3)),
  ]);
  assert.equal(binary.code, 0);
  assert.equal(jsonLines(binary).length, 39);
  assert.match(binary.stderr, /39 rows; not used: 1 /);
});

/** Resident memory at its highest, in MB. */
const peakMemory = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

const ENDLESS_MB = 256;

for (const format of ['ais', 'sbs', 'beast', 'plots']) {
  test(`a line of ${ENDLESS_MB} MB without an end, as ${format}: refused in bounded memory`, {
    skip: process.platform === 'linux' ? false : 'memory is read from /proc',
  }, async () => {
    const run = new RunningGarant(['decode', format, '-'], { stdin: 'open' });
    const input = run.process.stdin!;
    const block = Buffer.alloc(1024 * 1024, 'x');
    for (let sent = 0; sent < ENDLESS_MB; sent++) {
      if (!input.write(block)) await Promise.race([once(input, 'drain'), run.ended]);
    }
    const peak = peakMemory(run.process.pid!);
    input.end();
    const ended = await run.ended;
    assert.equal(ended.code, 3, ended.stderr);
    assert.ok(peak < ENDLESS_MB, `${peak} MB`);
  });
}

test('a folder that cannot be made is refused before anything is connected', async (t) => {
  const { accord, sources } = zoneStage(t);
  const args = ['up', '--accord', accord, '--feed', 'sbs+tcp://127.0.0.1:1', '--port', '0', '--data'];
  const run = await runGarant([...args, join(sources, 'data')]);
  assert.deepEqual([run.code, run.stdout], [3, '']);
  assert.match(run.stderr, /sources\.yaml is not a directory \[CLI_DATA_NOT_WRITABLE\]\n {2}mend: /);
});

/** Runs a shell's words in a namespace of its own, where `$0` may be mounted upon. */
const inNamespace = (script: string) => ['unshare', '-rm', 'bash', '-c', script] as const;

const cannotMount = (): string | false =>
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0
    ? false
    : 'this machine lets nobody mount a small file system (unshare -rm)';

test('a directory that may not be written is refused with the mend', { skip: cannotMount() }, async (t) => {
  const { accord, folder } = zoneStage(t);
  const data = join(folder, 'data');
  mkdirSync(data);
  const run = await runGarant(
    ['up', '--accord', accord, '--feed', 'sbs+tcp://127.0.0.1:1', '--port', '0', '--data', data],
    { under: [...inNamespace('mount -t tmpfs -o ro tmpfs "$0" && exec "$@"'), data] },
  );
  assert.deepEqual([run.code, run.stdout], [3, '']);
  assert.match(run.stderr, /data cannot be written \(\w+\) \[CLI_DATA_NOT_WRITABLE\]\n {2}mend: /);
});

test('a node whose disk fills up stops, says so, and what it acknowledged still verifies', {
  skip: cannotMount(),
  timeout: 90_000,
}, async (t) => {
  const { accord, sources, folder } = zoneStage(t);
  const data = join(folder, 'data');
  mkdirSync(data);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    const send = () => void (socket.write(randomBytes(64 * 1024)) && setImmediate(send));
    socket.on('drain', send);
    send();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const script = `mount -t tmpfs -o size=3m tmpfs "$0" && "$@"; code=$?
    mount -o remount,size=8m "$0" && "$1" "$2" verify "$0" >&2; echo "verified: $?" >&2; exit $code`;
  const node = new RunningGarant(
    [
      ...['up', '--accord', accord, '--sources', sources, '--port', '0', '--data', data],
      ...['--feed', `beast+tcp://127.0.0.1:${(server.address() as AddressInfo).port}`],
    ],
    { under: [...inNamespace(script), data] },
  );
  t.after(() => node.process.kill('SIGKILL'));
  const ended = await node.ended;
  assert.equal(ended.code, 3, ended.stderr);
  assert.match(ended.stderr, /\[STORE_DISK_FULL\]\n {2}mend: free some space/);
  assert.match(ended.stderr, /verified: 0/);
});

test('a fault says what it is and how to report it, without a stack, and is no verdict', async () => {
  const fault = join(import.meta.dirname, '../../test/support/crash/fault.ts');
  const run = spawnSync(process.execPath, [fault], { encoding: 'utf8' });
  assert.equal(run.status, 70);
  assert.match(
    run.stderr,
    /^a fault in Garant: the sky fell \[CLI_FAULT\]\n {2}mend: report it with the command/,
  );
  assert.doesNotMatch(run.stderr, /\n\s+at /);
});
