/** The full check of an evidence bundle: each file against the manifest, and each claim against the log. */
import { hashText, type Problem, utf8ToBytes } from '../kernel/index.ts';
import { checkNames } from './asked-files.ts';
import { BUNDLE, blockFile, type Derivation, entryPaths, formatPem } from './bundle.ts';
import { equalBytes, readCount, readUtf8 } from './bytes.ts';
import { type CheckedEntry, wrongClaim } from './checked-entry.ts';
import { openCheckpoint } from './checkpoint.ts';
import { inFile } from './file-reader.ts';
import { commitTo, parseJson, parseLeaf, SALT_BYTES } from './leaf.ts';
import { checkManifest, type Files, within } from './manifest.ts';
import { hashLeaf } from './merkle.ts';
import { formatVkey, type NoteKey, parseVkey, type VerifySignature } from './note.ts';
import { verifyInclusion } from './proof.ts';
import { parseProofFile } from './proof-file.ts';
import { parseRecord } from './record-bytes.ts';
import { checkClaims, isDerivation, restsOn } from './verify-derivation.ts';

export interface BundleCheck {
  readonly problems: readonly Problem[];
  readonly origin: string | undefined;
  readonly derivation: Derivation | undefined;
  readonly entries: number;
  readonly blocks: number;
}

const bytesAt = (files: Files, path: string) => files.get(path) ?? new Uint8Array();

const textAt = (files: Files, path: string) => readUtf8(bytesAt(files, path)) ?? '';

function checkKey(files: Files, trusted: string | undefined): { key?: NoteKey; problems: Problem[] } {
  const line = textAt(files, BUNDLE.vkey);
  const key = parseVkey(line.replace(/\n$/, ''));
  if (!key.ok || `${formatVkey(key.value)}\n` !== line) {
    return {
      problems: [inFile(BUNDLE.vkey, 'LEDGER_VKEY_UNREADABLE', 'is not one line with a verifier key')],
    };
  }
  const problems: Problem[] = [];
  if (trusted !== undefined && formatVkey(key.value) !== trusted) {
    problems.push(inFile(BUNDLE.vkey, 'LEDGER_VKEY_WRONG', 'is another key than the one you trust'));
  }
  if (textAt(files, BUNDLE.pem) !== formatPem(key.value)) {
    problems.push(inFile(BUNDLE.pem, 'LEDGER_VKEY_WRONG', `is not the key in ${BUNDLE.vkey}`));
  }
  return { key: key.value, problems };
}

interface EntryContext {
  readonly files: Files;
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The entry, when leaf, record, salt and proof hold together; else what does not. */
function checkEntry(index: number, { files, origin, size, root }: EntryContext): CheckedEntry | Problem {
  const paths = entryPaths(index);
  const leafBytes = bytesAt(files, paths.leaf);
  const leaf = parseLeaf(leafBytes);
  if (!leaf.ok) return inFile(paths.leaf, 'LEDGER_LEAF_MALFORMED', leaf.problems[0]!.message);
  if (leaf.value.origin !== origin)
    return inFile(paths.leaf, 'LEDGER_LEAF_FOREIGN', `belongs to ${leaf.value.origin}`);
  const proof = parseProofFile(bytesAt(files, paths.proof));
  if (!proof.ok) return inFile(paths.proof, 'LEDGER_PROOF_MALFORMED', proof.problems[0]!.message);
  const { index: claimed, hashes, checkpoint } = proof.value;
  const sameNote = equalBytes(utf8ToBytes(checkpoint), bytesAt(files, BUNDLE.checkpoint));
  if (!sameNote || claimed !== index || !verifyInclusion(hashLeaf(leafBytes), index, size, hashes, root)) {
    return inFile(
      paths.proof,
      'LEDGER_PROOF_WRONG',
      `does not show ${paths.leaf} under ${BUNDLE.checkpoint}`,
    );
  }
  const recordBytes = bytesAt(files, paths.record);
  const salt = bytesAt(files, paths.salt);
  if (salt.length !== SALT_BYTES || !equalBytes(commitTo(salt, recordBytes), leaf.value.commit)) {
    return inFile(
      paths.record,
      'LEDGER_COMMITMENT_WRONG',
      `with ${paths.salt} it is not what ${paths.leaf} commits to`,
    );
  }
  const record = parseRecord(recordBytes);
  if (!record.ok) return inFile(paths.record, record.problems[0]!.code, record.problems[0]!.message);
  return { index, leaf: leaf.value, record: record.value };
}

function checkBlockNames(files: Files): Problem[] {
  return [...within(files, BUNDLE.blocks)].flatMap(([name, bytes]) => {
    const path = BUNDLE.blocks + name;
    return blockFile(hashText(bytes)) === path
      ? []
      : [inFile(path, 'LEDGER_BLOCK_WRONG', 'does not hash to its name')];
  });
}

/** The numbers of the folders under `entries/`. */
function entryIndices(files: Files): number[] {
  const names = [...within(files, BUNDLE.entries).keys()].map((path) => readCount(path.split('/')[0]!));
  return [...new Set(names)].filter((index) => index !== undefined).sort((a, b) => a - b);
}

/**
 * All that does not hold in a bundle, each with its file.
 * @param trusted the log's verifier key from a source other than the bundle. Without it the bundle only
 * shows that whoever holds the key in it logged this.
 */
export function verifyBundle(files: Files, verify: VerifySignature, trusted?: string): BundleCheck {
  const problems = [...checkManifest(files), ...checkBlockNames(files)];
  const blocks = within(files, BUNDLE.blocks).size;
  const indices = entryIndices(files);
  const nothing = { origin: undefined, derivation: undefined, entries: indices.length, blocks };
  const { key, problems: keyProblems } = checkKey(files, trusted);
  problems.push(...keyProblems);
  if (!key) return { ...nothing, problems };
  const checkpoint = openCheckpoint(bytesAt(files, BUNDLE.checkpoint), key, verify);
  if (!checkpoint.ok) {
    problems.push(
      ...checkpoint.problems.map((problem) => ({ ...problem, place: { file: BUNDLE.checkpoint } })),
    );
    return { ...nothing, origin: key.name, problems };
  }
  const { size, root } = checkpoint.value;
  const checked = indices.map((index) => checkEntry(index, { files, origin: key.name, size, root }));
  const entries = checked.flatMap((entry) => ('record' in entry ? [entry] : []));
  problems.push(...checked.flatMap((entry) => ('record' in entry ? [] : [entry])));
  const broken = indices.filter((_, i) => !('record' in checked[i]!));
  const derivation = parseJson(bytesAt(files, BUNDLE.derivation));
  if (!isDerivation(derivation)) {
    problems.push(wrongClaim('missing, or not a derivation'));
    return { ...nothing, origin: key.name, problems };
  }
  problems.push(...checkClaims(derivation, entries, files));
  problems.push(...checkNames(files, [...broken, ...restsOn(derivation, entries)], derivation));
  return { ...nothing, origin: key.name, derivation, problems };
}
