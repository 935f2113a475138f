/** A live node end to end: feeds that come, go and grow; a verdict; an orderly end; a ledger that holds. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type LiveStream, openLive } from '../../test/support/live-stream.ts';
import { allCall } from '../../test/support/mode-s-frames.ts';
import { RunningGarant, runGarant } from '../../test/support/run-garant.ts';
import { beastMessage, flight, type ZoneStage, zoneStage } from '../../test/support/zone-stage.ts';
import { formatInstant } from '../kernel/index.ts';
import { readRawBlock } from '../ledger/index.ts';
import type { Indication, Status } from '../server/contract/contract.ts';
import { readRecords } from '../store/index.ts';

const LONGEST = { timeout: 90_000 };

async function listening(t: TestContext): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

const connection = async (server: Server): Promise<Socket> =>
  ((await once(server, 'connection')) as [Socket])[0];

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** A running node, stopped with the test if it has not ended by itself. */
function startUp(t: TestContext, { accord, sources, folder }: ZoneStage, ...feeds: string[]) {
  const node = new RunningGarant([
    ...['up', '--accord', accord, '--sources', sources, '--data', join(folder, 'data'), '--port', '0'],
    ...feeds.flatMap((feed) => ['--feed', feed]),
  ]);
  t.after(() => node.process.kill('SIGKILL'));
  return node;
}

const addressOf = async (node: RunningGarant) => (await node.said(/^http:\/\/127\.0\.0\.1:\d+$/m))[0];

const feedHeard = async (url: string, source: string, observations = 1) =>
  (await openLive(url)).heard<Status>('status', ({ feeds }) =>
    feeds.some((feed) => feed.source === source && feed.observations >= observations),
  );

const breachOn = (live: LiveStream) =>
  live.heard<Indication>('indication', ({ verdict }) => verdict === 'breach-indicated');

test(
  'a feed is dropped and comes back, the intruder is indicated, and after SIGTERM the ledger verifies',
  LONGEST,
  async (t) => {
    const stage = zoneStage(t);
    const { server, port } = await listening(t);
    const lines = flight('f10001', Date.now() - 40_000, -34.98, 20);
    const node = startUp(t, stage, `sbs+tcp://127.0.0.1:${port}`);
    const first = await connection(server);
    first.write(lines.slice(0, 3).join(''));
    const url = await addressOf(node);
    await feedHeard(url, 'roof', 3);
    // It breaks off in the middle of a line.
    first.end(lines[3]!.slice(0, 30));
    const second = await connection(server);
    await node.said(/lost 127\.0\.0\.1:\d+, trying again in 0\.5 s/);
    const live = await openLive(url);
    second.write(lines.slice(4).join(''));
    assert.equal((await breachOn(live)).subject.identity?.icao24, 'f10001');
    // The half line is counted, and takes nothing of the next connection with it.
    const { feeds } = await feedHeard(url, 'roof', lines.length - 1);
    assert.equal(feeds.find(({ source }) => source === 'roof')?.rejected, 1);

    const ended = await node.stop();
    assert.equal(ended.code, 0, ended.stderr);
    assert.equal(ended.stdout, `${url}\n`);
    const data = join(stage.folder, 'data');
    const holds = await runGarant(['verify', data, '--json']);
    assert.equal(holds.code, 0, holds.stdout + holds.stderr);
    const { kind, problems, blocks } = JSON.parse(holds.stdout) as Record<string, unknown>;
    assert.deepEqual([kind, problems], ['ledger', []]);
    assert.ok((blocks as number) > 0);

    // The same directory goes on, even when the machine takes the node away.
    const again = startUp(t, stage, `sbs+tcp://127.0.0.1:${port}`);
    const third = await connection(server);
    third.write(flight('f10002', Date.now(), -34.98, 2).join(''));
    await feedHeard(await addressOf(again), 'roof', 2);
    again.process.kill('SIGKILL');
    await again.ended;
    assert.equal((await runGarant(['verify', data])).code, 0);

    // One byte of the evidence is changed.
    const folder = join(data, 'blocks');
    const [block = ''] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /[0-9a-f]{40}/.test(name),
    );
    const path = join(folder, block);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    const broken = await runGarant(['verify', data]);
    assert.equal(broken.code, 1);
    assert.match(broken.stdout, /ledger does not hold/);
    assert.ok(broken.stderr.includes(block), broken.stderr);
  },
);

/** The stage's accord with announced medical flights excepted, and a desk that hears of them. */
function exceptMedicalFlights({ write, accord, sources }: ZoneStage): void {
  const except = '    except: [{ id: medical, when: { notified: medevac } }]\n';
  write('accord/accord.yaml', readFileSync(join(accord, 'accord.yaml'), 'utf8') + except);
  const desk =
    '  - { id: desk, feed: notices, physics: human, cooperative: false, footprint: { circle: { lon: -16, lat: -35.5, radius: 100 km } } }\n';
  write('sources.yaml', readFileSync(sources, 'utf8').replace('register:\n', `${desk}register:\n`));
}

test('a notice still lifts its clause after the node was started anew', LONGEST, async (t) => {
  const stage = zoneStage(t);
  exceptMedicalFlights(stage);
  const now = Date.now();
  const notice = stage.write(
    'notices',
    `${JSON.stringify({
      observedAt: formatInstant(now - 60_000),
      id: 'n-1',
      notified: 'medevac',
      party: 'NORTH',
      from: formatInstant(now - 60_000),
      until: formatInstant(now + 3_600_000),
      identities: [{ icao24: 'f10001' }],
    })}\n`,
  );
  const { server, port } = await listening(t);
  const node = startUp(t, stage, `notices+file:${notice}`, `sbs+tcp://127.0.0.1:${port}`);
  await feedHeard(await addressOf(node), 'desk');
  await node.stop();

  const again = startUp(t, stage, `sbs+tcp://127.0.0.1:${port}`);
  const feed = await connection(server);
  const live = await openLive(await addressOf(again));
  const both = ['f10001', 'f10002'].map((icao24) => flight(icao24, Date.now(), -35.02, 3));
  feed.write(both[0]!.flatMap((line, n) => [line, both[1]![n]!]).join(''));
  const { subject } = await breachOn(live);
  assert.equal(subject.identity?.icao24, 'f10002', 'only the flight that nobody announced');
});

test(
  'Beast over TCP, datagrams without line ends and a growing file reach their sources',
  LONGEST,
  async (t) => {
    const stage = zoneStage(t);
    const { server, port } = await listening(t);
    const udp = await freeUdpPort();
    const file = join(stage.folder, 'radar.plots');
    const node = startUp(
      t,
      stage,
      `beast+tcp://127.0.0.1:${port}?at=-35.5,-16`,
      `sbs+udp://127.0.0.1:${udp}`,
      `plots+file:${file}`,
    );
    const socket = await connection(server);
    const url = await addressOf(node);
    socket.write(beastMessage(allCall(0xf00001), 12_000_000));
    const status = await feedHeard(url, 'mast');
    // Beast carries no absolute time: it is tied to that of reception.
    const { lastAt } = status.feeds.find(({ source }) => source === 'mast')!;
    assert.ok(Math.abs(Date.parse(lastAt!) - Date.now()) < 60_000);

    await node.said(/listening on udp/);
    const sender = createSocket('udp4');
    t.after(() => sender.close());
    for (const line of flight('f00002', Date.now(), -34.98, 3)) sender.send(line.trimEnd(), udp, '127.0.0.1');
    await feedHeard(url, 'roof', 3);

    await node.said(/radar\.plots is not there yet/);
    const plot = (plot: number) =>
      `${JSON.stringify({ observedAt: formatInstant(Date.now()), plot, lon: -16, lat: -35.5 })}\n`;
    appendFileSync(file, plot(1));
    await feedHeard(url, 'radar', 1);
    appendFileSync(file, plot(2));
    await feedHeard(url, 'radar', 2);
    writeFileSync(file, plot(3));
    await node.said(/radar\.plots was replaced/);
    await feedHeard(url, 'radar', 3);
    const ended = await node.stop();
    assert.equal(ended.code, 0, ended.stderr);
  },
);

/** Breaches that a node lists, and what it has kept of them. */
const breachesOf = async (url: string) =>
  ((await (await fetch(`${url}/api/v1/indications?limit=1000`)).json()) as Indication[])
    .filter(({ verdict }) => verdict === 'breach-indicated')
    .map(({ id }) => id);

test('a node that starts again goes on in a followed file where it was', LONGEST, async (t) => {
  const stage = zoneStage(t);
  const lines = flight('f10001', Date.now() - 200_000, -34.98, 20);
  const file = stage.write('flight.sbs', lines.slice(0, 12).join('') + lines[12]!.slice(0, 30));
  const first = startUp(t, stage, `sbs+file:${file}`);
  await feedHeard(await addressOf(first), 'roof', 12);
  assert.equal((await first.stop()).code, 0);

  // Nothing new: nothing is judged or sealed again.
  const second = startUp(t, stage, `sbs+file:${file}`);
  const url = await addressOf(second);
  await second.said(/going on in .*flight\.sbs after the \d+ bytes kept before/);
  const breaches = await breachesOf(url);
  assert.equal(breaches.length, 1);
  // The half line is completed.
  appendFileSync(file, lines[12]!.slice(30) + lines.slice(13).join(''));
  const { feeds } = await feedHeard(url, 'roof', 8);
  assert.deepEqual(
    feeds.filter(({ source }) => source === 'roof').map((feed) => [feed.observations, feed.rejected]),
    [[8, 0]],
  );
  await second.stop();

  // Another file takes its place while nobody looks.
  stage.write('flight.sbs', flight('f10002', Date.now() - 100_000, -34.98, 3).join(''));
  const third = startUp(t, stage, `sbs+file:${file}`);
  await feedHeard(await addressOf(third), 'roof', 3);
  await third.said(/flight\.sbs does not begin with what was kept last; reading it from its start/);
  await third.stop();
  assert.equal((await runGarant(['verify', join(stage.folder, 'data')])).code, 0);
  const rows = [...readRecords(join(stage.folder, 'data'), { kind: 'raw-block' })].map(
    ({ record }) => readRawBlock(record)!.rows!,
  );
  assert.equal(rows[0]!.from, 0);
  for (const [i, { from }] of rows.entries()) assert.equal(from, rows[i - 1]?.until ?? 0, 'numbers go on');
  assert.equal(rows.at(-1)!.until, lines.length + 3);
});

test('a second node cannot take the directory of a running one, nor its port', LONGEST, async (t) => {
  const stage = zoneStage(t);
  const { port } = await listening(t);
  const feed = `sbs+tcp://127.0.0.1:${port}`;
  const node = startUp(t, stage, feed);
  const url = await addressOf(node);
  const base = ['up', '--accord', stage.accord, '--sources', stage.sources, '--feed', feed];
  const locked = await runGarant([...base, '--data', join(stage.folder, 'data'), '--port', '0']);
  assert.equal(locked.code, 3);
  assert.match(locked.stderr, /STORE_LOCKED\]\n {2}mend: another process uses this directory/);
  const other = join(stage.folder, 'other');
  const inUse = await runGarant([...base, '--data', other, '--port', new URL(url).port]);
  assert.equal(inUse.code, 3);
  assert.match(inUse.stderr, /port \d+ on loopback is in use \[SERVER_PORT_IN_USE\]\n {2}mend: /);
  assert.equal(inUse.stdout, '');
  assert.equal((await node.stop()).code, 0);
  assert.equal((await runGarant(['verify', other])).code, 0);
});

test('a UDP port that another program holds is refused before an address is told', LONGEST, async (t) => {
  const stage = zoneStage(t);
  const holder = createSocket('udp4').bind(0, '127.0.0.1');
  await once(holder, 'listening');
  t.after(() => holder.close());
  const node = startUp(t, stage, `sbs+udp://127.0.0.1:${holder.address().port}`);
  const ended = await node.ended;
  assert.equal(ended.code, 3);
  assert.equal(ended.stdout, '');
  assert.match(
    ended.stderr,
    /cannot listen on udp .* \[FEED_PORT_IN_USE\]\n {2}mend: stop what uses the port/,
  );
  assert.equal((await runGarant(['verify', join(stage.folder, 'data')])).code, 0);
});

test('two feeds of one source are refused', LONGEST, async (t) => {
  const node = startUp(t, zoneStage(t), 'sbs+tcp://127.0.0.1:1', 'sbs+tcp://127.0.0.1:2');
  const ended = await node.ended;
  assert.equal(ended.code, 3);
  assert.match(ended.stderr, /two feeds are said to come from the source roof \[INPUT_SOURCE_SHARED\]/);
});

test('a declared source of no known format is refused with its file', LONGEST, async (t) => {
  const stage = zoneStage(t);
  const text = readFileSync(stage.sources, 'utf8').replace('feed: plots', 'feed: semaphore');
  const sources = stage.write('other.yaml', text);
  const ended = await startUp(t, { ...stage, sources }, 'sbs+tcp://127.0.0.1:1').ended;
  assert.equal(ended.code, 3);
  assert.match(ended.stderr, /other\.yaml.*"semaphore".*\n {2}mend: /);
});

test(
  'what a node could not use is counted and told in words where the state of its sources is told',
  LONGEST,
  async (t) => {
    const stage = zoneStage(t);
    const { server, port } = await listening(t);
    const words =
      '  - { id: words, feed: coverage, physics: human, observes: [], cooperative: true, footprint: { reception: true }, period: 1 h }\n';
    const declared = readFileSync(stage.sources, 'utf8').replace('register:', `${words}register:`);
    const node = startUp(
      t,
      { ...stage, sources: stage.write('sources.yaml', declared) },
      `coverage+tcp://127.0.0.1:${port}`,
    );
    const feed = await connection(server);
    const live = await openLive(await addressOf(node));
    feed.write(
      `${JSON.stringify({ observedAt: formatInstant(Date.now()), about: 'radr', state: 'down' })}\n`,
    );
    const { feeds } = await live.heard<Status>('status', (status) =>
      status.feeds.some(({ rejected }) => rejected > 0),
    );
    const told = feeds.find(({ source }) => source === 'words');
    assert.equal(told?.rejected, 1);
    assert.match(
      told?.lastProblem ?? '',
      /^words:1: coverage: source radr is not declared: roof, .*"radar"\?$/s,
    );
  },
);
