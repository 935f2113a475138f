/** A real node over a simulated world: what its API answers, what it seals, and what it refuses. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Demo, startDemo } from '../cli/demo.ts';
import { unpackTar } from '../ledger/index.ts';
import { checkBundle, verifyPath } from '../store/index.ts';
import type {
  AccordPages,
  FeatureCollection,
  Indication,
  IndicationDetail,
  Interference,
  PictureMessage,
  Status,
} from './contract/contract.ts';

const SOURCES = join(import.meta.dirname, '../../accords/demo/sources.yaml');

let demo: Demo;
let data: string;

before(async () => {
  data = mkdtempSync(join(tmpdir(), 'garant-node-'));
  const started = await startDemo({
    port: 0,
    seed: 1,
    speed: 3600,
    boundaries: 'none',
    data,
    now: () => Date.now(),
  });
  assert.ok(started.ok);
  demo = started.value;
});

after(async () => {
  await demo.close();
  const check = verifyPath(join(data, 'ledger'));
  assert.ok(check.ok);
  assert.deepEqual(check.value.problems, []);
  rmSync(data, { recursive: true });
});

const get = async <Body>(path: string) => (await (await fetch(`${demo.url}/api/v1${path}`)).json()) as Body;

/** Reads the live stream until a message satisfies `wanted`. */
async function heard<Body>(kind: string, wanted: (body: Body) => boolean): Promise<Body> {
  const response = await fetch(`${demo.url}/api/v1/stream`);
  const decoder = new TextDecoder();
  let text = '';
  // Leaving the loop cancels the stream.
  for await (const chunk of response.body!) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    const bodies = blocks
      .filter((block) => block.startsWith(`event: ${kind}\n`))
      .map((block) => JSON.parse(block.slice(block.indexOf('data: ') + 6)) as Body);
    const found = bodies.find(wanted);
    if (found) return found;
  }
  throw new Error('the stream ended');
}

async function control(body: object) {
  const response = await fetch(`${demo.url}/api/v1/playback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { state: string; at: string; speed: number };
}

const isSettledBreach = ({ verdict, settled, run }: Indication) =>
  verdict === 'breach-indicated' && settled && run === 'this';

/** One that is listed already, or the next one. */
const settledBreach = async () =>
  (await get<Indication[]>('/indications?limit=1000')).find(isSettledBreach) ??
  (await heard<Indication>('indication', isSettledBreach));

test('the stream begins with the whole picture, in parallel columns', async () => {
  const picture = await heard<PictureMessage>('picture', () => true);
  assert.equal(picture.whole, true);
  for (const column of [picture.lon, picture.lat, picture.course, picture.speed, picture.ageS]) {
    assert.equal(column.length, picture.slot.length);
  }
});

test('an accord is read out clause by clause, with code, areas and examples that can be drawn', async () => {
  const { clauses } = await get<AccordPages>('/accords/demo');
  const [first] = clauses;
  assert.equal(clauses.length, 9);
  assert.match(first!.code, /^- id: sky-1\n.*forbids: /s);
  assert.deepEqual(first!.areas, ['no-fly', 'narrow-no-fly']);
  assert.deepEqual(
    first!.exceptions.map(({ id, depth }) => [id, depth]),
    [
      ['sky-1-a', 0],
      ['sky-1-a-i', 1],
    ],
  );
  assert.ok(first!.examples.some(({ sketch }) => sketch.tracks.some(({ way }) => way.length === 2)));
  const nobody = await fetch(`${demo.url}/api/v1/accords/nobody`);
  assert.equal(nobody.status, 404);
});

test('disturbed navigation is told as it grows, and listed', async () => {
  const told = await heard<Interference>('interference', ({ objects, settled }) => objects > 1 && settled);
  assert.ok(told.radiusM !== null && told.radiusM > 0);
  assert.ok(told.indicatedAt !== null && told.indicatedAt >= told.from);
  const [listed] = await get<Interference[]>('/interference');
  assert.equal(listed?.id, told.id);
  assert.ok(listed.objects >= told.objects);
});

test('a breach is indicated, with its clause, its evidence and what was not concluded', async () => {
  const { id } = await settledBreach();
  const detail = await get<IndicationDetail>(`/indications/${id}`);
  assert.ok(Object.keys(detail.text).length > 0);
  assert.ok(detail.evidence.length > 0);
  assert.ok(detail.notConcluded.includes('attribution'));
  assert.equal(detail.lane, 'simulated');
});

test('each word says when it was given, after what it speaks of began, and when the ledger took it in', async () => {
  const { id } = await settledBreach();
  const { from, history } = await get<IndicationDetail>(`/indications/${id}`);
  for (const { settled, indicatedAt, recordedAt } of history) {
    assert.ok(indicatedAt !== null && indicatedAt >= from, `${indicatedAt} is not before ${from}`);
    assert.equal(recordedAt !== null, settled);
  }
  const [provisional, settled] = [false, true].map((life) => history.find((word) => word.settled === life));
  const watermark = Date.parse(settled!.indicatedAt!) - Date.parse(provisional!.indicatedAt!);
  assert.ok(watermark >= 60_000, `settled ${watermark} ms after it was first said`);
});

test('the evidence of a settled indication is a bundle that checks without this node', async () => {
  const { id } = await settledBreach();
  const response = await fetch(`${demo.url}/api/v1/indications/${id}/evidence`);
  assert.equal(response.status, 200);
  const files = unpackTar(new Uint8Array(await response.arrayBuffer()));
  assert.ok(files.ok);
  assert.deepEqual(checkBundle(files.value).problems, []);
});

test('evidence of compliance names who looked, by a sources file that it holds, and what came in from them', async () => {
  const isCompliance = ({ verdict, settled }: Indication) => verdict === 'compliance-indicated' && settled;
  const { id } =
    (await get<Indication[]>('/indications?limit=1000')).find(isCompliance) ??
    (await heard<Indication>('indication', isCompliance));
  const response = await fetch(`${demo.url}/api/v1/indications/${id}/evidence`);
  const files = unpackTar(new Uint8Array(await response.arrayBuffer()));
  assert.ok(files.ok);
  const { problems, derivation } = checkBundle(files.value);
  assert.deepEqual(problems, []);
  assert.deepEqual(Buffer.from(files.value.get('sources.yaml')!), readFileSync(SOURCES));
  const { sources, coverageFrom, revisit, blocks } = derivation!.sight!;
  assert.ok(sources.length > 0 && sources.every(({ footprint }) => footprint !== null));
  assert.deepEqual([coverageFrom, revisit], [['coverage'], 60_000]);
  assert.ok(blocks.length > 0);
});

test('acknowledge and assign are signed acts by a named actor', async () => {
  const { id } = await settledBreach();
  const post = (path: string, body: object) =>
    fetch(`${demo.url}/api/v1/indications/${id}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  assert.equal((await post('acknowledge', { by: 'watch-1' })).status, 200);
  assert.equal((await post('assign', { by: 'watch-1', to: 'desk-2' })).status, 200);
  const detail = await get<IndicationDetail>(`/indications/${id}`);
  assert.equal(detail.acknowledged, true);
  assert.equal(detail.owner, 'desk-2');
  assert.deepEqual(
    detail.acts.map(({ kind, by }) => [kind, by]),
    [
      ['acknowledged', 'watch-1'],
      ['assigned', 'watch-1'],
    ],
  );
  assert.ok(detail.acts.every(({ signature }) => signature.length > 80));
  for (const by of [undefined, '', ' ', 'a\nb', 'a\u202eb', 'x'.repeat(81)]) {
    assert.equal((await post('acknowledge', { by })).status, 400, JSON.stringify(by));
  }
});

test('what is not there is 404 for every question, in the words of the contract', async () => {
  const paths = ['indications/x', 'indications/x/evidence', 'tracks/x', 'nothing', '', '../v2/status'];
  for (const path of paths) {
    const answer = await fetch(`${demo.url}/api/v1/${path}`);
    assert.equal(answer.status, 404, path);
    const message = 'there is nothing of that name to see here';
    assert.deepEqual(await answer.json(), { code: 'NOT_FOUND', message }, path);
  }
});

test('a request that the contract does not describe is told so in its words', async () => {
  const send = (path: string, init: RequestInit) => fetch(`${demo.url}/api/v1${path}`, init);
  const headers = { 'content-type': 'application/json' };
  const refused = await Promise.all([
    send('/indications?limit=many', {}),
    send('/playback', { method: 'POST', headers, body: '{"action":"fly"}' }),
    send('/playback', { method: 'POST', headers, body: '{' }),
    send('/playback', { method: 'POST', headers, body: JSON.stringify({ action: ' '.repeat(20_000) }) }),
    send('/playback', { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' }),
    send('/playback', { method: 'POST', headers: { origin: 'http://attacker.example' } }),
  ]);
  assert.deepEqual(
    refused.map(({ status }) => status),
    [400, 400, 400, 413, 415, 403],
  );
  for (const answer of refused) {
    const { code, message } = (await answer.json()) as { code: string; message: string };
    assert.match(code, /^SERVER_/);
    assert.ok(message.length > 10);
  }
  assert.equal((await send('/status', { method: 'DELETE' })).status, 404);
});

test('breaches counted by party are those listed as settled under the agreed reading in this run', async () => {
  await settledBreach();
  await control({ action: 'pause' });
  const { parties } = await get<Status>('/status');
  const breaches = (await get<Indication[]>('/indications?limit=1000')).filter(isSettledBreach);
  const listed = breaches.filter(({ reading }) => reading === 'agreed');
  assert.equal(
    parties.reduce((sum, { breachesIndicated }) => sum + breachesIndicated, 0),
    listed.length,
  );
  for (const { party, breachesIndicated } of parties) {
    const own = listed.filter(
      ({ subject }) => (subject.party ?? (subject.parties ? 'several' : 'unknown')) === party,
    );
    assert.equal(breachesIndicated, own.length, party);
  }
  await control({ action: 'play' });
});

test('a demonstration can be paused, stepped and sped up', async () => {
  const paused = await control({ action: 'pause' });
  assert.equal(paused.state, 'paused');
  const stepped = await control({ action: 'step' });
  assert.equal(Date.parse(stepped.at) - Date.parse(paused.at), 60_000);
  assert.equal((await control({ action: 'play', speed: 3600 })).state, 'playing');
});

test('every screen is told that this is simulated, and every feed shows its health', async () => {
  const status = await get<Status>('/status');
  assert.equal(status.lane, 'simulated');
  assert.equal(status.feeds.length, 10);
  assert.ok(status.feeds.every(({ rejected }) => rejected === 0));
});

test('every area says which clauses speak of it', async () => {
  const { features } = await get<FeatureCollection>('/areas');
  const clauses = new Map(features.map(({ properties }) => [properties.area, properties.clauses]));
  assert.deepEqual(clauses.get('corridor'), ['sea-1']);
  assert.deepEqual(clauses.get('corridor-waters'), ['sea-1']);
  assert.deepEqual(clauses.get('north-of-line'), []);
});

test('another name for loopback and another origin are turned away', async () => {
  const { hostname, port } = new URL(demo.url);
  const status = (headers: Record<string, string>, method = 'GET') =>
    new Promise<number>((resolve, reject) => {
      const path = method === 'GET' ? '/api/v1/status' : '/api/v1/playback';
      request({ hostname, port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  assert.equal(await status({ host: 'attacker.example' }), 421);
  assert.equal(await status({ host: `127.0.0.1:${port}`, origin: 'http://attacker.example' }, 'POST'), 403);
});
