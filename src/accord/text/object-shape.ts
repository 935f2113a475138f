/** Shapes of mappings with a fixed set of keys, and choices between them. */
import type { Json } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { nearestWord } from './nearest-word.ts';
import type { Report } from './report.ts';
import { type Shape, wrongKind } from './shape.ts';
import { entryOf, type MappingNode, type TreeNode } from './tree.ts';

export interface OptionalField<T> {
  readonly optional: Shape<T>;
}
export const optional = <T>(shape: Shape<T>): OptionalField<T> => ({ optional: shape });

type Field = Shape<unknown> | OptionalField<unknown>;
export type Fields = Readonly<Record<string, Field>>;
export type ObjectOf<F extends Fields> = {
  readonly [Key in keyof F]: F[Key] extends OptionalField<infer T>
    ? T | undefined
    : F[Key] extends Shape<infer T>
      ? T
      : never;
};

const isOptional = (field: Field): field is OptionalField<unknown> => 'optional' in field;

/** A mapping with exactly these keys. Unknown keys are refused, with the nearest known one. */
export const object = <const F extends Fields>(fields: F): Shape<ObjectOf<F>> => ({
  schema: objectSchema(fields),
  read: (node, report) => readObject(fields, node, report) as ObjectOf<F> | undefined,
});

function objectSchema(fields: Fields) {
  const required = Object.keys(fields).filter((key) => !isOptional(fields[key]!));
  const properties: Record<string, Json> = {};
  for (const [key, field] of Object.entries(fields)) {
    properties[key] = (isOptional(field) ? field.optional : field).schema as Json;
  }
  return {
    type: 'object',
    properties,
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}

const keysMend = (known: object): string => `write "key: value" of these: ${Object.keys(known).join(', ')}`;

function readObject(fields: Fields, node: TreeNode, report: Report) {
  if (node.kind !== 'mapping') return wrongKind(node, 'keys with values', report, keysMend(fields));
  refuseUnknownKeys(node, Object.keys(fields), report);
  const values: Record<string, unknown> = {};
  let complete = true;
  for (const [key, field] of Object.entries(fields)) {
    const entry = entryOf(node, key);
    if (entry) {
      values[key] = (isOptional(field) ? field.optional : field).read(entry.value, report);
      complete &&= values[key] !== undefined;
    } else if (!isOptional(field)) {
      report.problems.push(problem('ACCORD_KEY_MISSING', node.place, `"${key}" is missing`, `add "${key}:"`));
      complete = false;
    }
  }
  return complete ? values : undefined;
}

function refuseUnknownKeys(node: MappingNode, known: readonly string[], report: Report): void {
  for (const { key, place } of node.entries) {
    if (known.includes(key)) continue;
    const nearest = nearestWord(key, known);
    const mend = nearest === undefined ? `known here: ${known.join(', ')}` : `did you mean "${nearest}"?`;
    report.problems.push(problem('ACCORD_KEY_UNKNOWN', place, `"${key}" is not a key here`, mend));
  }
}

type Choices = Readonly<Record<string, Shape<unknown>>>;
type ChoiceOf<C extends Choices> = {
  [Key in keyof C]: C[Key] extends Shape<infer T> ? { readonly form: Key; readonly terms: T } : never;
}[keyof C];

/** One of several mappings, told apart by the key that only it has. */
export const choiceByKey = <const C extends Choices>(choices: C): Shape<ChoiceOf<C>> => ({
  schema: { oneOf: Object.values(choices).map((shape) => shape.schema as Json) },
  read: (node, report) => {
    if (node.kind !== 'mapping') return wrongKind(node, 'keys with values', report, keysMend(choices));
    const given = Object.keys(choices).filter((key) => entryOf(node, key));
    const [form] = given;
    if (form === undefined || given.length > 1) {
      const found = form === undefined ? 'none of them' : `${given.join(' and ')} together`;
      const message = `expected one of ${Object.keys(choices).join(', ')}; found ${found}`;
      report.problems.push(
        problem('ACCORD_FORM', node.place, message, nearKeyMend(node, Object.keys(choices))),
      );
      return undefined;
    }
    const terms = choices[form]!.read(node, report);
    return terms === undefined ? undefined : ({ form, terms } as ChoiceOf<C>);
  },
});

function nearKeyMend(node: MappingNode, known: readonly string[]): string {
  for (const { key } of node.entries) {
    const nearest = known.includes(key) ? undefined : nearestWord(key, known);
    if (nearest !== undefined) return `"${key}": did you mean "${nearest}"?`;
  }
  return 'say exactly one of them';
}

/** A list where `list` fits, else a single value. */
export const eitherKind = <A, B>(list: Shape<A>, single: Shape<B>): Shape<A | B> => ({
  schema: { anyOf: [list.schema as Json, single.schema as Json] },
  read: (node, report): A | B | undefined => (node.kind === 'list' ? list : single).read(node, report),
});

/** Keys with values where it is a mapping, else a single value. */
export const mappingOr = <A, B>(mapping: Shape<A>, single: Shape<B>): Shape<A | B> => ({
  schema: { anyOf: [mapping.schema as Json, single.schema as Json] },
  read: (node, report): A | B | undefined => (node.kind === 'mapping' ? mapping : single).read(node, report),
});
