/** Where in a line a sentence stands, and of which kind it is. */
import { placeOf } from './text.ts';

const BANG = 0x21;
const HASH = 0x23;
const COMMA = 0x2c;
const LETTER_D = 0x44;
const LETTER_M = 0x4d;
const LETTER_O = 0x4f;
const LETTER_V = 0x56;

/** `!`, two characters of talker, `VDM,` or `VDO,`. */
const isVdm = (bytes: Uint8Array, bang: number, until: number): boolean =>
  bang + 7 <= until &&
  bytes[bang + 3] === LETTER_V &&
  bytes[bang + 4] === LETTER_D &&
  (bytes[bang + 5] === LETTER_M || bytes[bang + 5] === LETTER_O) &&
  bytes[bang + 6] === COMMA;

/**
 * Place of the `!` of a VDM or VDO in [at, until): at once, behind a logger's prefix, or behind the rest of
 * a broken line. -1: none, or the line is a comment.
 */
export function vdmPlace(bytes: Uint8Array, at: number, until: number): number {
  if (at >= until || bytes[at] === HASH) return -1;
  let bang = bytes[at] === BANG ? at : placeOf(bytes, BANG, at, until);
  while (bang >= 0 && !isVdm(bytes, bang, until)) bang = placeOf(bytes, BANG, bang + 1, until);
  return bang;
}

const PGHP = Uint8Array.from([0x50, 0x47, 0x48, 0x50, COMMA]);
const RMC = Uint8Array.from([0x52, 0x4d, 0x43, COMMA]);

function matches(bytes: Uint8Array, at: number, until: number, text: Uint8Array): boolean {
  if (at + text.length > until) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

/** True: the sentence at its `$` is `$PGHP`. */
export const isPghp = (bytes: Uint8Array, at: number, until: number): boolean =>
  matches(bytes, at + 1, until, PGHP);

/** True: the sentence at its `$` is RMC of any talker. */
export const isRmc = (bytes: Uint8Array, at: number, until: number): boolean =>
  matches(bytes, at + 3, until, RMC);
