/** Who may see a record. Levels are ordered; `relTo` names the parties it is releasable to. */
export const LEVELS = ['public', 'restricted', 'secret'] as const;
export type Level = (typeof LEVELS)[number];

export interface Label {
  readonly policy: string;
  readonly level: Level;
  readonly originator: string;
  /** Sorted party codes; `'all'` releases to everyone, an empty list to nobody but the originator. */
  readonly relTo: 'all' | readonly string[];
  /** Limits on the use of the information, sorted. */
  readonly handlingCaveats: readonly string[];
  /** A reader other than the originator sees the record this long after it was recorded. */
  readonly delayMs: number;
  /** Positions reach a reader other than the originator rounded to this many metres; 0 keeps them exact. */
  readonly coarsenM: number;
}

/** A node's own label: everything it makes, until its people say otherwise, stays with its originator. */
export const defaultLabel = (originator: string): Label => ({
  policy: 'garant',
  level: 'restricted',
  originator,
  relTo: [],
  handlingCaveats: [],
  delayMs: 0,
  coarsenM: 0,
});

const stricter = (a: Level, b: Level): Level => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b);

function meet(a: Label['relTo'], b: Label['relTo']): Label['relTo'] {
  if (a === 'all') return b;
  if (b === 'all') return a;
  return a.filter((party) => b.includes(party));
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] =>
  [...new Set([...a, ...b])].sort();

/**
 * The label of what was derived from both: the higher level, only readers of both, every caveat, the
 * longer delay, the coarser position. Labels of two policies join to one that only the originator reads.
 */
export function joinLabels(a: Label, b: Label): Label {
  const samePolicy = a.policy === b.policy;
  return {
    policy: samePolicy ? a.policy : [a.policy, b.policy].sort().join('+'),
    level: stricter(a.level, b.level),
    originator: a.originator === b.originator ? a.originator : [a.originator, b.originator].sort().join('+'),
    relTo: samePolicy ? meet(a.relTo, b.relTo) : [],
    handlingCaveats: union(a.handlingCaveats, b.handlingCaveats),
    delayMs: Math.max(a.delayMs, b.delayMs),
    coarsenM: Math.max(a.coarsenM, b.coarsenM),
  };
}
