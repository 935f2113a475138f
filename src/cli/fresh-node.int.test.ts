/** What a node that has just started says of the time before: nothing. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openLive } from '../../test/support/live-stream.ts';
import { RunningGarant } from '../../test/support/run-garant.ts';
import { zoneStage } from '../../test/support/zone-stage.ts';
import type { Indication } from '../server/contract/contract.ts';

test('no verdict of a fresh node begins before it did', { timeout: 90_000 }, async (t) => {
  const { accord, sources, folder, write } = zoneStage(t);
  for (const file of [join(accord, 'accord.yaml'), sources]) {
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(revisit|period): \d0 s/g, '$1: 5 s'));
  }
  const began = Date.now();
  const data = join(folder, 'data');
  const node = new RunningGarant([
    ...['up', '--accord', accord, '--sources', sources, '--data', data, '--port', '0'],
    ...['--feed', `sbs+file:${write('nothing.sbs', '')}`],
  ]);
  t.after(() => node.process.kill('SIGKILL'));
  const [url] = await node.said(/^http:\/\/127\.0\.0\.1:\d+$/m);
  const live = await openLive(url);
  const [listed] = (await (await fetch(`${url}/api/v1/indications`)).json()) as Indication[];
  const { from, reason } = listed ?? (await live.heard<Indication>('indication', () => true));
  assert.equal(reason, 'blind');
  assert.ok(Date.parse(from) >= began, `it began at ${new Date(began).toISOString()}, blind from ${from}`);
});
