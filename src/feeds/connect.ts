/** Live connections: TCP with reconnect, UDP, and a file that may still grow. */
import { createSocket } from 'node:dgram';
import { createReadStream, existsSync } from 'node:fs';
import { connect as connectSocket, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { LiveInput } from './input.ts';

export interface ConnectionEvents {
  bytes(chunk: Uint8Array): void;
  /** Something for people: connected, lost, refused, gone on. */
  say(text: string): void;
}

export interface Connection {
  close(): void;
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
const FILE_POLL_MS = 1_000;

export function openConnection({ transport }: LiveInput, events: ConnectionEvents): Connection {
  switch (transport.kind) {
    case 'tcp':
      return openTcp(transport.host, transport.port, events);
    case 'udp':
      return openUdp(transport.host, transport.port, events);
    case 'file':
      return followFile(transport.file, events);
  }
}

/** Reads from a server and comes back when it goes away, waiting twice as long after each refusal. */
function openTcp(host: string, port: number, { bytes, say }: ConnectionEvents): Connection {
  let closed = false;
  let socket: Socket | undefined;
  let timer: NodeJS.Timeout | undefined;
  let retry = FIRST_RETRY_MS;
  const open = () => {
    socket = connectSocket({ host, port });
    socket.setKeepAlive(true);
    socket.on('connect', () => {
      retry = FIRST_RETRY_MS;
      say(`connected to ${host}:${port}`);
    });
    socket.on('data', bytes);
    socket.on('error', (cause) => say(`${host}:${port}: ${cause.message}`));
    socket.on('close', () => {
      if (closed) return;
      say(`lost ${host}:${port}, trying again in ${retry / 1000} s`);
      timer = setTimeout(open, retry);
      retry = Math.min(LONGEST_RETRY_MS, retry * 2);
    });
  };
  open();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.destroy();
    },
  };
}

function openUdp(host: string, port: number, { bytes, say }: ConnectionEvents): Connection {
  const socket = createSocket({ type: host.includes(':') ? 'udp6' : 'udp4', reuseAddr: true });
  socket.on('message', bytes);
  socket.on('error', (cause) => say(`udp ${host}:${port}: ${cause.message}`));
  socket.bind(port, host, () => say(`listening on udp ${host}:${port}`));
  return { close: () => socket.close() };
}

/** Reads what is there, then what is appended. */
function followFile(path: string, { bytes, say }: ConnectionEvents): Connection {
  const stop = new AbortController();
  const follow = async () => {
    let offset = 0;
    if (!existsSync(path)) say(`${path} is not there yet`);
    while (!stop.signal.aborted) {
      if (existsSync(path)) {
        for await (const chunk of createReadStream(path, { start: offset, signal: stop.signal })) {
          offset += (chunk as Uint8Array).length;
          bytes(chunk as Uint8Array);
        }
      }
      await wait(FILE_POLL_MS, undefined, { signal: stop.signal });
    }
  };
  follow().catch((cause: Error) => {
    if (!stop.signal.aborted) say(`${path}: ${cause.message}`);
  });
  return { close: () => stop.abort() };
}
