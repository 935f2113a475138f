/** Questions and acts of the HTTP contract. Every call goes to the host that served this page. */
import createClient from 'openapi-fetch';
import type { Playback, PlaybackCommand } from './contract.ts';
import type { paths } from './schema.generated.ts';

const http = createClient<paths>({ baseUrl: location.origin });

/** The server answered that it cannot, or did not answer at all. */
class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Reply<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

async function bodyOf<Body>(reply: Promise<Reply<Body>>): Promise<Body> {
  const { data, error, response } = await reply.catch((cause: unknown) => {
    throw new Refusal('NO_ANSWER', String(cause));
  });
  if (data !== undefined) return data;
  const problem = (error ?? {}) as { code?: string; message?: string };
  throw new Refusal(problem.code ?? `HTTP_${response.status}`, problem.message ?? response.statusText);
}

const MOST_INDICATIONS = 1000;

export const readStatus = () => bodyOf(http.GET('/api/v1/status'));
export const readAccords = () => bodyOf(http.GET('/api/v1/accords'));
export const readPages = (accord: string) =>
  bodyOf(http.GET('/api/v1/accords/{id}', { params: { path: { id: accord } } }));
export const readAreas = () => bodyOf(http.GET('/api/v1/areas'));
export const readCoverage = () => bodyOf(http.GET('/api/v1/coverage'));
export const readInterference = () => bodyOf(http.GET('/api/v1/interference'));
export const readPlayback = () => bodyOf(http.GET('/api/v1/playback'));
export const readIndications = () =>
  bodyOf(http.GET('/api/v1/indications', { params: { query: { limit: MOST_INDICATIONS } } }));
export const readIndication = (id: string) =>
  bodyOf(http.GET('/api/v1/indications/{id}', { params: { path: { id } } }));
export const readTrack = (id: string) =>
  bodyOf(http.GET('/api/v1/tracks/{id}', { params: { path: { id } } }));

export const acknowledge = (id: string, by: string) =>
  bodyOf(http.POST('/api/v1/indications/{id}/acknowledge', { params: { path: { id } }, body: { by } }));
export const assign = (id: string, by: string, to: string) =>
  bodyOf(http.POST('/api/v1/indications/{id}/assign', { params: { path: { id } }, body: { by, to } }));
export const control = (command: PlaybackCommand): Promise<Playback> =>
  bodyOf(http.POST('/api/v1/playback', { body: command }));

export const evidenceUrl = (id: string) => `./api/v1/indications/${encodeURIComponent(id)}/evidence`;
