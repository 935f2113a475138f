/**
 * Shapes: one definition from which a text is read, its errors are located, and its JSON Schema is
 * published. A shape never stops at the first problem: it reports all it finds and returns what could be
 * read, or undefined where nothing could.
 */
import type { Json, Place } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import type { Report } from './report.ts';
import type { ScalarNode, TreeNode } from './tree.ts';

export interface JsonSchema {
  readonly [key: string]: Json | undefined;
}

export interface Shape<T> {
  readonly schema: JsonSchema;
  /** Undefined: it could not be read, and the report says why. */
  read(node: TreeNode, report: Report): T | undefined;
}

/** A value with the place it was written at, for problems found later. */
export interface Located<T> {
  readonly value: T;
  readonly place: Place;
}

const KIND_NAMES: Readonly<Record<TreeNode['kind'], string>> = {
  scalar: 'a single value',
  list: 'a list',
  mapping: 'keys with values',
};

const describe = (node: TreeNode): string =>
  node.kind === 'scalar' && node.value === null ? 'nothing' : KIND_NAMES[node.kind];

export function wrongKind(
  node: TreeNode,
  expected: string,
  report: Report,
  mend = `write ${expected}`,
): undefined {
  report.problems.push(
    problem('ACCORD_KIND', node.place, `expected ${expected}, found ${describe(node)}`, mend),
  );
  return undefined;
}

/** One scalar that `parse` understands; `expected` completes "expected …". */
export const scalar = <T>(
  expected: string,
  schema: JsonSchema,
  parse: (node: ScalarNode, report: Report) => T | undefined,
): Shape<T> => ({
  schema,
  read: (node, report) =>
    node.kind === 'scalar' && node.value !== null ? parse(node, report) : wrongKind(node, expected, report),
});

export const located = <T>(shape: Shape<T>): Shape<Located<T>> => ({
  schema: shape.schema,
  read: (node, report) => {
    const value = shape.read(node, report);
    return value === undefined ? undefined : { value, place: node.place };
  },
});

/** Adds the sentence an editor shows beside the key. */
export const about = <T>(description: string, shape: Shape<T>): Shape<T> => ({
  ...shape,
  schema: '$ref' in shape.schema ? { description, allOf: [shape.schema] } : { ...shape.schema, description },
});

/** A shape that stands under `definitions` in the published schema; needed where shapes contain themselves. */
export const defined = <T>(name: string, shape: () => Shape<T>): Shape<T> => ({
  schema: { $ref: `#/definitions/${name}` },
  read: (node, report) => shape().read(node, report),
});

/** What a shape reads. */
export type ValueOf<S> = S extends Shape<infer T> ? T : never;
