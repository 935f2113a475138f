/**
 * Signed notes: a text and Ed25519 signatures on it, readable by any transparency-log client.
 * @source C2SP signed-note, "Format" and "Signatures"; key type 0x01.
 */
import { bytesToHex, concatBytes, fail, type Result, sha256, succeed, utf8ToBytes } from '../kernel/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { equalBytes, readHex, readUtf8 } from './bytes.ts';

/** Ed25519 (RFC 8032), provided by whoever calls: the core holds no keys and no curves. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
export type Sign = (message: Uint8Array) => Uint8Array;

export interface NoteKey {
  readonly name: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

const ED25519 = 0x01;
const KEY_NAME = /^[^\s+]+$/u;
const SIGNATURE_LINE = /^— (\S+) ([A-Za-z0-9+/=]+)$/u;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
/** Far above any checkpoint; a longer note is refused unread. */
const MAX_NOTE_BYTES = 65_536;

/** First four bytes of SHA-256 over name, newline, type and key. */
const keyId = ({ name, publicKey }: NoteKey): Uint8Array =>
  sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, KEY_ID_BYTES);

/** The key as one line that people exchange: `name+<key id, hex>+<base64 of type and key>`. */
export const formatVkey = (key: NoteKey): string =>
  `${key.name}+${bytesToHex(keyId(key))}+${toBase64(concatBytes(Uint8Array.of(ED25519), key.publicKey))}`;

/** @returns `LEDGER_VKEY_UNREADABLE` for another form, another key type, or a key id that does not belong. */
export function parseVkey(text: string): Result<NoteKey> {
  const [name = '', id = '', ...rest] = text.split('+');
  const encoded = fromBase64(rest.join('+'));
  const key = { name, publicKey: encoded?.slice(1) ?? new Uint8Array() };
  const written = readHex(id, KEY_ID_BYTES);
  const sound =
    KEY_NAME.test(name) &&
    encoded?.[0] === ED25519 &&
    key.publicKey.length === 32 &&
    written !== undefined &&
    equalBytes(written, keyId(key));
  if (sound) return succeed(key);
  return fail({
    code: 'LEDGER_VKEY_UNREADABLE',
    message: 'this is not a verifier key of an Ed25519 log, or its key id does not belong to it',
    mend: 'ask the log for its key again: name+8 hex digits+base64',
  });
}

/** The note: its text, a blank line, one signature line. `text` ends with a newline. */
export function signNote(text: string, key: NoteKey, sign: Sign): string {
  const blob = concatBytes(keyId(key), sign(utf8ToBytes(text)));
  return `${text}\n— ${key.name} ${toBase64(blob)}\n`;
}

const broken = (code: string, message: string) => fail({ code, message });

/**
 * The text of a note that `key` signed. Lines by other keys are left alone; they are for others to judge.
 * @returns `LEDGER_NOTE_MALFORMED` or `LEDGER_SIGNATURE_INVALID`.
 */
export function openNote(bytes: Uint8Array, key: NoteKey, verify: VerifySignature): Result<string> {
  const note = bytes.length <= MAX_NOTE_BYTES ? readUtf8(bytes) : undefined;
  const cut = note?.lastIndexOf('\n\n') ?? -1;
  if (note === undefined || cut < 0 || !note.endsWith('\n')) {
    return broken('LEDGER_NOTE_MALFORMED', 'not a signed note: text, blank line, signature lines');
  }
  const text = note.slice(0, cut + 1);
  const lines = note.slice(cut + 2, -1).split('\n');
  const id = keyId(key);
  let signed = false;
  for (const line of lines) {
    const match = SIGNATURE_LINE.exec(line);
    const blob = match ? fromBase64(match[2]!) : undefined;
    if (!match || !blob || blob.length <= KEY_ID_BYTES) {
      return broken('LEDGER_NOTE_MALFORMED', `"${line}" is not a signature line`);
    }
    if (match[1] !== key.name || !equalBytes(blob.slice(0, KEY_ID_BYTES), id)) continue;
    const signature = blob.slice(KEY_ID_BYTES);
    if (signature.length !== SIGNATURE_BYTES || !verify(key.publicKey, utf8ToBytes(text), signature)) {
      return broken('LEDGER_SIGNATURE_INVALID', `the signature of ${key.name} does not hold for this text`);
    }
    signed = true;
  }
  return signed
    ? succeed(text)
    : broken('LEDGER_SIGNATURE_INVALID', `no signature by ${key.name} with key id ${bytesToHex(id)}`);
}
