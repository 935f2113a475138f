export type { EntryQuery } from './entry-table.ts';
export { type BundleRequest, exportBundle, writeBundle } from './export-bundle.ts';
export { openKey, type SigningKey, verifySignature } from './keys.ts';
export type { AppendReceipt, LedgerNode, NewEntry, RawBlock, SealReceipt } from './node.ts';
export { type NodeOptions, openNode } from './open-node.ts';
export { type LoggedRecord, readRecords } from './read-ledger.ts';
export { UPCASTERS } from './upcasters.ts';
export { listFiles, type Verification, verifyDirectory, verifyPath } from './verify.ts';
