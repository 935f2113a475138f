/** The live stream: server-sent events with a bounded buffer. A screen too slow for them never holds up the watch. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../desk.ts';
import type { LiveMessage } from './live-message.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Bytes waiting for one screen before it is cut off; a whole picture of 5,000 tracks is 200 kB. */
const MAX_WAITING_BYTES = 4_000_000;

const HEARTBEAT_MS = 10_000;

export function streamLive(
  request: FastifyRequest,
  reply: FastifyReply,
  desk: Pick<Desk, 'subscribe'>,
): void {
  reply.hijack();
  const socket = reply.raw;
  socket.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  const send = (message: LiveMessage) => {
    // a frame tells what changed since the one before: after a gap only a new connection shows all of it
    if (socket.writableLength > MAX_WAITING_BYTES) socket.destroy();
    else socket.write(`event: ${message.kind}\ndata: ${JSON.stringify(message.body)}\n\n`);
  };
  const unsubscribe = desk.subscribe(send);
  const heartbeat = setInterval(() => socket.write(':\n\n'), HEARTBEAT_MS);
  request.raw.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
