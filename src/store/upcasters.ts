import type { Upcasters } from '../kernel/index.ts';

/**
 * How records of earlier versions are lifted to today's, by kind. Empty while every kind is at version 1.
 * A step added here needs a golden ledger of the version before it under `test/ledgers/`.
 */
export const UPCASTERS: Upcasters = {};
