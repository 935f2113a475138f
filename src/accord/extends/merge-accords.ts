/**
 * An accord laid over the one that it extends, node by node, before anything is read: so every place stays where it
 * was written. It takes over everything; what has a name that the other has stands in for it only when it says so.
 */
import { problem } from '../errors.ts';
import type { Report } from '../text/report.ts';
import { entryOf, type MappingEntry, type MappingNode, type TreeNode, withoutKeys } from '../text/tree.ts';

/** Sections whose keys are names. */
export const NAMED_SECTIONS = ['parties', 'groups', 'terms', 'events', 'areas', 'lists', 'bodies'] as const;
/** Sections that are lists of things with an id. */
export const LISTED_SECTIONS = ['clauses', 'guarantees'] as const;
/** What an accord says for itself alone. */
const ITS_OWN = ['accord', 'title', 'extends'];

const REPLACES = 'replaces';

export function mergeAccords(base: MappingNode, own: MappingNode, report: Report): MappingNode {
  const taken = base.entries.filter(({ key }) => !ITS_OWN.includes(key) && !entryOf(own, key));
  const entries = own.entries.map((entry) => {
    const below = entryOf(base, entry.key);
    const value = mergeSection(entry.key, below?.value, entry.value, report);
    return { ...entry, value };
  });
  return { ...own, entries: [...entries, ...taken] };
}

function mergeSection(key: string, base: TreeNode | undefined, own: TreeNode, report: Report): TreeNode {
  if (isOneOf(NAMED_SECTIONS, key) && own.kind === 'mapping')
    return {
      ...own,
      entries: mergeEntries(base?.kind === 'mapping' ? base.entries : [], own.entries, report),
    };
  if (!isOneOf(LISTED_SECTIONS, key) || own.kind !== 'list') return own;
  const below = (base?.kind === 'list' ? base.items : []).map(identified);
  const merged = mergeEntries(below, own.items.map(identified), report);
  return { ...own, items: merged.map(({ value }) => value) };
}

const isOneOf = (sections: readonly string[], key: string): boolean => sections.includes(key);

/** An item of a list by its id; what has none is reported when it is read. */
function identified(value: TreeNode): MappingEntry {
  const id = value.kind === 'mapping' ? entryOf(value, 'id')?.value : undefined;
  return { key: id?.kind === 'scalar' ? id.written : '', place: id?.place ?? value.place, value };
}

function mergeEntries(
  base: readonly MappingEntry[],
  own: readonly MappingEntry[],
  report: Report,
): readonly MappingEntry[] {
  const standing = new Map(own.map((entry) => [entry.key, checked(entry, base, report)]));
  const known = new Set(base.map(({ key }) => key));
  return [
    ...base.map((entry) => (entry.key === '' ? entry : (standing.get(entry.key) ?? entry))),
    ...own
      .filter(({ key }) => key === '' || !known.has(key))
      .map((entry) => standing.get(entry.key) ?? entry),
  ];
}

/** The entry without `replaces`, once that has been held against what there is to replace. */
function checked(entry: MappingEntry, base: readonly MappingEntry[], report: Report): MappingEntry {
  const { key, place, value } = entry;
  const says = replacesIn(value);
  const there = base.find((other) => other.key === key);
  if (there && !says) {
    const message = `"${key}" stands in the accord that this one extends (line ${there.place.line ?? '?'})`;
    const mend = 'add replaces: true if it stands in for that, else give it another name';
    report.problems.push(problem('ACCORD_KEY_TWICE', place, message, mend));
  }
  if (!there && says) {
    const message = `"${key}" replaces nothing: the accord that this one extends has nothing of this name`;
    report.problems.push(problem('ACCORD_NAME_UNDEFINED', says.place, message, 'leave replaces: out'));
  }
  return value.kind === 'mapping' ? { ...entry, value: withoutKeys(value, [REPLACES]) } : entry;
}

function replacesIn(value: TreeNode): MappingEntry | undefined {
  const entry = value.kind === 'mapping' ? entryOf(value, REPLACES) : undefined;
  return entry?.value.kind === 'scalar' && entry.value.value === true ? entry : undefined;
}

/** Ids of the clauses that stand in for others. */
export function replacedClauses(root: TreeNode | undefined): readonly string[] {
  const clauses = root?.kind === 'mapping' ? entryOf(root, 'clauses')?.value : undefined;
  return (clauses?.kind === 'list' ? clauses.items : []).flatMap((item) =>
    replacesIn(item) ? [identified(item).key] : [],
  );
}
