/** The live stream: server-sent events with a bounded buffer. A slow screen loses frames, never the watch. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../desk.ts';
import type { LiveMessage } from './live-message.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Bytes waiting for one screen before its frames are dropped; a whole picture of 5,000 tracks is 200 kB. */
const MAX_WAITING_BYTES = 4_000_000;

const HEARTBEAT_MS = 10_000;

export function streamLive(request: FastifyRequest, reply: FastifyReply, desk: Desk): void {
  reply.hijack();
  const socket = reply.raw;
  socket.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  let dropped = 0;
  const send = (message: LiveMessage) => {
    if (message.kind === 'picture' && socket.writableLength > MAX_WAITING_BYTES) {
      dropped += 1;
      return;
    }
    if (dropped > 0) {
      socket.write(`event: dropped\ndata: {"frames":${dropped}}\n\n`);
      dropped = 0;
    }
    socket.write(`event: ${message.kind}\ndata: ${JSON.stringify(message.body)}\n\n`);
  };
  const unsubscribe = desk.subscribe(send);
  const heartbeat = setInterval(() => socket.write(':\n\n'), HEARTBEAT_MS);
  request.raw.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
