/**
 * Shapes: one definition from which a text is read, its errors are located, and its JSON Schema is
 * published. A shape never stops at the first problem: it reports all it finds and returns what could be
 * read, or undefined where nothing could.
 */
import type { Json, Place } from '../kernel/index.ts';
import { problem } from './errors.ts';
import { suggest } from './nearest-word.ts';
import type { NameKind, Report } from './report.ts';
import type { MappingNode, ScalarNode, TreeNode } from './tree.ts';

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

export function wrongKind(node: TreeNode, expected: string, report: Report): undefined {
  report.problems.push(
    problem('ACCORD_KIND', node.place, `expected ${expected}, found ${describe(node)}`, `write ${expected}`),
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

/** Any text; numbers and booleans are taken as they were written. */
export const text: Shape<string> = scalar('a text', { type: ['string', 'number', 'boolean'] }, (node) =>
  typeof node.value === 'string' ? node.value : node.written,
);

const NAME_MEND = 'use letters, digits, dots, hyphens and underscores, starting with a letter or digit';

const WORD = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** A name for a thing in the accord: letters, digits, dot, hyphen, underscore. */
export const word: Shape<string> = scalar(
  'a name',
  { type: ['string', 'number'], pattern: WORD.source },
  (node, report) => {
    if (WORD.test(node.written)) return node.written;
    report.problems.push(problem('ACCORD_VALUE', node.place, `"${node.written}" is not a name`, NAME_MEND));
    return undefined;
  },
);

/** One word of a closed vocabulary. */
export const oneOf = <const Words extends readonly string[]>(words: Words): Shape<Words[number]> =>
  scalar(`one of ${words.join(', ')}`, { enum: words }, (node, report) => {
    if (words.includes(node.written)) return node.written;
    const message = `"${node.written}" is not a word known here`;
    report.problems.push(problem('ACCORD_WORD_UNKNOWN', node.place, message, suggest(node.written, words)));
    return undefined;
  });

/** A number in [least, most]. */
export const number = (least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): Shape<number> => {
  const limits = {
    ...(Number.isFinite(least) ? { minimum: least } : {}),
    ...(Number.isFinite(most) ? { maximum: most } : {}),
  };
  return scalar('a number', { type: 'number', ...limits }, (node, report) => {
    const { value } = node;
    if (typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most) return value;
    const message = `"${node.written}" is not a number from ${least} to ${most}`;
    report.problems.push(problem('ACCORD_VALUE', node.place, message, 'write it in digits'));
    return undefined;
  });
};

/** A whole number from `least` up. */
export const wholeNumber = (least: number): Shape<number> =>
  scalar('a whole number', { type: 'integer', minimum: least }, (node, report) => {
    if (Number.isSafeInteger(node.value) && (node.value as number) >= least) return node.value as number;
    const message = `"${node.written}" is not a whole number of at least ${least}`;
    report.problems.push(problem('ACCORD_VALUE', node.place, message, 'write it in digits, without a unit'));
    return undefined;
  });

/** Exactly `true`: the key is either said or left out. */
export const isTrue: Shape<true> = scalar('true', { const: true }, (node, report) => {
  if (node.value === true) return true;
  report.problems.push(
    problem('ACCORD_VALUE', node.place, `expected true, found "${node.written}"`, 'leave the key out'),
  );
  return undefined;
});

export const located = <T>(shape: Shape<T>): Shape<Located<T>> => ({
  schema: shape.schema,
  read: (node, report) => {
    const value = shape.read(node, report);
    return value === undefined ? undefined : { value, place: node.place };
  },
});

/** A word that names something defined elsewhere in the accord. */
export const nameOf = (kind: NameKind): Shape<Located<string>> => naming(kind, 'references');

/** A word that defines a name. */
export const newName = (kind: NameKind): Shape<Located<string>> => naming(kind, 'definitions');

const naming = (kind: NameKind, list: 'references' | 'definitions'): Shape<Located<string>> => ({
  schema: word.schema,
  read: (node, report) => {
    const name = located(word).read(node, report);
    if (name) report[list].push({ kind, name: name.value, place: name.place });
    return name;
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

/** A list; items that cannot be read are reported and left out. */
export const listOf = <T>(item: Shape<T>, least = 0): Shape<readonly T[]> => ({
  schema: { type: 'array', items: item.schema, ...(least > 0 ? { minItems: least } : {}) },
  read: (node, report) => {
    if (node.kind !== 'list') return wrongKind(node, 'a list', report);
    if (node.items.length < least) {
      const message = `the list has ${node.items.length} items, expected at least ${least}`;
      report.problems.push(problem('ACCORD_VALUE', node.place, message, 'complete the list'));
    }
    return node.items.flatMap((child) => {
      const value = item.read(child, report);
      return value === undefined ? [] : [value];
    });
  },
});

export interface NamedEntry<T> {
  readonly key: string;
  readonly place: Place;
  /** Undefined when it could not be read; the name is defined all the same. */
  readonly value: T | undefined;
}

/** Names chosen by the author, each with a value. With `kind`, the names are defined or used. */
export const mapOf = <T>(
  value: Shape<T>,
  kind?: NameKind,
  list: 'definitions' | 'references' = 'definitions',
): Shape<readonly NamedEntry<T>[]> => ({
  schema: { type: 'object', propertyNames: { pattern: WORD.source }, additionalProperties: value.schema },
  read: (node, report) => {
    if (node.kind !== 'mapping') return wrongKind(node, 'names with values', report);
    return node.entries.map((entry) => {
      if (!WORD.test(entry.key)) {
        report.problems.push(problem('ACCORD_VALUE', entry.place, `"${entry.key}" is not a name`, NAME_MEND));
      }
      if (kind) report[list].push({ kind, name: entry.key, place: entry.place });
      return { key: entry.key, place: entry.place, value: value.read(entry.value, report) };
    });
  },
});

/** Keys with values of any kind: sections whose meaning lies elsewhere. */
export const anyMapping: Shape<MappingNode> = {
  schema: { type: 'object' },
  read: (node, report) => (node.kind === 'mapping' ? node : wrongKind(node, 'keys with values', report)),
};

export const anything: Shape<TreeNode> = { schema: {}, read: (node) => node };
