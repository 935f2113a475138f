/**
 * A live node under load: 5,000 aircraft at 1 Hz over Beast TCP, 500 clauses, a real browser with the console
 * open. Prints how long it takes from the decisive message to the indication in the page, and the node's
 * memory. `--seconds N` (default 60), `--objects N`, `--clauses N`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/kernel/index.ts';
import type { IndicationDetail } from '../src/server/contract/contract.ts';
import { writeBeast } from '../src/simulate/emit/beast.ts';
import { makeByteSink } from '../src/simulate/emit/byte-sink.ts';
import { airbornePosition, airborneVelocity } from '../src/simulate/emit/mode-s.ts';
import { openBrowser } from '../test/support/browser.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    objects: { type: 'string', default: '5000' },
    clauses: { type: 'string', default: '500' },
  },
});
const SECONDS = Number(values.seconds);
const OBJECTS = Number(values.objects);
const CLAUSES = Number(values.clauses);
const BOX = { west: 0, south: 40, columns: 25, step: 1, side: 0.4 };
const SPEED = 230;

/** A grid of small ban areas, one a clause, with open sky between them. */
function writeAccord(folder: string): void {
  const corners = Array.from({ length: CLAUSES }, (_, i) => {
    const west = BOX.west + (i % BOX.columns) * BOX.step;
    const south = BOX.south + Math.floor(i / BOX.columns) * BOX.step * 0.6;
    return [west, south, west + BOX.side, south + BOX.side] as const;
  });
  const features = corners.map(([w, s, e, n], i) => ({
    type: 'Feature',
    id: `box-${i}`,
    properties: { name: `box-${i}` },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    },
  }));
  writeFileSync(join(folder, 'areas.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  const areas = corners.map((_, i) => `  box-${i}: { feature: box-${i} }`);
  const clauses = corners.map(
    (_, i) =>
      `  - { id: sky-${i}, text: { en: No aircraft in box ${i}. }, forbids: { parties: all, presence: aircraft, in: box-${i}, for: 0 s }, revisit: 60 s }`,
  );
  writeFileSync(
    join(folder, 'accord.yaml'),
    `accord: bench\nin-force: { from: 2000-01-01T00:00Z, until: 2099-12-31T23:59Z }\nparties:\n  A: { role: belligerent }\nareas:\n${areas.join('\n')}\nclauses:\n${clauses.join('\n')}\n`,
  );
}

/** Serves Beast frames: every object once a second, each at its own moment of it. */
function serveTraffic() {
  const random = seededRandom(5);
  const objects = Array.from({ length: OBJECTS }, (_, i) => ({
    identity: 0xa00000 + i,
    lon: BOX.west + random.next() * BOX.columns,
    lat: BOX.south + random.next() * 12,
    altitude: 9_000,
    speed: SPEED,
    course: random.next() < 0.5 ? 90 : 270,
  }));
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  const started = performance.now();
  const sink = makeByteSink();
  let tick = 0;
  const PARTS = 20;
  const timer = setInterval(() => {
    const since = performance.now() - started;
    for (let i = tick % PARTS; i < objects.length; i += PARTS) {
      const object = objects[i]!;
      const sign = object.course === 90 ? 1 : -1;
      object.lon += (sign * SPEED) / (111_195 * Math.cos((object.lat * Math.PI) / 180));
      const second = Math.floor(tick / PARTS);
      writeBeast(sink, airbornePosition(object.identity, object, second & 1), since, 120);
      if (second % 5 === i % 5) writeBeast(sink, airborneVelocity(object.identity, object), since, 120);
    }
    const bytes = sink.take();
    for (const socket of sockets) socket.write(bytes);
    tick += 1;
  }, 1000 / PARTS);
  return new Promise<{ port: number; close(): void }>((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as { port: number }).port,
        close() {
          clearInterval(timer);
          for (const socket of sockets) socket.destroy();
          server.close();
        },
      }),
    ),
  );
}

const residentMegabytes = (pid: number): number => {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
};

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

const folder = mkdtempSync(join(tmpdir(), 'garant-live-'));
writeAccord(folder);
const traffic = await serveTraffic();
const main = join(import.meta.dirname, '../src/cli/main.ts');
const node = spawn(
  process.execPath,
  [
    main,
    'up',
    '--accord',
    folder,
    '--feed',
    `beast+tcp://127.0.0.1:${traffic.port}`,
    '--data',
    join(folder, 'data'),
    '--port',
    '0',
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const url = await new Promise<string>((resolve) =>
  createInterface({ input: node.stdout! }).once('line', resolve),
);
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
// A text, since it runs in the page: when each row of the queue was first in the document.
await page.addInitScript(`
  globalThis.seen = new Map();
  new MutationObserver(() => {
    for (const row of document.querySelectorAll('[data-row]')) {
      if (!seen.has(row.dataset.row)) seen.set(row.dataset.row, Date.now());
    }
  }).observe(document, { subtree: true, childList: true });
`);
await page.goto(url);

let peak = 0;
for (let second = 0; second < SECONDS; second++) {
  await wait(1000);
  peak = Math.max(peak, residentMegabytes(node.pid!));
}
const shown: [string, number][] = await page.evaluate('[...globalThis.seen]');
const opened: number = await page.evaluate('performance.timeOrigin');
const latencies: number[] = [];
for (const [id, at] of shown.slice(-800)) {
  const detail = (await (await fetch(`${url}/api/v1/indications/${id}`)).json()) as IndicationDetail;
  const first = detail.history[0];
  const decisive = Math.max(...detail.evidence.map(({ observedAt }) => Date.parse(observedAt)));
  if (first && first.verdict === 'breach-indicated' && decisive > opened + 10_000)
    latencies.push(at - decisive);
}
latencies.sort((a, b) => a - b);
const status = (await (await fetch(`${url}/api/v1/status`)).json()) as {
  observations: number;
  tracks: number;
};
console.log(
  JSON.stringify({
    objects: OBJECTS,
    clauses: CLAUSES,
    seconds: SECONDS,
    observations: status.observations,
    tracks: status.tracks,
    indicationsShown: shown.length,
    measured: latencies.length,
    p50Ms: Math.round(quantile(latencies, 0.5)),
    p95Ms: Math.round(quantile(latencies, 0.95)),
    nodePeakRssMb: Math.round(peak),
  }),
);
await browser.close();
node.kill('SIGTERM');
await once(node, 'exit');
traffic.close();
rmSync(folder, { recursive: true, force: true });
