/**
 * readsb as a peer: the same bytes over a local socket, its processor time from /proc, its count of
 * accepted messages from its closing statistics. It also tracks aircraft, which Garant's decoder leaves to
 * the picture. Build it from github.com/wiedehopf/readsb with `make`; the caller names the binary.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface PeerRun {
  readonly framesPerCpuSecond: number;
  readonly acceptedPerPass: number;
}

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;
const USER_TIME = 11;
const SYSTEM_TIME = 12;
const SETTLED_MILLISECONDS = 500;
/** Sent at less than full speed: readsb discards what it cannot read at once. */
const CHUNK = 65_536;
const PAUSE_MILLISECONDS = 10;

function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

async function send(port: number, bytes: Uint8Array, passes: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  for (let pass = 0; pass < passes; pass++) {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      socket.write(bytes.subarray(at, at + CHUNK));
      await wait(PAUSE_MILLISECONDS);
    }
  }
  await new Promise((resolve) => socket.end(() => resolve(undefined)));
}

/** Processor time once nothing is left to do. */
async function settle(pid: number): Promise<number> {
  for (let last = -1; ; ) {
    const now = cpuSeconds(pid);
    if (now - last < 0.02) return now;
    last = now;
    await wait(SETTLED_MILLISECONDS);
  }
}

const closed = (child: ChildProcess) => new Promise((resolve) => child.once('close', resolve));

export async function runReadsb(
  binary: string,
  bytes: Uint8Array,
  frames: number,
  passes: number,
): Promise<PeerRun> {
  const port = await freePort();
  const listen = ['--net-bind-address', '127.0.0.1', '--net-bi-port', `${port}`];
  const options = ['--net-only', ...listen, '--quiet', '--stats'];
  const child = spawn(binary, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (text) => {
    output += String(text);
  });
  await wait(SETTLED_MILLISECONDS);
  const idle = cpuSeconds(child.pid!);
  await send(port, bytes, passes);
  const seconds = (await settle(child.pid!)) - idle;
  child.kill('SIGTERM');
  await closed(child);
  const accepted = [...output.matchAll(/(\d+) accepted with correct CRC/g)].map((match) => Number(match[1]));
  return {
    framesPerCpuSecond: Math.round((frames * passes) / seconds),
    acceptedPerPass: Math.round(Math.max(0, ...accepted) / passes),
  };
}
