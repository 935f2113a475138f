/**
 * The pseudo-locale `en-XA`: every text of the catalogue with accents, a third longer and in brackets, so
 * that a test and an eye can tell what came from the catalogue and what is written into the screen.
 */
import type { Plural, Text } from './message.ts';

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'ü',
  y: 'ý',
  A: 'Å',
  E: 'É',
  I: 'Î',
  N: 'Ñ',
  O: 'Ö',
};

export const PSEUDO_LOCALE = 'en-XA';
export const PSEUDO_OPEN = '⟦';
export const PSEUDO_CLOSE = '⟧';

export function pseudoText(text: Text): Text {
  if (typeof text === 'string') return pseudoString(text);
  const forms = Object.entries(text).map(([category, form]) => [category, pseudoString(form)]);
  return Object.fromEntries(forms) as Plural;
}

function pseudoString(text: string): string {
  const accented = text.replace(/\{\w+\}|\w/g, (piece) => ACCENTS[piece] ?? piece);
  const padding = '·'.repeat(Math.ceil(text.length / 3));
  return `${PSEUDO_OPEN}${accented}${padding}${PSEUDO_CLOSE}`;
}
