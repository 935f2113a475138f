/** When something holds, before it is known whether what it waits for has happened. */
import type { Instant } from '../../kernel/index.ts';

/** A period of which a side may wait for a declared event that people still have to state. */
export interface OpenPeriod {
  readonly from: Instant | { readonly event: string };
  readonly until: Instant | { readonly event: string };
}
