/**
 * Puts what terms mean into a clause before it is read. The agreed meaning makes the clause; a party that reads
 * a term otherwise gets a reading of the clause, with its own reading of the clause laid on top. Nodes keep
 * the places at which they were written, so that a problem with a meaning is told where the meaning stands.
 */
import type { Place } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import type { Report } from '../text/report.ts';
import { entryOf, type MappingEntry, type MappingNode, overlay, type TreeNode } from '../text/tree.ts';

export const RULE_KEYS = ['forbids', 'requires', 'limits'] as const;
export type RuleWord = (typeof RULE_KEYS)[number];

/** Beside the rule, what a reading may change. */
const AROUND = ['in-force', 'while', 'except'] as const;

export interface ClauseInTerms {
  readonly node: MappingNode;
  /** Terms that the clause uses. */
  readonly terms: readonly string[];
  /**
   * The form of a clause that rests on a term of no agreed meaning: as all read it people judge, and a party
   * that says what it means has a whole rule of its own.
   */
  readonly unsettled?: RuleWord;
}

export function useTerms(clause: MappingNode, report: Report): ClauseInTerms {
  const entries = clause.entries.filter(({ key }) => isOpenToTerms(key));
  const own = readingsOf(clause);
  const used = [...new Set([...entries, ...own].flatMap(({ value }) => termsIn(value, report)))];
  if (used.length === 0) return { node: clause, terms: [] };
  const unsettled = entries.some(({ value }) => !isMeant(value, undefined, report))
    ? RULE_KEYS.find((key) => entryOf(clause, key))
    : undefined;
  const kept = clause.entries.filter(({ key }) => key !== 'readings');
  const agreed = unsettled
    ? forPeople(kept, unsettled)
    : kept.map((entry) => (isOpenToTerms(entry.key) ? withMeanings(entry, undefined, report) : entry));
  // of a clause with a term that nothing defines no more can be said than that
  const isDefined = used.every((name) => report.terms.has(name));
  const readings = isDefined ? readingEntries(clause, entries, unsettled, report) : [];
  const place = entryOf(clause, 'readings')?.place ?? clause.place;
  return {
    node: {
      ...clause,
      entries: [
        ...agreed,
        ...(readings.length === 0
          ? []
          : [{ key: 'readings', place, value: { kind: 'mapping', place, entries: readings } as const }]),
      ],
    },
    terms: used,
    ...(unsettled ? { unsettled } : {}),
  };
}

const isOpenToTerms = (key: string): boolean =>
  (RULE_KEYS as readonly string[]).includes(key) || (AROUND as readonly string[]).includes(key);

function readingsOf(clause: MappingNode): readonly MappingEntry[] {
  const readings = entryOf(clause, 'readings')?.value;
  return readings?.kind === 'mapping' ? readings.entries : [];
}

/** Nobody can say by rule what all agreed on. */
function forPeople(entries: readonly MappingEntry[], unsettled: RuleWord): MappingEntry[] {
  return entries.flatMap((entry) => {
    if (entry.key !== unsettled) return isOpenToTerms(entry.key) ? [] : [entry];
    const value = { kind: 'scalar', value: true, written: 'true', place: entry.place } as const;
    return [{ key: 'human-judged', place: entry.place, value }];
  });
}

/** For every party that reads one of the terms otherwise, or the clause. */
function readingEntries(
  clause: MappingNode,
  entries: readonly MappingEntry[],
  unsettled: RuleWord | undefined,
  report: Report,
): MappingEntry[] {
  const own = new Map(readingsOf(clause).map((entry) => [entry.key, entry]));
  const parties = new Set([...own.keys(), ...entries.flatMap(({ value }) => readersOf(value, report))]);
  return [...parties].flatMap((party) => {
    const said = own.get(party);
    const meant = entries.flatMap((entry) => termsAs(party, entry, unsettled, report));
    if (said && said.value.kind !== 'mapping') return [said];
    const place = said?.place ?? placeOfReading(party, entries, report) ?? clause.place;
    const under: MappingNode = { kind: 'mapping', place, entries: meant };
    const over = said?.value.kind === 'mapping' ? said.value : { ...under, entries: [] };
    const node = overlay(under, over);
    const unknown = node.entries.find(({ value }) => !isMeant(value, party, report));
    if (unknown) {
      const [term] = termsIn(unknown.value, report).filter((name) => !meaningOf(name, party, report));
      const message = `"${party}" reads this clause, and nobody says what "${term}" means to it`;
      const mend = `add ${party}: under the readings of the term, or say is:`;
      report.problems.push(problem('ACCORD_TERM', place, message, mend));
      return [];
    }
    const value = { ...node, entries: node.entries.map((entry) => withMeanings(entry, party, report)) };
    return [{ key: party, place, value }];
  });
}

/** What of an entry a party reads otherwise: of a rule term by term, of the rest as a whole. */
function termsAs(
  party: string,
  entry: MappingEntry,
  unsettled: RuleWord | undefined,
  report: Report,
): readonly MappingEntry[] {
  const isRule = (RULE_KEYS as readonly string[]).includes(entry.key);
  const parts = isRule && entry.value.kind === 'mapping' ? entry.value.entries : [entry];
  return parts.filter(({ value }) => unsettled !== undefined || readersOf(value, report).includes(party));
}

function placeOfReading(party: string, entries: readonly MappingEntry[], report: Report): Place | undefined {
  const names = entries.flatMap(({ value }) => termsIn(value, report));
  return names.map((name) => report.terms.get(name)?.readings.get(party)?.place).find(Boolean);
}

/** The term that a node stands for: `{ term: NAME }`. */
function termOf(node: TreeNode): MappingEntry | undefined {
  const [only, more] = node.kind === 'mapping' ? node.entries : [];
  return only?.key === 'term' && !more && only.value.kind === 'scalar' ? only : undefined;
}

const nameIn = ({ value }: MappingEntry): string => (value.kind === 'scalar' ? value.written : '');

const childrenOf = (node: TreeNode): readonly TreeNode[] => {
  if (node.kind === 'list') return node.items;
  return node.kind === 'mapping' ? node.entries.map(({ value }) => value) : [];
};

/** Names of the terms in a node. Each is noted as used, so that one that nothing defines is reported. */
function termsIn(node: TreeNode, report: Report): readonly string[] {
  const term = termOf(node);
  if (!term) return childrenOf(node).flatMap((child) => termsIn(child, report));
  const reference = { kind: 'term', name: nameIn(term), place: term.value.place } as const;
  const { references } = report;
  if (!references.some(({ kind, place }) => kind === 'term' && place === reference.place))
    references.push(reference);
  return [reference.name];
}

const meaningOf = (name: string, party: string | undefined, { terms }: Report): TreeNode | undefined => {
  const term = terms.get(name);
  return (party === undefined ? undefined : term?.readings.get(party)?.value) ?? term?.agreed;
};

const isMeant = (node: TreeNode, party: string | undefined, report: Report): boolean =>
  termsIn(node, report).every((name) => meaningOf(name, party, report) !== undefined);

const readersOf = (node: TreeNode, report: Report): readonly string[] =>
  termsIn(node, report).flatMap((name) => [...(report.terms.get(name)?.readings.keys() ?? [])]);

const withMeanings = (entry: MappingEntry, party: string | undefined, report: Report): MappingEntry => ({
  ...entry,
  value: meant(entry.value, party, report),
});

function meant(node: TreeNode, party: string | undefined, report: Report): TreeNode {
  const term = termOf(node);
  if (term) return meaningOf(nameIn(term), party, report) ?? node;
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => meant(item, party, report)) };
  if (node.kind === 'scalar') return node;
  return { ...node, entries: node.entries.map((entry) => withMeanings(entry, party, report)) };
}
