/** Declared items are where they are declared to be. */
import { problem } from '../errors.ts';
import { object } from '../text/object-shape.ts';
import { nameOf } from '../text/scalar-shape.ts';
import { about, type ValueOf } from '../text/shape.ts';
import type { RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';

export interface Storage {
  readonly form: 'storage';
  /** Of the items listed, those of these parties. */
  readonly parties: PartySet;
  /** A list of items. */
  readonly list: string;
}

export const storageShape = object({
  parties,
  stored: about('A list of items, each at the area in which it is declared.', nameOf('list')),
});

export function resolveStorage(
  terms: ValueOf<typeof storageShape>,
  { lists, report }: RuleSurroundings,
): Storage {
  const { value: list, place } = terms.stored;
  const kind = lists.find(({ id }) => id === list)?.kind;
  if (kind !== undefined && kind !== 'items') {
    const message = `"${list}" lists no items, and only items are stored`;
    report.problems.push(problem('ACCORD_LIST_ENTRY', place, message, 'name a list of kind: items'));
  }
  return { form: 'storage', parties: partySet(terms.parties), list };
}
