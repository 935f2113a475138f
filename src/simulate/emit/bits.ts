/** Writes `length` bits of `value`, most significant first, at bit `offset`. `length` up to 32. */
export function putBits(bytes: Uint8Array, offset: number, length: number, value: number): void {
  for (let i = 0; i < length; i++) {
    const bit = (value >>> (length - 1 - i)) & 1;
    const at = offset + i;
    const mask = 0x80 >> (at & 7);
    if (bit) bytes[at >> 3]! |= mask;
    else bytes[at >> 3]! &= ~mask;
  }
}
