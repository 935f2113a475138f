export { checkBundle } from './check-bundle.ts';
export { exportBundle, writeBundle } from './export-bundle.ts';
export { verifySignature } from './keys.ts';
export type { NewEntry } from './new-entry.ts';
export type { LedgerNode, RawBlock } from './node.ts';
export { type NodeOptions, openNode } from './open-node.ts';
export { type LoggedRecord, readRecords } from './read-ledger.ts';
export { listFiles, verifyDirectory, verifyPath } from './verify.ts';
