/** Shapes of lists, and of mappings whose keys are names that the author chooses. */
import type { Place } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import type { NameKind } from './report.ts';
import { NAME_MEND, WORD } from './scalar-shape.ts';
import { type Shape, wrongKind } from './shape.ts';
import type { MappingNode, TreeNode } from './tree.ts';

const LIST_MEND = 'write items that begin with "- ", or [one, another]';
const NAMES_MEND = 'write each as "name: value"';

/** A list; items that cannot be read are reported and left out. */
export const listOf = <T>(item: Shape<T>, least = 0): Shape<readonly T[]> => ({
  schema: { type: 'array', items: item.schema, ...(least > 0 ? { minItems: least } : {}) },
  read: (node, report) => {
    if (node.kind !== 'list') return wrongKind(node, 'a list', report, LIST_MEND);
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
    if (node.kind !== 'mapping') return wrongKind(node, 'names with values', report, NAMES_MEND);
    return node.entries.map((entry) => {
      if (!WORD.test(entry.key)) {
        report.problems.push(problem('ACCORD_VALUE', entry.place, `"${entry.key}" is not a name`, NAME_MEND));
      }
      if (kind) report[list].push({ kind, name: entry.key, place: entry.place });
      return { key: entry.key, place: entry.place, value: value.read(entry.value, report) };
    });
  },
});

/** Words of a closed vocabulary, each with a value. Values that cannot be read are reported and left out. */
export const listedBy = <K extends string, T>(
  word: Shape<K>,
  value: Shape<T>,
): Shape<Readonly<Partial<Record<K, T>>>> => ({
  schema: { type: 'object', propertyNames: word.schema, additionalProperties: value.schema },
  read: (node, report) => {
    if (node.kind !== 'mapping') return wrongKind(node, 'words with values', report, NAMES_MEND);
    const listed: Partial<Record<K, T>> = {};
    for (const { key, place, value: child } of node.entries) {
      const known = word.read({ kind: 'scalar', place, value: key, written: key }, report);
      const read = value.read(child, report);
      if (known !== undefined && read !== undefined) listed[known] = read;
    }
    return listed;
  },
});

/** Keys with values of any kind: sections whose meaning lies elsewhere. */
export const anyMapping: Shape<MappingNode> = {
  schema: { type: 'object' },
  read: (node, report) => (node.kind === 'mapping' ? node : wrongKind(node, 'keys with values', report)),
};

export const anything: Shape<TreeNode> = { schema: {}, read: (node) => node };
