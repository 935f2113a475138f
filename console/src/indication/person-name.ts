/** The name under which a person acts, as the node takes it. */

/** Unicode characters. */
export const LONGEST_NAME = 80;

/** @returns the name without space around it; undefined when it is empty, too long or holds control characters. */
export function readName(text: string): string | undefined {
  const name = text.normalize('NFC').trim();
  const length = [...name].length;
  return length === 0 || length > LONGEST_NAME || /\p{C}/u.test(name) ? undefined : name;
}
