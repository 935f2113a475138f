#!/usr/bin/env node
// Runs the command line under Node 24: this process when it is new enough, else the binary npm installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);
const root = dirname(dirname(here));
const source = join(root, 'src/cli/main.ts');
const main = existsSync(source) ? source : join(root, 'dist/cli/main.js');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major > 24 || (major === 24 && minor >= 12)) await import(main);
else relaunch(installedNode());

function installedNode() {
  try {
    const manifest = `node-${process.platform}-${process.arch}/package.json`;
    return join(dirname(createRequire(import.meta.url).resolve(manifest)), 'bin/node');
  } catch {
    console.error(`garant: needs Node 24.12 or newer, this is ${process.version}`);
    process.exit(3);
  }
}

function relaunch(node) {
  const child = spawn(node, [here, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
