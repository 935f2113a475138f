/** The full check of an evidence bundle: each file against the manifest, and each claim against the log. */
import {
  canonicalJson,
  type GarantRecord,
  hashJson,
  hashText,
  type Json,
  type Problem,
  utf8ToBytes,
} from '../kernel/index.ts';
import {
  ACCORD_KIND,
  type AccordBody,
  BUNDLE,
  blockFile,
  type DecisiveRow,
  type Derivation,
  entryPaths,
  formatPem,
} from './bundle.ts';
import { equalBytes, readCount, readUtf8 } from './bytes.ts';
import { openCheckpoint } from './checkpoint.ts';
import { inFile } from './file-reader.ts';
import { commitTo, type Leaf, parseJson, parseLeaf } from './leaf.ts';
import { checkManifest, type Files, hashFolder, within } from './manifest.ts';
import { hashLeaf } from './merkle.ts';
import { formatVkey, type NoteKey, parseVkey, type VerifySignature } from './note.ts';
import { verifyInclusion } from './proof.ts';
import { parseProofFile } from './proof-file.ts';
import { readRawBlock } from './raw-block.ts';
import { parseRecord } from './record-bytes.ts';

export interface BundleCheck {
  readonly problems: readonly Problem[];
  readonly origin: string | undefined;
  readonly derivation: Derivation | undefined;
  readonly entries: number;
  readonly blocks: number;
}

interface CheckedEntry {
  readonly index: number;
  readonly leaf: Leaf;
  readonly record: GarantRecord;
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
  if (!equalBytes(commitTo(bytesAt(files, paths.salt), recordBytes), leaf.value.commit)) {
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

const HASH = /^sha256:[0-9a-f]{64}$/;

const isText = (value: unknown) => typeof value === 'string';

const isRow = (row: DecisiveRow | null) =>
  isText(row?.source) &&
  Number.isSafeInteger(row?.index) &&
  Number.isFinite(row?.observedAt) &&
  HASH.test(row!.block);

/** Whether a stranger's JSON has the shape that the checks below rely on. */
function isDerivation(value: Json | undefined): value is Json & Derivation {
  const claim = value as unknown as Derivation | null | undefined;
  return (
    claim?.v === 1 &&
    isText(claim.verdict?.id) &&
    isText(claim.accord?.id) &&
    HASH.test(claim.accord.hash) &&
    HASH.test(claim.accord.folder) &&
    isText(claim.clause?.id) &&
    typeof claim.clause.text === 'object' &&
    isText(claim.reading) &&
    Array.isArray(claim.observations) &&
    claim.observations.every(isRow)
  );
}

const wrong = (message: string) => inFile(BUNDLE.derivation, 'LEDGER_DERIVATION_WRONG', message);

/** What a verdict's record must say for a bundle to be about it. */
type VerdictBody = {
  readonly accord?: string;
  readonly accordHash?: string;
  readonly clause?: string;
  readonly textHash?: string;
  readonly reading?: string;
  readonly observations?: readonly Omit<DecisiveRow, 'block'>[];
};

const rowName = (row: Omit<DecisiveRow, 'block'> | null) => ({
  source: row?.source ?? null,
  index: row?.index ?? null,
  observedAt: row?.observedAt ?? null,
});

function checkVerdict(claim: Derivation, entries: readonly CheckedEntry[]): Problem[] {
  const verdict = entries.find(({ index }) => index === claim.verdict.entry);
  if (verdict?.leaf.kind !== 'verdict' || verdict.record.id !== claim.verdict.id) {
    return [wrong(`entry ${claim.verdict.entry} is not the verdict ${claim.verdict.id}`)];
  }
  const body = (verdict.record.body ?? {}) as VerdictBody;
  const rows = claim.observations.map(rowName);
  const logged = Array.isArray(body.observations) ? body.observations.map(rowName) : undefined;
  const pairs: readonly [string, Json | undefined, Json | undefined][] = [
    ['accord', claim.accord.id, body.accord],
    ['hash of the accord', claim.accord.hash, body.accordHash],
    ['clause', claim.clause.id, body.clause],
    ["hash of the clause's text", claim.clause.textHash, body.textHash],
    ['reading', claim.reading, body.reading],
    ['observations', rows, logged],
    ["clause's text", hashJson(claim.clause.text), body.textHash],
  ];
  return pairs
    .filter(
      ([, said, recorded]) =>
        recorded === undefined || canonicalJson(said ?? null) !== canonicalJson(recorded),
    )
    .map(([what]) => wrong(`its ${what} is not what the verdict's record says`));
}

function checkAccord(claim: Derivation, entries: readonly CheckedEntry[], files: Files): Problem[] {
  const logged = entries.some(({ leaf, record }) => {
    const body = record.body as Partial<AccordBody> | null;
    const same = body?.accord === claim.accord.id && body.hash === claim.accord.hash;
    return (
      leaf.kind === 'accord' && record.kind === ACCORD_KIND && same && body.folder === claim.accord.folder
    );
  });
  const problems = logged
    ? []
    : [wrong('no logged record says that this accord has this hash and these files')];
  if (hashFolder(within(files, BUNDLE.accord)) === claim.accord.folder) return problems;
  return [
    ...problems,
    inFile(BUNDLE.accord, 'LEDGER_ACCORD_WRONG', 'its files are not those that were applied'),
  ];
}

function checkRows(claim: Derivation, entries: readonly CheckedEntry[], files: Files): Problem[] {
  return claim.observations.flatMap(({ source, index, block }) => {
    const bytes = files.get(blockFile(block));
    if (!bytes) return [wrong(`${blockFile(block)}, with observation ${index} of ${source}, is missing`)];
    const logged = entries.some(({ leaf, record }) => {
      const body = leaf.kind === 'raw-block' ? readRawBlock(record) : undefined;
      const holds = !body?.rows || (index >= body.rows.from && index < body.rows.until);
      return body?.sha256 === block && body.source === source && holds;
    });
    return logged
      ? []
      : [wrong(`no logged record says that ${block} holds observation ${index} of ${source}`)];
  });
}

function checkBlockNames(files: Files): Problem[] {
  return [...within(files, BUNDLE.blocks)].flatMap(([name, bytes]) => {
    const path = BUNDLE.blocks + name;
    return blockFile(hashText(bytes)) === path
      ? []
      : [inFile(path, 'LEDGER_BLOCK_WRONG', 'does not hash to its name')];
  });
}

/** The numbers of the folders under `entries/`; anything else there is in no manifest line that matters. */
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
  const derivation = parseJson(bytesAt(files, BUNDLE.derivation));
  if (!isDerivation(derivation)) {
    problems.push(wrong('missing, or not a derivation'));
    return { ...nothing, origin: key.name, problems };
  }
  problems.push(
    ...checkVerdict(derivation, entries),
    ...checkAccord(derivation, entries, files),
    ...checkRows(derivation, entries, files),
  );
  return { ...nothing, origin: key.name, derivation, problems };
}
