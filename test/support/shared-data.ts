/** Where the shared recordings lie beside the checkout, and how a test says that they are missing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '../../../shared');

export const sharedPath = (path: string): string => join(root, path);

/** For `test(name, { skip: missing('data/ais') }, …)`: false when it is there, else the reason. */
export const missing = (path: string): string | false =>
  existsSync(sharedPath(path)) ? false : `recording ../shared/${path} is not beside this checkout`;

/** The file's bytes, unpacked when its name ends in .gz. */
export function sharedBytes(path: string): Uint8Array {
  const bytes = readFileSync(sharedPath(path));
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

export const sharedText = (path: string): string => new TextDecoder().decode(sharedBytes(path));
