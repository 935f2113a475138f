import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { test } from 'node:test';
import Fastify from 'fastify';
import type { LiveMessage } from './live-message.ts';
import { streamLive } from './stream.ts';

test('a screen that reads nothing is cut off, so that it begins anew with a whole picture', async () => {
  let subscribed = 0;
  let send: (message: LiveMessage) => void = () => {};
  const server = Fastify();
  server.get('/stream', (request, reply) =>
    streamLive(request, reply, {
      subscribe: (to) => {
        subscribed++;
        send = to as typeof send;
        return () => subscribed--;
      },
    }),
  );
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  const screen = connect(port, '127.0.0.1');
  screen.on('error', () => {});
  screen.write('GET /stream HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await once(screen, 'data');
  screen.pause();
  assert.equal(subscribed, 1);
  const body = { text: 'x'.repeat(1_000_000) };
  // more than the buffers of both ends and of the stream together can hold
  for (let n = 0; n < 100 && subscribed > 0; n++) {
    send({ kind: 'picture', body } as unknown as LiveMessage);
    await new Promise(setImmediate);
  }
  assert.equal(subscribed, 0);
  screen.destroy();
  await server.close();
});
