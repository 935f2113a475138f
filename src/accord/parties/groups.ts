/** Groups of parties: a name that stands wherever a list of parties may. */
import type { Json } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { listOf } from '../text/collection-shape.ts';
import type { Report } from '../text/report.ts';
import { nameOf, WORD } from '../text/scalar-shape.ts';
import type { JsonSchema, Located, Shape } from '../text/shape.ts';
import { entryOf, type MappingEntry, type TreeNode } from '../text/tree.ts';

const party = nameOf('party');

/** Parties one by one, a group's name standing for all of its members. Without repeats, as they are written. */
export const partyNames: Shape<readonly Located<string>[]> = {
  schema: {
    anyOf: [
      { type: 'array', items: party.schema, minItems: 1 },
      { type: 'string', pattern: WORD.source, description: 'Name of a group.' },
    ],
  },
  read: (node, report) => {
    if (node.kind === 'scalar' && report.groups.has(node.written)) return membersOf(node, report);
    const read = listOf(member, 1).read(node, report);
    return read && eachOnce(read.flat());
  },
};

/** A group or a list of parties, else a single value of another kind. */
export const someOr = <T>(single: Shape<T>): Shape<T | readonly Located<string>[]> => ({
  schema: { anyOf: [partyNames.schema as Json, single.schema as Json] },
  read: (node, report): T | readonly Located<string>[] | undefined =>
    node.kind === 'list' || (node.kind === 'scalar' && report.groups.has(node.written))
      ? partyNames.read(node, report)
      : single.read(node, report),
});

/** One item of a list: a party or a group. */
const member: Shape<readonly Located<string>[]> = {
  schema: party.schema,
  read: (node, report) => {
    if (node.kind === 'scalar' && report.groups.has(node.written)) return membersOf(node, report);
    const name = party.read(node, report);
    return name && [name];
  },
};

const membersOf = (node: TreeNode & { readonly kind: 'scalar' }, { groups }: Report): Located<string>[] =>
  (groups.get(node.written) ?? []).map((value) => ({ value, place: node.place }));

const eachOnce = (names: readonly Located<string>[]): readonly Located<string>[] => [
  ...new Map(names.map((name) => [name.value, name])).values(),
];

/** What `groups:` looks like. It is read before all else, so that names of groups are known everywhere. */
export const groupsSchema: JsonSchema = {
  type: 'object',
  description: 'Groups of parties: a name stands wherever a list of parties may.',
  propertyNames: { pattern: WORD.source },
  additionalProperties: { type: 'array', items: party.schema, minItems: 1 },
};

/** Fills the report's groups. A group may hold other groups; a circle is refused. */
export function readGroups(root: TreeNode | undefined, report: Report): void {
  const section = root?.kind === 'mapping' ? entryOf(root, 'groups')?.value : undefined;
  if (section?.kind !== 'mapping') return;
  const written = new Map(section.entries.map((entry) => [entry.key, entry]));
  const visit = (entry: MappingEntry, path: readonly string[]): void => {
    if (report.groups.has(entry.key)) return;
    if (path.includes(entry.key)) {
      const circle = [...path.slice(path.indexOf(entry.key)), entry.key].join(' → ');
      report.problems.push(
        problem('ACCORD_CIRCLE', entry.place, `groups hold one another: ${circle}`, 'name the parties'),
      );
      report.groups.set(entry.key, []);
      return;
    }
    for (const item of entry.value.kind === 'list' ? entry.value.items : []) {
      const inner = item.kind === 'scalar' ? written.get(item.written) : undefined;
      if (inner) visit(inner, [...path, entry.key]);
    }
    if (report.groups.has(entry.key)) return;
    const names = listOf(member, 1).read(entry.value, report)?.flat() ?? [];
    report.groups.set(entry.key, [...new Set(names.map(({ value }) => value))]);
  };
  for (const entry of section.entries) visit(entry, []);
}

/** A group that has the name of a party, or a word with a meaning of its own, would be taken for the other. */
export function checkGroupNames(
  root: TreeNode | undefined,
  parties: readonly string[],
  report: Report,
): void {
  const section = root?.kind === 'mapping' ? entryOf(root, 'groups')?.value : undefined;
  for (const { key, place } of section?.kind === 'mapping' ? section.entries : []) {
    const taken = parties.includes(key) ? 'names a party as well' : 'has a meaning of its own';
    if (!parties.includes(key) && key !== 'all' && key !== 'unknown' && WORD.test(key)) continue;
    report.problems.push(
      problem('ACCORD_VALUE', place, `the group "${key}" ${taken}`, 'give the group another name'),
    );
  }
}
