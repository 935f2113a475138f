/** Every command that README and docs show, run as it is written there, in a copy of the checkout. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type TestContext, test } from 'node:test';

const root = join(import.meta.dirname, '..');

/** Many short runs: what was compiled is kept beside the packages. */
const COMPILED = join(root, 'node_modules/.cache/garant');

/** The test command, which would run this test again; `.ci/run` runs it as README has it. */
const LEFT_TO_CI = 'npm ci && npm test';
const INSTALL = 'npm ci && ';
/** A port of their own, so that a running node is in nobody's way. */
const USES_PORT = /^npx garant (up|demo|doctor)\b.*/;
/** These go on until Ctrl+C. */
const GOES_ON = /^npx garant (up|demo)\b/;

/** The commands in the fenced blocks without a language: one a line, `\` at its end goes on in the next. */
function commandsIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^```\n(.*?)^```$/gms)]
    .flatMap(([, block]) => block!.replaceAll(/\\\n\s*/g, '').split('\n'))
    .filter((line) => /^(npx garant|npm) /.test(line) && line !== LEFT_TO_CI)
    .map((line) => line.replace(INSTALL, '').replace(USES_PORT, '$& --port 0'));
}

/** The checkout without what earlier runs left in it, and an `npx` that needs no second to find `garant`. */
function checkout(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'garant-readme-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const cwd = join(folder, 'checkout');
  mkdirSync(cwd);
  for (const name of readdirSync(root)) if (name !== 'data') symlinkSync(join(root, name), join(cwd, name));
  const script = `#!/bin/sh\n[ "$1" = garant ] && shift && exec "${process.execPath}" bin/garant.mjs "$@"\n`;
  writeFileSync(join(folder, 'npx'), script, { mode: 0o755 });
  const path = `${folder}${delimiter}${process.env.PATH}`;
  return { cwd, env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: COMPILED } };
}

type Checkout = ReturnType<typeof checkout>;

function runToEnd(command: string, where: Checkout): void {
  const script = `set -o pipefail; ${command}`;
  const { status, stderr } = spawnSync('bash', ['-c', script], { ...where, encoding: 'utf8' });
  assert.equal(status, 0, `${command}\n${stderr}`);
}

/** Waits for the address that it prints, then does what Ctrl+C does. */
async function runUntilAddress(command: string, where: Checkout): Promise<void> {
  const shell = spawn('bash', ['-c', `exec ${command}`], {
    ...where,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(shell, 'close');
  let said = '';
  shell.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (/^http:\/\/127\.0\.0\.1:\d+$/m.test(said)) shell.kill('SIGINT');
  });
  const [code] = await ended;
  assert.equal(code, 0, `${command}\n${said}`);
}

for (const file of ['README.md', ...globSync('docs/*.md', { cwd: root }).sort()]) {
  const commands = commandsIn(file);
  if (commands.length === 0) continue;
  test(`the ${commands.length} commands of ${file} run as they are written`, {
    timeout: 300_000,
  }, async (t) => {
    const where = checkout(t);
    for (const command of commands) {
      if (GOES_ON.test(command)) await runUntilAddress(command, where);
      else runToEnd(command, where);
    }
  });
}

test('README shows every verb, and the test command stands on a line of its own', () => {
  const commands = commandsIn('README.md').join('\n');
  for (const verb of ['demo', 'up', 'replay', 'decode', 'check', 'verify', 'doctor'])
    assert.match(commands, new RegExp(`garant ${verb}\\b`));
  assert.match(readFileSync(join(root, 'README.md'), 'utf8'), /^npm ci && npm test$/m);
});

test('npx finds garant in a checkout', () => {
  const { status, stdout } = spawnSync('npx', ['garant', '--version'], { cwd: root, encoding: 'utf8' });
  assert.deepEqual([status, /^\d+\.\d+\.\d+\n$/.test(stdout)], [0, true]);
});

test('the recordings are those that their script makes', () => {
  const script = join(root, 'scripts/recordings.ts');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
