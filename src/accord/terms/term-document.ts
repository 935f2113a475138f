/** Terms as `accord.yaml` writes them: what each means to all, and to a party that reads it otherwise. */
import type { Json } from '../../kernel/index.ts';
import { anything, mapOf, type NamedEntry } from '../text/collection-shape.ts';
import { object, optional } from '../text/object-shape.ts';
import type { Report } from '../text/report.ts';
import { about, type ValueOf } from '../text/shape.ts';
import { textByLanguage, textOf } from '../text/text-by-language.ts';
import { entryOf, type TreeNode } from '../text/tree.ts';
import type { AccordTerm } from './term.ts';

export const writtenTerm = object({
  text: optional(textByLanguage),
  is: optional(about('What it means to all: any value that a clause may have.', anything)),
  readings: optional(about('What it means to a party.', mapOf(anything, 'party', 'references'))),
});
export type WrittenTerm = ValueOf<typeof writtenTerm>;

/** Fills the report's terms: clauses are read with their values in place. */
export function noteTerms(root: TreeNode | undefined, { terms }: Report): void {
  const section = root?.kind === 'mapping' ? entryOf(root, 'terms')?.value : undefined;
  for (const { key, value } of section?.kind === 'mapping' ? section.entries : []) {
    if (value.kind !== 'mapping') continue;
    const readings = entryOf(value, 'readings')?.value;
    terms.set(key, {
      agreed: entryOf(value, 'is')?.value,
      readings: new Map(
        (readings?.kind === 'mapping' ? readings.entries : []).map((entry) => [
          entry.key,
          { value: entry.value, place: entry.place },
        ]),
      ),
    });
  }
}

export const resolveTerms = (written: readonly NamedEntry<WrittenTerm>[]): readonly AccordTerm[] =>
  written.flatMap(({ key: id, value }) => {
    if (!value) return [];
    const { text, is, readings = [] } = value;
    return [
      {
        id,
        text: textOf(text),
        ...(is ? { is: asWritten(is) } : {}),
        readings: Object.fromEntries(
          readings.flatMap(({ key, value: meant }) => (meant ? [[key, asWritten(meant)]] : [])),
        ),
      },
    ];
  });

/** A value as JSON; quantities keep their units. */
function asWritten(node: TreeNode): Json {
  if (node.kind === 'list') return node.items.map(asWritten);
  if (node.kind === 'scalar') return typeof node.value === 'string' ? node.written : node.value;
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, asWritten(value)]));
}
