import type { Level } from '../kernel/index.ts';

/** Someone who asks: for whom they read, how far they are cleared, which handling caveats they hold. */
export interface Reader {
  /** Node or party the reader belongs to; an originator always reads its own records. */
  readonly party: string;
  readonly level: Level;
  readonly handlingCaveats: readonly string[];
}
