/** The published schema of clauses whose values may stand in terms: wherever a value may, `{ term: NAME }` may. */
import type { Json } from '../../kernel/index.ts';
import { WORD } from '../text/scalar-shape.ts';
import type { JsonSchema } from '../text/shape.ts';

export const termSchema: JsonSchema = {
  type: 'object',
  description: 'What a term means, as the accord or a reading says under terms.',
  properties: { term: { type: 'string', pattern: WORD.source } },
  required: ['term'],
  additionalProperties: false,
};

const TERM = { $ref: '#/definitions/term' };

type Schemas = Readonly<Record<string, JsonSchema>>;

/** The same schema, each value in it also as a term. */
export function orTerms(schema: JsonSchema): JsonSchema {
  const { properties, items, anyOf, oneOf } = schema;
  const inner = (choices: Json | undefined) => (choices as readonly JsonSchema[]).map(orTerms);
  return {
    ...schema,
    ...(properties ? { properties: mapValues(properties as Schemas, orTerm) } : {}),
    ...(items ? { items: orTerm(items as JsonSchema) } : {}),
    ...(anyOf ? { anyOf: inner(anyOf) } : {}),
    ...(oneOf ? { oneOf: inner(oneOf) } : {}),
  } as JsonSchema;
}

const orTerm = (schema: JsonSchema): JsonSchema => ({ anyOf: [orTerms(schema) as Json, TERM] });

const mapValues = (schemas: Schemas, change: (schema: JsonSchema) => JsonSchema) =>
  Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, change(schema)]));

/** Keys of a clause whose values may stand in terms. */
const OPEN = ['forbids', 'requires', 'limits', 'in-force', 'while', 'except'];

/** The schema of an accord with its clauses' rules, periods, exceptions and readings open to terms. */
export function withTerms(accord: JsonSchema): JsonSchema {
  const { properties } = accord as { readonly properties: Schemas };
  const clauses = properties.clauses as { readonly items: { readonly properties: Schemas } };
  const inClause = clauses.items.properties;
  const open = Object.entries(inClause).map(([key, schema]) => {
    if (OPEN.includes(key)) return [key, orTerm(schema)];
    if (key !== 'readings') return [key, schema];
    return [key, { ...schema, additionalProperties: orTerms(schema.additionalProperties as JsonSchema) }];
  });
  const items = { ...clauses.items, properties: Object.fromEntries(open) };
  return {
    ...accord,
    properties: { ...properties, clauses: { ...clauses, items } as JsonSchema },
  } as JsonSchema;
}
