/** Ed25519 keys in PEM files that only their owner can read. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { concatBytes, GarantError, hexToBytes } from '../kernel/index.ts';
import type { Sign, VerifySignature } from '../ledger/index.ts';
import { writeDurably } from './durable-file.ts';

/** DER in front of the 32 bytes of an Ed25519 public key. @source RFC 8410, section 4. */
const SPKI_PREFIX = hexToBytes('302a300506032b6570032100');

export interface SigningKey {
  readonly publicKey: Uint8Array;
  readonly sign: Sign;
}

const fromKeyObject = (key: KeyObject): SigningKey => ({
  publicKey: new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' })).slice(-32),
  sign: (message) => new Uint8Array(signBytes(null, message, key)),
});

const toPem = (key: KeyObject): string => String(key.export({ format: 'pem', type: 'pkcs8' }));

/** The key, when the bytes are exactly the PEM that `openKey` writes for it. */
export function keyInPem(pem: Uint8Array): SigningKey | undefined {
  try {
    const key = createPrivateKey(Buffer.from(pem));
    return toPem(key) === Buffer.from(pem).toString('latin1') ? fromKeyObject(key) : undefined;
  } catch {
    return undefined;
  }
}

/** @throws {STORE_KEY_EXPOSED} when others can read the file, {STORE_KEY_UNREADABLE} when it is no key. */
function readKey(path: string): SigningKey {
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new GarantError(
      'STORE_KEY_EXPOSED',
      `others can read ${path}; chmod 600 it, or make a new log if they did`,
    );
  }
  try {
    return fromKeyObject(createPrivateKey(readFileSync(path)));
  } catch (cause) {
    throw new GarantError('STORE_KEY_UNREADABLE', `${path} is not a private key in PEM`, { cause });
  }
}

/** The key in the file; made, and made durable, when there is none yet. */
export function openKey(path: string): SigningKey {
  if (existsSync(path)) return readKey(path);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeDurably([{ path, bytes: Buffer.from(toPem(privateKey)), mode: 0o600 }]);
  return fromKeyObject(privateKey);
}

/** Ed25519 by Node, for the core's verifiers. Anything that is not a key or a signature is just not valid. */
export const verifySignature: VerifySignature = (publicKey, message, signature) => {
  try {
    const der = Buffer.from(concatBytes(SPKI_PREFIX, publicKey));
    return verifyBytes(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
};
