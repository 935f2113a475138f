/** What reading a text brings to light besides its values: problems, names defined, names used. */
import type { Place, Problem } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { suggest } from './nearest-word.ts';
import type { TreeNode } from './node.ts';

export type NameKind =
  | 'area'
  | 'party'
  | 'event'
  | 'feature'
  | 'rule'
  | 'source'
  | 'track'
  | 'body'
  | 'guarantee'
  | 'term'
  | 'group'
  | 'list'
  | 'item';

interface NamePlace {
  readonly kind: NameKind;
  readonly name: string;
  readonly place: Place;
}

interface NameUse extends NamePlace {
  /** Kinds of which it may be as well. */
  readonly or?: readonly NameKind[];
}

export interface Report {
  readonly problems: Problem[];
  readonly definitions: NamePlace[];
  readonly references: NameUse[];
  /** Members of each group of parties, the groups among them taken apart. */
  readonly groups: Map<string, readonly string[]>;
  /** What the agreement's terms mean, for the clauses that use them. */
  readonly terms: Map<string, TermNodes>;
}

/** The values that a term stands for, as they are written. */
export interface TermNodes {
  /** Undefined: the parties agreed on no meaning. */
  readonly agreed: TreeNode | undefined;
  readonly readings: ReadonlyMap<string, { readonly value: TreeNode; readonly place: Place }>;
}

export const makeReport = (): Report => ({
  problems: [],
  definitions: [],
  references: [],
  groups: new Map(),
  terms: new Map(),
});

/** Names of a kind, in the order in which they were defined. */
const namesOf = (report: Report, kind: NameKind): readonly string[] =>
  report.definitions.filter((defined) => defined.kind === kind).map((defined) => defined.name);

/** How a kind of name is called in messages. */
const CALLED: Readonly<Record<NameKind, string>> = {
  area: 'area',
  party: 'party',
  event: 'event',
  feature: 'feature',
  rule: 'clause or exception',
  source: 'source',
  track: 'track',
  body: 'body',
  guarantee: 'guarantee',
  term: 'term',
  group: 'group',
  list: 'list',
  item: 'item',
};

/** Reports every name that is used and not defined, and every name that is defined twice. `unread` kinds are passed over. */
export function checkNames(report: Report, unread: readonly NameKind[] = []): void {
  const defined = new Map<string, NamePlace>();
  for (const definition of report.definitions) {
    const { kind, name, place } = definition;
    const first = defined.get(`${kind} ${name}`);
    if (!first) {
      defined.set(`${kind} ${name}`, definition);
      continue;
    }
    const message = `the ${CALLED[kind]} "${name}" is already defined in line ${first.place.line ?? '?'}`;
    report.problems.push(problem('ACCORD_KEY_TWICE', place, message, 'give each its own name'));
  }
  for (const { kind, or = [], name, place } of report.references) {
    const kinds = [kind, ...or];
    if (kinds.some((one) => defined.has(`${one} ${name}`) || unread.includes(one))) continue;
    const message = `the ${kinds.map((one) => CALLED[one]).join(' or ')} "${name}" is not defined`;
    const known = kinds.flatMap((one) => namesOf(report, one));
    report.problems.push(problem('ACCORD_NAME_UNDEFINED', place, message, suggest(name, known)));
  }
}
