/** A node that starts again in the same directory, and a world that is played from its beginning again. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { openLive } from '../../test/support/live-stream.ts';
import { RunningGarant } from '../../test/support/run-garant.ts';
import { flight, zoneStage } from '../../test/support/zone-stage.ts';
import { startDemo } from '../cli/demo.ts';
import { unpackTar } from '../ledger/index.ts';
import { checkBundle, readRecords, verifyPath } from '../store/index.ts';
import type { IndicationEvent } from '../watch/index.ts';
import type { Indication, Interference, Playback, Status } from './contract/contract.ts';

const get = async <Body>(url: string, path: string) =>
  (await (await fetch(`${url}/api/v1${path}`)).json()) as Body;

const post = (url: string, path: string, body: object) => {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return fetch(`${url}/api/v1${path}`, init);
};

const allListed = (url: string) => get<Indication[]>(url, '/indications?limit=1000');

/** Asks until there is something. */
async function until<Found>(ask: () => Promise<Found | undefined>): Promise<Found> {
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await setImmediate();
  }
}

function assertHolds(ledger: string): void {
  const check = verifyPath(ledger);
  assert.ok(check.ok);
  assert.deepEqual(check.value.problems, []);
}

test('indications and acts come back from the ledger, over and settled as they stood', async (t) => {
  const { accord, sources, folder, write } = zoneStage(t);
  const data = join(folder, 'data');
  const start = async (feed: string) => {
    const node = new RunningGarant([
      ...['up', '--accord', accord, '--sources', sources, '--data', data, '--port', '0'],
      ...['--feed', `sbs+file:${feed}`],
    ]);
    t.after(() => node.process.kill('SIGKILL'));
    return { node, url: (await node.said(/^http:\/\/127\.0\.0\.1:\d+$/m))[0] };
  };
  const isBreach = ({ verdict }: Indication) => verdict === 'breach-indicated';

  const first = await start(write('first.sbs', ''));
  const live = await openLive(first.url);
  write('first.sbs', flight('f10001', Date.now() - 40_000, -34.98, 20).join(''));
  const { id } = await live.heard<Indication>('indication', isBreach);
  await post(first.url, `/indications/${id}/acknowledge`, { by: 'watch-1' });
  await first.node.stop();

  const second = await start(write('second.sbs', ''));
  const again = await get<Indication>(second.url, `/indications/${id}`);
  assert.deepEqual([again.acknowledged, again.settled], [true, true]);
  const earlier = (await allListed(second.url)).filter(({ run }) => run === 'earlier');
  assert.ok(earlier.some(isBreach));
  assert.ok(earlier.every(({ open }) => !open));
  const evidence = await fetch(`${second.url}/api/v1/indications/${id}/evidence`);
  assert.equal(evidence.status, 200);
  await second.node.stop();
  assertHolds(data);
});

/** Plays up to a settled breach, goes back to the beginning, and plays up to it again. @returns it, as said in each. */
async function playTwice(url: string): Promise<readonly Indication[]> {
  const settledBreaches = async () =>
    (await allListed(url)).filter(({ verdict, settled }) => verdict === 'breach-indicated' && settled);
  const first = await until(async () => (await settledBreaches())[0]);

  await post(url, '/playback', { action: 'pause' });
  await post(url, '/playback', { action: 'restart' });
  await until(async () => {
    const { at, from } = await get<Playback>(url, '/playback');
    return at === from || undefined;
  });
  assert.deepEqual(await allListed(url), []);
  assert.deepEqual(await get<Interference[]>(url, '/interference'), []);
  const { parties } = await get<Status>(url, '/status');
  assert.ok(parties.every(({ breachesIndicated }) => breachesIndicated === 0));
  assert.equal((await fetch(`${url}/api/v1/indications/${first.id}`)).status, 404);

  await post(url, '/playback', { action: 'play' });
  const again = await until(async () =>
    (await settledBreaches()).find(({ clause, from }) => clause === first.clause && from === first.from),
  );
  assert.equal(again.run, 'this');
  const response = await fetch(`${url}/api/v1/indications/${again.id}/evidence`);
  const files = unpackTar(new Uint8Array(await response.arrayBuffer()));
  assert.ok(files.ok);
  assert.deepEqual(checkBundle(files.value).problems, []);
  return [first, again];
}

test('a world that begins again has nothing indicated yet, and the ledger keeps both plays', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'garant-restart-'));
  t.after(() => rmSync(data, { recursive: true }));
  const world = { port: 0, seed: 1, speed: 3600, boundaries: 'none' as const };
  const demo = await startDemo({ ...world, data, now: () => Date.now() });
  assert.ok(demo.ok);
  let plays: readonly Indication[] = [];
  try {
    plays = await playTwice(demo.value.url);
  } finally {
    await demo.value.close();
  }
  const ledger = join(data, 'ledger');
  assertHolds(ledger);
  const kept = new Set(
    [...readRecords(ledger, { kind: 'indication' })].map(
      ({ record }) => (record.body as unknown as IndicationEvent).id,
    ),
  );
  assert.ok(plays.every(({ id }) => kept.has(id)));
});
