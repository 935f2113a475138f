/** Writes docs/openapi.json from the routes; `--check` fails when the committed one is not current. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Desk } from '../src/server/desk.ts';
import { buildHttp } from '../src/server/http/http.ts';

const target = 'docs/openapi.json';
// The document needs the routes' schemas only: no question is asked of this desk.
const app = await buildHttp({ desk: {} as Desk, version: '1' });
await app.ready();
const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
await app.close();

const current = existsSync(target) && readFileSync(target, 'utf8') === text;
if (process.argv.includes('--check')) {
  if (!current) console.error(`${target} is not current: run npm run openapi`);
  process.exitCode = current ? 0 : 1;
} else if (!current) {
  writeFileSync(target, text);
}
