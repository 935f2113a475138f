/** The HTTP server: API, live stream and console, on loopback only until people can sign in. */
import fastifyStatic from '@fastify/static';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Desk } from '../desk.ts';
import { answerErrors, FOREIGN_HOST, FOREIGN_ORIGIN } from './answer-errors.ts';
import { registerRoutes } from './routes.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

const LOOPBACK = '127.0.0.1';
const BODY_LIMIT_BYTES = 16_384;
const LOCAL_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

export interface HttpOptions {
  readonly desk: Desk;
  /** Folder of the built console; absent: the API alone. */
  readonly consoleDir?: string;
  readonly version: string;
}

export async function buildHttp({ desk, consoleDir, version }: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, trustProxy: false, forceCloseConnections: true });
  app.addHook('onRequest', async (request, reply) => {
    // A page of another site can reach loopback by a name of its own: answer only to our own name.
    if (!LOCAL_HOST.test(request.headers.host ?? '')) return reply.code(421).send(FOREIGN_HOST);
    const origin = request.headers.origin;
    if (request.method !== 'GET' && origin !== undefined && origin !== `http://${request.headers.host}`) {
      return reply.code(403).send(FOREIGN_ORIGIN);
    }
    return undefined;
  });
  answerErrors(app);
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Garant', version }, servers: [{ url: '/' }] },
    refResolver: {
      buildLocalReference: (json, _baseUri, _fragment, index) => String(json.$id ?? `schema${index}`),
    },
  });
  await app.register(async (api) => registerRoutes(api, desk), { prefix: '/api/v1' });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => app.swagger());
  if (consoleDir) await app.register(fastifyStatic, { root: consoleDir });
  return app;
}

/** Starts listening on loopback. `port` 0 takes a free one. @returns the URL to open. */
export const listen = (app: FastifyInstance, port: number): Promise<string> =>
  app.listen({ host: LOOPBACK, port });
