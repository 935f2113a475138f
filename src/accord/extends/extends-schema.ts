/** The published schema of accords that extend another: they may leave out what they take over, and replace it. */
import type { JsonSchema } from '../text/shape.ts';
import { LISTED_SECTIONS, NAMED_SECTIONS } from './merge-accords.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

export function extending(accord: JsonSchema): JsonSchema {
  const { properties, required, ...rest } = accord as JsonSchema & {
    readonly properties: Schemas;
    readonly required: readonly string[];
  };
  const changed = Object.entries(properties).map(([key, schema]) => {
    if ((NAMED_SECTIONS as readonly string[]).includes(key) && key !== 'groups')
      return [
        key,
        { ...schema, additionalProperties: replaceable(schema.additionalProperties as JsonSchema) },
      ];
    if ((LISTED_SECTIONS as readonly string[]).includes(key))
      return [key, { ...schema, items: replaceable(schema.items as JsonSchema) }];
    return [key, schema];
  });
  return {
    ...rest,
    properties: Object.fromEntries(changed),
    required: ['accord'],
    anyOf: [{ required: ['extends'] }, { required }],
  } as JsonSchema;
}

const REPLACES = { const: true, description: 'Stands in for what has this name in the accord extended.' };

function replaceable(schema: JsonSchema): JsonSchema {
  const { properties, oneOf } = schema;
  const isChoice = Array.isArray(oneOf) && properties === undefined;
  if (isChoice) return { ...schema, oneOf: (oneOf as readonly JsonSchema[]).map(replaceable) } as JsonSchema;
  return { ...schema, properties: { ...(properties as Schemas), replaces: REPLACES } } as JsonSchema;
}
