/** Which files a bundle may hold: those that its derivation rests on, and no other, whatever its hash. */
import type { Problem } from '../kernel/index.ts';
import { BUNDLE, blockFile, type Derivation, entryPaths } from './bundle.ts';
import { inFile } from './file-reader.ts';
import { type Files, MANIFEST } from './manifest.ts';

const FIXED: readonly string[] = [
  MANIFEST,
  BUNDLE.page,
  BUNDLE.derivation,
  BUNDLE.checkpoint,
  BUNDLE.vkey,
  BUNDLE.pem,
];

/** @param entries the entries that some claim rests on. The accord's folder has one hash over all its files. */
export function checkNames(files: Files, entries: readonly number[], claim: Derivation): Problem[] {
  const asked = new Set([
    ...FIXED,
    ...(claim.sources ? [BUNDLE.sources] : []),
    ...[...claim.observations, ...(claim.sight?.blocks ?? [])].map(({ block }) => blockFile(block)),
    ...entries.flatMap((index) => Object.values(entryPaths(index))),
  ]);
  return [...files.keys()]
    .filter((path) => !asked.has(path) && !path.startsWith(BUNDLE.accord))
    .map((path) => inFile(path, 'LEDGER_FILE_UNEXPECTED', 'nothing in the derivation rests on this file'));
}
