/**
 * Copies the rows of columns in a given order. There is one loop for each width of a number, since a loop that meets
 * columns of several kinds is compiled for none of them and takes fifty times as long.
 */
import type { FixColumns } from '../../picture/index.ts';

export type Column = Extract<FixColumns[keyof FixColumns], ArrayBufferView>;

/** Row i of `into` becomes row `order[i]` of `from`; both are of one kind. */
export function gather(into: Column, from: Column, order: Uint32Array): void {
  const width = into.BYTES_PER_ELEMENT;
  if (width === 1) gatherBytes(bytesOf(into), bytesOf(from), order);
  else if (width === 2) gatherShorts(shortsOf(into), shortsOf(from), order);
  else if (width === 4) gatherWords(wordsOf(into), wordsOf(from), order);
  else gatherDoubles(into as Float64Array, from as Float64Array, order);
}

const bytesOf = ({ buffer, byteOffset, length }: Column) => new Uint8Array(buffer, byteOffset, length);
const shortsOf = ({ buffer, byteOffset, length }: Column) => new Uint16Array(buffer, byteOffset, length);
const wordsOf = ({ buffer, byteOffset, length }: Column) => new Uint32Array(buffer, byteOffset, length);

function gatherBytes(into: Uint8Array, from: Uint8Array, order: Uint32Array): void {
  for (let i = 0; i < order.length; i++) into[i] = from[order[i]!]!;
}

function gatherShorts(into: Uint16Array, from: Uint16Array, order: Uint32Array): void {
  for (let i = 0; i < order.length; i++) into[i] = from[order[i]!]!;
}

function gatherWords(into: Uint32Array, from: Uint32Array, order: Uint32Array): void {
  for (let i = 0; i < order.length; i++) into[i] = from[order[i]!]!;
}

function gatherDoubles(into: Float64Array, from: Float64Array, order: Uint32Array): void {
  for (let i = 0; i < order.length; i++) into[i] = from[order[i]!]!;
}
