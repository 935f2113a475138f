import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from './canonical-json.ts';

export { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export const sha256 = (bytes: Uint8Array): Uint8Array => nobleSha256(bytes);

/** An incremental SHA-256, for inputs that do not fit in memory at once. */
export const sha256Stream = () => nobleSha256.create();

/** `sha256:<64 hex digits>`, the way every output writes a hash. */
export type HashText = `sha256:${string}`;

export const hashText = (bytes: Uint8Array): HashText => `sha256:${bytesToHex(sha256(bytes))}`;

export const hashJson = (value: Json): HashText => hashText(utf8ToBytes(canonicalJson(value)));
