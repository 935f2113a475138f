/** Who decides next when a body does not: another body, or parties, each for itself. */
import type { Milliseconds } from '../../kernel/index.ts';
import { someOr, partyNames as someParties } from '../parties/groups.ts';
import { object } from '../text/object-shape.ts';
import { lasting } from '../text/quantity.ts';
import { nameOf } from '../text/scalar-shape.ts';
import { about, type Located, located, type ValueOf } from '../text/shape.ts';

/** Parties are sorted; each decides for itself and for what it owes. */
export type Decider = { readonly body: string } | { readonly parties: readonly string[] };

export interface Fallback {
  /** From the clock's start without a decision. */
  readonly after: Milliseconds;
  readonly to: Decider;
}

/** At least one party; groups stand for their members. */
export { someParties };

/** Sorted, each once. */
export const partyNames = (written: readonly Located<string>[]): readonly string[] =>
  [...new Set(written.map(({ value }) => value))].sort();

export const decider = about('A body, a group, or a list of parties.', someOr(nameOf('body', 'party')));
export type WrittenDecider = ValueOf<typeof decider>;

export const fallback = object({
  after: about('So long without a decision.', located(lasting)),
  'falls-to': decider,
});
export type WrittenFallback = ValueOf<typeof fallback>;

const isOne = (written: WrittenDecider): written is Located<string> => 'value' in written;

export function resolveDecider(written: WrittenDecider, bodies: ReadonlySet<string>): Decider {
  if (isOne(written) && bodies.has(written.value)) return { body: written.value };
  return { parties: partyNames(isOne(written) ? [written] : written) };
}

export const resolveFallback = (written: WrittenFallback, bodies: ReadonlySet<string>): Fallback => ({
  after: written.after.value,
  to: resolveDecider(written['falls-to'], bodies),
});
