import { bytesToHex, hexToBytes } from '../kernel/index.ts';

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** What a call may carry as arguments on every engine. */
const CHUNK = 8192;

/** Undefined when the bytes are not UTF-8, overlong forms and surrogates included. */
export function readUtf8(bytes: Uint8Array): string | undefined {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 0x7f) return readWideUtf8(bytes);
  let ascii = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    ascii += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return ascii;
}

/** Percent-decoding is the strict UTF-8 reader that the language itself carries (ECMA-262, Decode). */
function readWideUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decodeURIComponent(bytesToHex(bytes).replace(/../g, '%$&'));
  } catch {
    return undefined;
  }
}

/** Undefined unless the text is exactly `length` bytes in lower-case hex. */
export const readHex = (text: string, length: number): Uint8Array | undefined =>
  text.length === 2 * length && /^[0-9a-f]*$/.test(text) ? hexToBytes(text) : undefined;

/** Undefined unless the text is a safe integer from 0 as `String` writes it: no sign, no leading zero. */
export function readCount(text: string): number | undefined {
  const value = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}
