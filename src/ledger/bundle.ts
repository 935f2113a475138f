/**
 * The evidence for one verdict, as files that hold without the node that made them: the bytes that were
 * received, the records with their salts, the proofs that they were logged, the accord, and how to check.
 */
import {
  bytesToHex,
  canonicalJson,
  type HashText,
  type Instant,
  type Json,
  type Lane,
  type Milliseconds,
  sha256,
  utf8ToBytes,
} from '../kernel/index.ts';
import { toBase64 } from './base64.ts';
import { checkPage, type PageSubject } from './check-page.ts';
import { type Files, formatManifest, MANIFEST } from './manifest.ts';
import { formatVkey, type NoteKey } from './note.ts';

export const BUNDLE = {
  page: 'CHECK.md',
  derivation: 'derivation.json',
  checkpoint: 'log/checkpoint',
  vkey: 'log/vkey',
  pem: 'log/key.pem',
  accord: 'accord/',
  sources: 'sources.yaml',
  blocks: 'blocks/',
  entries: 'entries/',
} as const;

/** The files of one entry. */
export const entryPaths = (index: number) => ({
  leaf: `${BUNDLE.entries}${index}/leaf`,
  record: `${BUNDLE.entries}${index}/record`,
  salt: `${BUNDLE.entries}${index}/salt`,
  proof: `${BUNDLE.entries}${index}/proof.tlog-proof`,
});

/** Where an observation's bytes are: in which block of its source. */
export type DecisiveRow = {
  readonly source: string;
  /** Running number within the source. */
  readonly index: number;
  readonly observedAt: Instant;
  readonly block: HashText;
};

/** A raw block that came in during a compliance verdict's window, and the entry of its record. */
export type SightBlock = {
  readonly source: string;
  readonly entry: number;
  readonly block: HashText;
};

/** What a compliance verdict rests on: who looked, where, when, how often, and what came of it. */
export type Sight = {
  readonly from: Instant;
  /** Null while it goes on. */
  readonly until: Instant | null;
  /** How often all of the area had to be seen, by the clause. */
  readonly revisit: Milliseconds;
  /** Each with its footprint by the sources file, as JSON. */
  readonly sources: readonly { readonly id: string; readonly footprint: Json }[];
  /** Sources that say of others whether they see. */
  readonly coverageFrom: readonly string[];
  /** From any of these, in the order of the log. */
  readonly blocks: readonly SightBlock[];
  /** Raw blocks of the window that are too many for the bundle. */
  readonly leftOut: number;
};

/** What the verdict was derived from. Everything here is checked against the logged records. */
export type Derivation = {
  readonly v: 1;
  readonly verdict: { readonly entry: number; readonly id: string };
  readonly accord: { readonly id: string; readonly hash: HashText; readonly folder: HashText };
  readonly clause: {
    readonly id: string;
    readonly text: Readonly<Record<string, string>>;
    readonly textHash: HashText;
  };
  readonly reading: string;
  readonly observations: readonly DecisiveRow[];
  /** The sources file that it was judged by, and its entry; absent when the verdict cites none. */
  readonly sources?: { readonly entry: number; readonly hash: HashText };
  /** For compliance that cites its sources. */
  readonly sight?: Sight;
  /** What judged: Garant's version and those of its vocabularies. */
  readonly versions: Readonly<Record<string, string>>;
};

export const ACCORD_KIND = 'accord';

/** Body of the record that a node logs for each accord it applies: binds its meaning to its text. */
export type AccordBody = {
  readonly accord: string;
  /** The accord's own hash, which verdicts cite. */
  readonly hash: HashText;
  /** `hashFolder` over the accord's files. */
  readonly folder: HashText;
};

export interface BundleEntry {
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly record: Uint8Array;
  readonly salt: Uint8Array;
  /** `.tlog-proof` under `checkpoint`. */
  readonly proof: string;
}

export interface BundleParts {
  readonly lane: Lane;
  readonly key: NoteKey;
  readonly checkpoint: string;
  /** The verdict, the accord, and the raw blocks that decided. */
  readonly entries: readonly BundleEntry[];
  /** Raw bytes as received, one for each block. */
  readonly blocks: readonly Uint8Array[];
  readonly accord: Files;
  /** The text of the sources file that the derivation names. */
  readonly sources?: string;
  readonly derivation: Derivation;
}

const SPKI_PREFIX = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

/** The key as openssl reads it. @source RFC 8410, section 4; RFC 7468, section 13. */
export function formatPem({ publicKey }: NoteKey): string {
  const der = new Uint8Array(SPKI_PREFIX.length + publicKey.length);
  der.set(SPKI_PREFIX);
  der.set(publicKey, SPKI_PREFIX.length);
  return `-----BEGIN PUBLIC KEY-----\n${toBase64(der)}\n-----END PUBLIC KEY-----\n`;
}

export const blockFile = (block: HashText): string => BUNDLE.blocks + block.slice('sha256:'.length);

const pageSubject = (
  lane: Lane,
  { name }: NoteKey,
  { verdict, accord, clause, sources, sight }: Derivation,
): PageSubject => ({
  origin: name,
  lane,
  entry: verdict.entry,
  id: verdict.id,
  accord: accord.id,
  clause: clause.id,
  citesSources: sources !== undefined,
  hasSight: sight !== undefined,
});

/** The same parts give the same bytes. */
export function buildBundle({
  lane,
  key,
  checkpoint,
  entries,
  blocks,
  accord,
  sources,
  derivation,
}: BundleParts): Files {
  const files = new Map<string, Uint8Array>();
  const write = (path: string, text: string) => files.set(path, utf8ToBytes(text));
  write(BUNDLE.page, checkPage(pageSubject(lane, key, derivation)));
  write(BUNDLE.derivation, `${canonicalJson(derivation)}\n`);
  write(BUNDLE.checkpoint, checkpoint);
  write(BUNDLE.vkey, `${formatVkey(key)}\n`);
  write(BUNDLE.pem, formatPem(key));
  for (const { index, leaf, record, salt, proof } of entries) {
    const paths = entryPaths(index);
    files.set(paths.leaf, leaf).set(paths.record, record).set(paths.salt, salt);
    write(paths.proof, proof);
  }
  for (const bytes of blocks) files.set(BUNDLE.blocks + bytesToHex(sha256(bytes)), bytes);
  for (const [path, bytes] of accord) files.set(BUNDLE.accord + path, bytes);
  if (sources !== undefined) write(BUNDLE.sources, sources);
  write(MANIFEST, formatManifest(files));
  return files;
}
