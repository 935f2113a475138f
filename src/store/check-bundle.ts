/** The full check of a bundle: what the core checks, and what accord and sources file say of a sight. */
import { canonicalJson, type Json, type Problem } from '../kernel/index.ts';
import {
  BUNDLE,
  type BundleCheck,
  type Derivation,
  type Files,
  inFile,
  readUtf8,
  verifyBundle,
  within,
} from '../ledger/index.ts';
import { verifySignature } from './keys.ts';
import { readMeans } from './read-means.ts';

/** @param trusted the log's verifier key from elsewhere. */
export function checkBundle(files: Files, trusted?: string): BundleCheck {
  const check = verifyBundle(files, verifySignature, trusted);
  // Where the bundle's files are not those that were logged, what they say means nothing.
  if (!check.derivation || check.problems.length > 0) return check;
  return { ...check, problems: checkMeans(files, check.derivation) };
}

/** The logged verdict names who looked; where, and how often, is read anew from the logged files. */
function checkMeans(files: Files, { clause, sight }: Derivation): Problem[] {
  if (!sight) return [];
  const means = readMeans({
    accord: within(files, BUNDLE.accord),
    clause: clause.id,
    sources: readUtf8(files.get(BUNDLE.sources) ?? new Uint8Array()) ?? '',
    looked: sight.sources.map(({ id }) => id),
  });
  if (!means.ok) {
    return means.problems.map(({ message }) =>
      inFile(BUNDLE.derivation, 'LEDGER_DERIVATION_WRONG', `its sight cannot be read anew: ${message}`),
    );
  }
  const pairs: readonly [string, Json, Json][] = [
    ['revisit is not that of the clause', sight.revisit, means.value.revisit],
    [
      "list of sources that say of others whether they see is not the sources file's",
      sight.coverageFrom,
      means.value.coverageFrom,
    ],
    ['footprints are not those of the sources file', sight.sources, means.value.sources],
  ];
  return pairs
    .filter(([, said, read]) => canonicalJson(said) !== canonicalJson(read))
    .map(([what]) => inFile(BUNDLE.derivation, 'LEDGER_DERIVATION_WRONG', `its ${what}`));
}
