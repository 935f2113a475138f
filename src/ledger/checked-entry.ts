import type { GarantRecord, Problem } from '../kernel/index.ts';
import { BUNDLE } from './bundle.ts';
import { inFile } from './file-reader.ts';
import type { Leaf } from './leaf.ts';

/** An entry of the bundle that was proven to be in the log. */
export interface CheckedEntry {
  readonly index: number;
  readonly leaf: Leaf;
  readonly record: GarantRecord;
}

/** A claim of the derivation that no proven entry bears out. */
export const wrongClaim = (message: string): Problem =>
  inFile(BUNDLE.derivation, 'LEDGER_DERIVATION_WRONG', message);
