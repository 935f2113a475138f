/** `node.json`: which log a data directory holds. Exactly one text is right for one log. */
import { canonicalJson, LANES, type Lane, utf8ToBytes } from '../kernel/index.ts';
import { equalBytes } from './bytes.ts';
import { MAX_ORIGIN_BYTES, parseJson } from './leaf.ts';

export type NodeFile = {
  /** Of the data directory's layout. */
  readonly v: 1;
  readonly origin: string;
  readonly lane: Lane;
  readonly vkey: string;
};

export const encodeNodeFile = (node: NodeFile): Uint8Array => utf8ToBytes(`${canonicalJson(node)}\n`);

/** Undefined for any bytes that `encodeNodeFile` would not have written. */
export function parseNodeFile(bytes: Uint8Array): NodeFile | undefined {
  const value = parseJson(bytes) as NodeFile | null | undefined;
  const sound =
    value?.v === 1 &&
    isOrigin(value.origin) &&
    LANES.includes(value.lane) &&
    typeof value.vkey === 'string' &&
    equalBytes(encodeNodeFile(value), bytes);
  return sound ? value : undefined;
}

/** An origin is a name like `garant.example/node`: printable ASCII without space, quote, backslash or plus. */
export const isOrigin = (text: unknown): text is string =>
  typeof text === 'string' && text.length <= MAX_ORIGIN_BYTES && /^[!#-*,-[\]-~]+$/.test(text);
