/** What a request gets that no route answers: always a `Problem`, whatever went wrong and wherever. */
import type { FastifyError, FastifyInstance } from 'fastify';
import type { Problem } from '../../kernel/index.ts';

/** Absent and forbidden look the same. */
export const NOT_FOUND: Problem = {
  code: 'NOT_FOUND',
  message: 'there is nothing of that name to see here',
};
export const FOREIGN_HOST: Problem = {
  code: 'SERVER_FOREIGN_HOST',
  message: 'this node answers to its own name on loopback only',
};
export const FOREIGN_ORIGIN: Problem = {
  code: 'SERVER_FOREIGN_ORIGIN',
  message: 'a page of another site may not act here',
};

export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(NOT_FOUND));
  app.setErrorHandler<FastifyError>(({ statusCode = 500, message }, _request, reply) =>
    reply.code(statusCode).send(problemOf(statusCode, message)),
  );
}

const problemOf = (status: number, message: string): Problem =>
  status < 500
    ? { code: 'SERVER_REQUEST_UNUSABLE', message, mend: 'send what /api/v1/openapi.json describes' }
    : { code: 'SERVER_FAULT', message };
