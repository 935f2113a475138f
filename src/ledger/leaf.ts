/**
 * What the log says in public about a record: that one of a kind was logged, when, and a commitment to it.
 * Who may read the record gets it with its salt and checks the commitment; nobody else can guess it.
 */
import {
  bytesToHex,
  canonicalJson,
  concatBytes,
  fail,
  formatInstant,
  type Instant,
  type Json,
  parseInstant,
  type Result,
  sha256,
  succeed,
  utf8ToBytes,
} from '../kernel/index.ts';
import { equalBytes, readHex, readUtf8 } from './bytes.ts';

/** What gets a leaf of its own. Single observations do not: their raw block has one. */
const LEAF_KINDS = [
  'raw-block',
  'verdict',
  'notice',
  'coverage',
  'act',
  'accord',
  'sources',
  'tick',
] as const;
export type LeafKind = (typeof LEAF_KINDS)[number];

export interface Leaf {
  readonly v: 1;
  readonly kind: LeafKind;
  /** The log that it is in; a leaf cannot be moved to another log. */
  readonly origin: string;
  /** When the node took the record in. */
  readonly at: Instant;
  /** SHA-256 over the salt, then the record's bytes as received. */
  readonly commit: Uint8Array;
}

export const SALT_BYTES = 32;
export const MAX_LEAF_BYTES = 512;
/** Leaves 512 bytes room for the rest of the leaf. */
export const MAX_ORIGIN_BYTES = 255;

export const commitTo = (salt: Uint8Array, record: Uint8Array): Uint8Array =>
  sha256(concatBytes(salt, record));

export const encodeLeaf = ({ v, kind, origin, at, commit }: Leaf): Uint8Array =>
  utf8ToBytes(canonicalJson({ v, kind, origin, at: formatInstant(at), commit: bytesToHex(commit) }));

const isObject = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Deeper than any record; what nests deeper was made to exhaust whoever walks it. */
const MAX_DEPTH = 64;

/** Whether a parsed value can be written back as canonical JSON: finite numbers, and an end to its nesting. */
function isBounded(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth < MAX_DEPTH && Object.values(value).every((member) => isBounded(member, depth + 1));
}

/** Undefined for bytes that are not JSON, nest deeper than 64 levels, or hold a number beyond all numbers. */
export function parseJson(bytes: Uint8Array): Json | undefined {
  const text = readUtf8(bytes);
  try {
    const value: unknown = text === undefined ? undefined : JSON.parse(text);
    return isBounded(value) ? (value as Json | undefined) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns `LEDGER_LEAF_MALFORMED` for any bytes that `encodeLeaf` would not have written. */
export function parseLeaf(bytes: Uint8Array): Result<Leaf> {
  const malformed = fail({
    code: 'LEDGER_LEAF_MALFORMED',
    message: 'an entry is not a leaf in canonical form: v, kind, origin, at, commit',
  });
  const value = bytes.length <= MAX_LEAF_BYTES ? parseJson(bytes) : undefined;
  if (!isObject(value)) return malformed;
  const { v, kind, origin, at, commit } = value;
  const instant = typeof at === 'string' ? parseInstant(at) : undefined;
  const hash = typeof commit === 'string' ? readHex(commit, 32) : undefined;
  const known = LEAF_KINDS.find((each) => each === kind);
  if (v !== 1 || !known || typeof origin !== 'string' || !instant?.ok || !hash) return malformed;
  const leaf: Leaf = { v, kind: known, origin, at: instant.value.at, commit: hash };
  return equalBytes(encodeLeaf(leaf), bytes) ? succeed(leaf) : malformed;
}
