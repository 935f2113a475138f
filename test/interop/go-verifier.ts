/** Builds the external verifier from Debian's packaged Go sources; no network, no module cache. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const GOPATH = '/usr/share/gocode';

/** False when it can be built here, else why not. */
export function cannotRunGo(): string | false {
  if (spawnSync('go', ['version']).status !== 0) return 'golang-go is not installed';
  const sources = join(GOPATH, 'src/golang.org/x/mod/sumdb');
  return existsSync(sources) ? false : 'golang-golang-x-mod-dev is not installed';
}

/** @returns the program's path. */
export function buildGoVerifier(folder: string): string {
  const source = join(folder, 'go/src/verify');
  mkdirSync(source, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'verify.go'), join(source, 'verify.go'));
  const program = join(folder, 'verify');
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOFLAGS: '',
    GOPATH: `${join(folder, 'go')}:${GOPATH}`,
    GOCACHE: join(folder, 'go-cache'),
  };
  const build = spawnSync('go', ['build', '-o', program, 'verify'], { env, encoding: 'utf8' });
  if (build.status !== 0) throw new Error(`the Go verifier does not build: ${build.stderr}`);
  return program;
}
