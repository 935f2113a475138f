/** The names that what is reported may use: those of the accords applied and of the sources declared. */
import { type Accord, type AccordList, noticeWords, suggest } from '../accord/index.ts';
import type { Problem } from '../kernel/index.ts';
import type { SourceRegister } from '../picture/index.ts';

export interface Terms {
  readonly parties: readonly string[];
  readonly areas: readonly string[];
  /** Words that a clause or an exception asks a notice for. */
  readonly notified: readonly string[];
  /** Ids of declared items. */
  readonly items: readonly string[];
  readonly sources: readonly string[];
}

export function termsOf(accords: readonly Accord[], { sources }: Pick<SourceRegister, 'sources'>): Terms {
  const idsOf = (named: readonly { readonly id: string }[]) => [...new Set(named.map(({ id }) => id))];
  return {
    parties: idsOf(accords.flatMap(({ parties }) => parties)),
    areas: idsOf(accords.flatMap(({ areas }) => areas)),
    notified: [...new Set(accords.flatMap(({ clauses }) => clauses.flatMap(noticeWords)))],
    items: idsOf(accords.flatMap(({ lists }) => lists.flatMap(itemsOf))),
    sources: idsOf(sources),
  };
}

const itemsOf = ({ versions }: AccordList) => versions.flatMap(({ items }) => items);

/** What is wrong with a line that uses a name nobody knows: counted under `reason`, told with its place and mend. */
export interface UnknownName {
  readonly reason: string;
  readonly problem: Problem;
}

interface Asked {
  readonly format: string;
  readonly line: number;
  readonly kind: keyof Terms;
  /** Undefined: the line uses no such name. */
  readonly name: string | undefined;
}

const REASON = {
  parties: 'unknown-party',
  areas: 'unknown-area',
  notified: 'unknown-word',
  items: 'unknown-item',
  sources: 'unknown-source',
} as const;

/** What there is not, and where it was looked for. */
const SAYING: Readonly<Record<keyof Terms, (name: string) => string>> = {
  parties: (name) => `party ${name} is in no accord`,
  areas: (name) => `area ${name} is in no accord`,
  notified: (name) => `no accord asks for notices of ${name}`,
  items: (name) => `no accord lists an item ${name}`,
  sources: (name) => `source ${name} is not declared`,
};

/** Names listed in full. */
const MOST_LISTED = 20;

/** @returns undefined for a name that is known, and without terms for every name. */
export function unknownName(
  terms: Terms | undefined,
  { format, line, kind, name }: Asked,
): UnknownName | undefined {
  if (!terms || name === undefined || terms[kind].includes(name)) return undefined;
  const known = terms[kind];
  const rest = known.length > MOST_LISTED ? ', …' : '';
  const list = known.length === 0 ? 'there is none' : known.slice(0, MOST_LISTED).join(', ') + rest;
  return {
    reason: REASON[kind],
    problem: {
      code: 'FEED_UNKNOWN_NAME',
      message: `${format}: ${SAYING[kind](name)}: ${list}; the line was passed over`,
      mend: suggest(name, known),
      place: { line },
    },
  };
}
