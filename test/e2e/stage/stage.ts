/**
 * A stage for the console: an HTTP server that answers the contract from a small invented world, with as
 * many moving tracks as a test asks for and every state that a screen must be able to show. The console's
 * own behaviour is tested on it; the whole path is tested against the real server.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { IndicationDetail } from '../../../src/server/contract/contract.ts';
import { StageWorld } from './stage-world.ts';

const CONSOLE = join(import.meta.dirname, '../../../dist/console');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};
const POLICY = "default-src 'self'; img-src 'self' data:";
const EVERY_MS = 1000;

export interface Stage {
  readonly url: string;
  readonly world: StageWorld;
  /** Stops saying anything on the live stream, without closing it. */
  silence(): void;
  speak(): void;
  /** Ends every live stream; who wants may come back. */
  hangUp(): void;
  /** Says the whole picture, as a node does whose world begins anew. */
  beginAnew(): void;
  /** Says an indication on the live stream. */
  tell(indication: IndicationDetail): void;
  close(): Promise<void>;
}

export async function openStage(tracks: number): Promise<Stage> {
  const world = new StageWorld(tracks);
  const streams = new Set<ServerResponse>();
  let silent = false;
  const tell = (to: ServerResponse, whole: boolean) => {
    to.write(`event: picture\ndata: ${JSON.stringify(world.picture(whole))}\n\n`);
    to.write(`event: status\ndata: ${JSON.stringify(world.status())}\n\n`);
  };
  const timer = setInterval(() => {
    world.advance(EVERY_MS);
    if (!silent) for (const stream of streams) tell(stream, false);
  }, EVERY_MS);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/api/v1/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-security-policy': POLICY });
      streams.add(response);
      request.on('close', () => streams.delete(response));
      tell(response, true);
    } else if (pathname.startsWith('/api/v1/')) {
      const body = request.method === 'POST' ? JSON.parse(await textOf(request)) : undefined;
      const reply = world.answer(pathname.slice('/api/v1'.length), body);
      response.writeHead(reply === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(reply ?? { code: 'NOT_FOUND', message: 'nothing of that name' }));
    } else await sendFile(pathname === '/' ? '/index.html' : pathname, response);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    world,
    silence: () => {
      silent = true;
    },
    speak: () => {
      silent = false;
    },
    hangUp: () => {
      for (const stream of streams) stream.destroy();
    },
    beginAnew: () => {
      for (const stream of streams) tell(stream, true);
    },
    tell: (indication) => {
      world.indications.push(indication);
      for (const stream of streams)
        stream.write(`event: indication\ndata: ${JSON.stringify(indication)}\n\n`);
    },
    close: async () => {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const body = await readFile(join(CONSOLE, path));
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
