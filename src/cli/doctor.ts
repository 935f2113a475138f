/** `garant doctor`: can this machine run a node? Each check says what it found and what to do about it. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { checkFolder, checkLedger, checkSpace } from './check-disk.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Finding } from './finding.ts';
import { CONSOLE_DIR, DEFAULT_PORT } from './settings.ts';

export interface DoctorOptions {
  readonly data?: string;
  readonly port?: number;
  readonly json?: boolean;
  readonly now: () => number;
}

/** Before this Garant did not exist: the clock is wrong. */
const EARLIEST_CLOCK = Date.UTC(2026, 0, 1);

export async function doctor({ data, port = DEFAULT_PORT, json, now }: DoctorOptions): Promise<ExitCode> {
  const place = data ?? tmpdir();
  const findings = [
    checkNode(),
    checkSqlite(),
    checkClock(now()),
    checkConsole(),
    checkFolder(place),
    checkSpace(place),
    checkLedger(now),
    await checkPort(port),
  ];
  if (json) process.stdout.write(`${JSON.stringify(findings)}\n`);
  else for (const finding of findings) process.stdout.write(`${describe(finding)}\n`);
  return findings.every((finding) => finding.ok) ? EXIT.done : EXIT.doesNotHold;
}

const describe = ({ check, ok, found, mend }: Finding) =>
  `${ok ? 'ok  ' : 'FAIL'} ${check.padEnd(18)} ${found}${!ok && mend ? `\n     mend: ${mend}` : ''}`;

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return {
    check: 'Node',
    ok: major > 24 || (major === 24 && minor >= 12),
    found: process.version,
    mend: 'install Node 24.12 or newer, or run through npx in a checkout after npm ci',
  };
}

function checkSqlite(): Finding {
  const db = new DatabaseSync(':memory:');
  const version = String(db.prepare('select sqlite_version() as v').get()?.v);
  db.close();
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const sound = major > 3 || (major === 3 && (minor > 51 || (minor === 51 && patch >= 3)));
  return {
    check: 'SQLite',
    ok: sound,
    found: version,
    mend: 'use a Node whose SQLite is 3.51.3 or newer: older ones can corrupt a write-ahead log',
  };
}

const checkClock = (now: number): Finding => ({
  check: 'clock',
  ok: now > EARLIEST_CLOCK,
  found: new Date(now).toISOString(),
  mend: 'set the system clock: times of reception and checkpoints come from it',
});

const checkConsole = (): Finding => ({
  check: 'console',
  ok: existsSync(join(CONSOLE_DIR, 'index.html')),
  found: existsSync(CONSOLE_DIR) ? 'built' : 'not built',
  mend: 'run npm ci, or npx vite build',
});

const checkPort = (port: number): Promise<Finding> =>
  new Promise((resolve) => {
    const check = `port ${port}`;
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) =>
      resolve({
        check,
        ok: false,
        found: cause.code ?? cause.message,
        mend: 'stop what uses it, or choose --port',
      }),
    );
    server.listen(port, '127.0.0.1', () =>
      server.close(() => resolve({ check, ok: true, found: 'free on loopback' })),
    );
  });
