/** Live connections: TCP with reconnect, UDP, and a file that may still grow. */
import { createSocket } from 'node:dgram';
import { connect as connectSocket, type Socket } from 'node:net';
import type { Connection, ConnectionEvents } from './connection.ts';
import { followFile } from './follow-file.ts';
import type { FormatName } from './formats.ts';
import type { LiveInput } from './input.ts';
import type { Kept } from './kept-place.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;

/** `kept`: what an earlier run has kept of a file. */
export function openConnection(
  { transport, format }: LiveInput,
  events: ConnectionEvents,
  kept?: Kept,
): Connection {
  switch (transport.kind) {
    case 'tcp':
      return openTcp(transport.host, transport.port, events);
    case 'udp':
      return openUdp(transport.host, transport.port, format, events);
    case 'file':
      return followFile(transport.file, events, kept);
  }
}

/** Reads from a server and comes back when it goes away, waiting twice as long after each refusal. */
function openTcp(host: string, port: number, { bytes, broken, say }: ConnectionEvents): Connection {
  let closed = false;
  let socket: Socket | undefined;
  let timer: NodeJS.Timeout | undefined;
  let retry = FIRST_RETRY_MS;
  const open = () => {
    socket = connectSocket({ host, port });
    socket.setKeepAlive(true);
    socket.on('connect', () => say(`connected to ${host}:${port}`));
    socket.on('data', (chunk) => {
      // Only what sends is worth a short wait: a server that accepts and hangs up is asked less and less often.
      retry = FIRST_RETRY_MS;
      bytes(chunk);
    });
    socket.on('error', (cause) => say(`${host}:${port}: ${cause.message}`));
    socket.on('close', () => {
      if (closed) return;
      broken();
      say(`lost ${host}:${port}, trying again in ${retry / 1000} s`);
      timer = setTimeout(open, retry);
      retry = Math.min(LONGEST_RETRY_MS, retry * 2);
    });
  };
  open();
  return {
    opened: Promise.resolve(),
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.destroy();
    },
  };
}

/** IPv4 224/4 and IPv6 ff00::/8. */
const MULTICAST = /^(?:22[4-9]|23\d)\.|^ff[0-9a-f]{2}:/i;

function openUdp(host: string, port: number, format: FormatName, events: ConnectionEvents): Connection {
  const isMulticast = MULTICAST.test(host);
  // Sharing an address is for multicast: otherwise one of two readers would silently get nothing.
  const socket = createSocket({ type: host.includes(':') ? 'udp6' : 'udp4', reuseAddr: isMulticast });
  const { promise: opened, resolve: ready } = Promise.withResolvers<void>();
  let bound = false;
  let open = true;
  const close = () => {
    if (open) socket.close();
    open = false;
  };
  socket.on('message', (datagram) => events.bytes(wholeMessage(datagram, format)));
  socket.on('error', (cause: NodeJS.ErrnoException) => {
    if (bound) return events.say(`udp ${host}:${port}: ${cause.message}`);
    close();
    events.refuse({
      code: cause.code === 'EADDRINUSE' ? 'FEED_PORT_IN_USE' : 'FEED_CANNOT_LISTEN',
      message: `cannot listen on udp ${host}:${port}: ${cause.message}`,
      mend: "stop what uses the port, or name one of this machine's addresses (0.0.0.0 is all of them)",
    });
    ready();
  });
  socket.bind(port, isMulticast ? undefined : host, () => {
    if (isMulticast) socket.addMembership(host);
    bound = true;
    events.say(`listening on udp ${host}:${port}`);
    ready();
  });
  return { opened, close };
}

const LINE_END = 10;

/** A datagram is whole: in a format of lines, one without line end gets it, so that the next is not glued on. */
function wholeMessage(datagram: Uint8Array, format: FormatName): Uint8Array {
  if (format === 'beast' || datagram.at(-1) === LINE_END) return datagram;
  const ended = new Uint8Array(datagram.length + 1);
  ended.set(datagram);
  ended[datagram.length] = LINE_END;
  return ended;
}
