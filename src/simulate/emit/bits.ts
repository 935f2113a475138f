/** Writes `length` bits of `value`, most significant first, at bit `offset` of zeroed bytes. `length` up to 32. */
export function putBits(bytes: Uint8Array, offset: number, length: number, value: number): void {
  let left = length;
  let at = offset;
  while (left > 0) {
    const room = 8 - (at & 7);
    const take = room < left ? room : left;
    const part = (value >>> (left - take)) & ((1 << take) - 1);
    bytes[at >> 3]! |= part << (room - take);
    left -= take;
    at += take;
  }
}
