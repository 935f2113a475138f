/** A node that ends and starts again in the same directory: what was settled and what people did is still there. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { startDemo } from '../cli/demo.ts';
import { verifyPath } from '../store/index.ts';
import type { Indication } from './contract/contract.ts';

test('indications and acts come back from the ledger, over and settled as they stood', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'garant-restart-'));
  t.after(() => rmSync(data, { recursive: true }));
  const start = async () => {
    const demo = await startDemo({
      port: 0,
      seed: 1,
      speed: 3600,
      boundaries: 'none',
      data,
      now: () => Date.now(),
    });
    assert.ok(demo.ok);
    return demo.value;
  };
  const settledBreaches = async (url: string) =>
    ((await (await fetch(`${url}/api/v1/indications?limit=1000`)).json()) as Indication[]).filter(
      ({ verdict, settled }) => verdict === 'breach-indicated' && settled,
    );

  const first = await start();
  let breaches = await settledBreaches(first.url);
  while (breaches.length === 0) {
    await setImmediate();
    breaches = await settledBreaches(first.url);
  }
  const { id } = breaches[0]!;
  await fetch(`${first.url}/api/v1/indications/${id}/acknowledge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: 'watch-1' }),
  });
  await first.close();

  const second = await start();
  const again = (await (await fetch(`${second.url}/api/v1/indications/${id}`)).json()) as Indication;
  assert.equal(again.acknowledged, true);
  assert.equal(again.settled, true);
  const listed = (await (await fetch(`${second.url}/api/v1/indications?limit=1000`)).json()) as Indication[];
  const earlier = listed.filter(({ run }) => run === 'earlier');
  assert.ok(earlier.length > 0);
  assert.ok(earlier.every(({ open }) => !open));
  const evidence = await fetch(`${second.url}/api/v1/indications/${id}/evidence`);
  assert.equal(evidence.status, 200);
  await second.close();
  const check = verifyPath(join(data, 'ledger'));
  assert.ok(check.ok);
  assert.deepEqual(check.value.problems, []);
});
