/**
 * An embedded world can be played again from an earlier moment. What was said before of the time from there on
 * is then for the ledger alone: in the world that is shown it has not happened yet, or is said anew.
 */
import type { Instant } from '../../kernel/index.ts';

/** Where a play begins: its place in the ledger, and the moment in its world. */
export interface Beginning {
  readonly index: number;
  readonly at: Instant;
}

/** `index`: of the entry that speaks of the time from `from` on. */
export const isPlayedOver = (beginnings: readonly Beginning[], index: number, from: Instant): boolean =>
  beginnings.some((later) => later.index > index && later.at <= from);
