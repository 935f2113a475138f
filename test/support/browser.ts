/**
 * A real Chromium for tests, with the binary, libraries and fonts of one npm package: nothing is
 * installed by hand, nothing is fetched. Linux on x64 only; elsewhere tests say so and are skipped.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const cache = join(import.meta.dirname, '../../node_modules/.cache');
const home = join(cache, 'chromium-153.0.0');
const PARTS = ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br'];
/** Software drawing, and no background talk with the world. The package's own list weakens the sandbox of pages. */
const FLAGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
];

/** For `test(name, { skip: noBrowser() }, …)`. */
export const noBrowser = (): string | false =>
  process.platform === 'linux' && process.arch === 'x64'
    ? false
    : `the Chromium of the tests is built for linux-x64, this is ${process.platform}-${process.arch}`;

export async function openBrowser(): Promise<Browser> {
  if (!existsSync(home)) await unpack();
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: FLAGS,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  });
}

/** Unpacks into a folder of its own and renames it: two test processes may do this at the same time. */
async function unpack(): Promise<void> {
  await mkdir(cache, { recursive: true });
  const part = await mkdtemp(join(cache, 'part-'));
  const packed = join(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../../bin');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = part;
  try {
    for (const file of PARTS) await inflate(join(packed, file));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await writeFile(join(part, 'fonts.conf'), fontConfiguration());
  await rename(part, home).catch(() => rm(part, { recursive: true, force: true }));
}

/** Without it a bare machine draws no text at all. */
const fontConfiguration = (): string =>
  `<?xml version="1.0"?><fontconfig><dir>${home}/fonts/fonts</dir><dir>/usr/share/fonts</dir>` +
  `<cachedir>${home}/fontcache</cachedir></fontconfig>`;
