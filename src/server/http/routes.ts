/** `/api/v1`: one route a question, each answered by the desk. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import {
  AccordPages,
  AccordSummary,
  Act,
  ActCommand,
  AssignCommand,
  FeatureCollection,
  Indication,
  IndicationDetail,
  Interference,
  PictureMessage,
  Playback,
  PlaybackCommand,
  Problem,
  Status,
  TrackDetail,
} from '../contract/contract.ts';
import { type Desk, isProblem } from '../desk.ts';
import { NOT_FOUND } from './answer-errors.ts';
import { streamLive } from './stream.ts';

const ById = Type.Object({ id: Type.String({ minLength: 1, maxLength: 120 }) });

const notFound = (reply: FastifyReply) => reply.code(404).send(NOT_FOUND);

export function registerRoutes(app: FastifyInstance, desk: Desk): void {
  registerQuestions(app, desk);
  registerActs(app, desk);
  registerLive(app, desk);
}

function registerQuestions(app: FastifyInstance, desk: Desk): void {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const answer = (schema: object) => ({ response: { 200: schema, 400: Problem, 404: Problem } });
  api.get(
    '/status',
    { schema: { operationId: 'status', ...answer(Status) } },
    (_request, reply) => desk.status() ?? notFound(reply),
  );
  api.get('/accords', { schema: { operationId: 'accords', ...answer(Type.Array(AccordSummary)) } }, () =>
    desk.accords(),
  );
  api.get('/areas', { schema: { operationId: 'areas', ...answer(FeatureCollection) } }, () => desk.areas());
  api.get('/coverage', { schema: { operationId: 'coverage', ...answer(FeatureCollection) } }, () =>
    desk.coverage(),
  );
  const Limit = Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) });
  api.get(
    '/indications',
    { schema: { operationId: 'indications', querystring: Limit, ...answer(Type.Array(Indication)) } },
    (request) => desk.indications(request.query.limit ?? 200),
  );
  const found = (schema: object) => ({ params: ById, response: { 200: schema, 400: Problem, 404: Problem } });
  api.get(
    '/accords/:id',
    { schema: { operationId: 'pages', ...found(AccordPages) } },
    (request, reply) => desk.pages(request.params.id) ?? notFound(reply),
  );
  api.get(
    '/indications/:id',
    { schema: { operationId: 'indication', ...found(IndicationDetail) } },
    (request, reply) => desk.indication(request.params.id) ?? notFound(reply),
  );
  api.get(
    '/interference',
    { schema: { operationId: 'interference', ...answer(Type.Array(Interference)) } },
    () => desk.interference(),
  );
  api.get(
    '/tracks/:id',
    { schema: { operationId: 'track', ...found(TrackDetail) } },
    (request, reply) => desk.track(request.params.id) ?? notFound(reply),
  );
  api.get(
    '/indications/:id/evidence',
    { schema: { operationId: 'evidence', params: ById } },
    async (request, reply) => {
      const bundle = await desk.evidence(request.params.id);
      if (!bundle) return notFound(reply);
      if (isProblem(bundle)) return reply.code(409).send(bundle);
      const mark = desk.lane() === 'live' ? '' : `${desk.lane().toUpperCase()}-`;
      const name = `${mark}${request.params.id}.evidence.tar`;
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .type('application/x-tar')
        .send(bundle);
    },
  );
}

function registerActs(app: FastifyInstance, desk: Desk): void {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const response = { 200: Act, 400: Problem, 404: Problem };
  api.post(
    '/indications/:id/acknowledge',
    { schema: { operationId: 'acknowledge', params: ById, body: ActCommand, response } },
    async (request, reply) => {
      const act = await desk.acknowledge(request.params.id, request.body.by);
      return isProblem(act) ? notFound(reply) : act;
    },
  );
  api.post(
    '/indications/:id/assign',
    { schema: { operationId: 'assign', params: ById, body: AssignCommand, response } },
    async (request, reply) => {
      const act = await desk.assign(request.params.id, request.body.by, request.body.to);
      return isProblem(act) ? notFound(reply) : act;
    },
  );
}

function registerLive(app: FastifyInstance, desk: Desk): void {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/playback',
    { schema: { operationId: 'playback', response: { 200: Playback, 404: Problem } } },
    async (_request, reply) => desk.playback() ?? notFound(reply),
  );
  api.post(
    '/playback',
    {
      schema: {
        operationId: 'control',
        body: PlaybackCommand,
        response: { 200: Playback, 400: Problem, 409: Problem },
      },
    },
    async (request, reply) => {
      const answer = desk.control(request.body);
      return isProblem(answer) ? reply.code(409).send(answer) : answer;
    },
  );
  api.get(
    '/stream',
    {
      schema: {
        operationId: 'stream',
        description:
          'Server-sent events: picture (PictureMessage), indication (Indication), interference (Interference), status (Status).',
        response: { 200: { content: { 'text/event-stream': { schema: PictureMessage } } } },
      },
    },
    (request, reply) => streamLive(request, reply, desk),
  );
}
