/**
 * A folder as one file: a tar that is the same for the same content, so that no byte of it is free.
 * @source POSIX.1-2017, pax, "ustar Interchange Format". Regular files only; owner, mode and time are fixed.
 */
import { concatBytes, fail, type Result, succeed, utf8ToBytes } from '../kernel/index.ts';
import { equalBytes, readUtf8 } from './bytes.ts';
import type { Files } from './manifest.ts';

const BLOCK = 512;
const FIELD = {
  name: 0,
  mode: 100,
  uid: 108,
  gid: 116,
  size: 124,
  mtime: 136,
  checksum: 148,
  type: 156,
  magic: 257,
  prefix: 345,
};
const MAGIC = 'ustar\x0000';
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;

const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;

/** The path in its two fields: what does not fit the name goes before it, cut at a `/`. */
function splitPath(path: string): { readonly name: string; readonly prefix: string } | undefined {
  const fits = (name: string, prefix: string) =>
    utf8ToBytes(name).length <= NAME_BYTES && utf8ToBytes(prefix).length <= PREFIX_BYTES;
  if (fits(path, '')) return { name: path, prefix: '' };
  for (let cut = path.indexOf('/'); cut > 0; cut = path.indexOf('/', cut + 1)) {
    const [prefix, name] = [path.slice(0, cut), path.slice(cut + 1)];
    if (fits(name, prefix)) return { name, prefix };
  }
  return undefined;
}

function header(path: string, size: number): Uint8Array | undefined {
  const split = splitPath(path);
  if (!split) return undefined;
  const bytes = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => bytes.set(utf8ToBytes(text), at);
  put(FIELD.name, split.name);
  put(FIELD.mode, octal(0o644, 7));
  put(FIELD.uid, octal(0, 7));
  put(FIELD.gid, octal(0, 7));
  put(FIELD.size, octal(size, 11));
  put(FIELD.mtime, octal(0, 11));
  put(FIELD.checksum, ' '.repeat(8));
  put(FIELD.type, '0');
  put(FIELD.magic, MAGIC);
  put(FIELD.prefix, split.prefix);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  put(FIELD.checksum, `${octal(sum, 6)} `);
  return bytes;
}

/** @returns `LEDGER_TAR_PATH_TOO_LONG` for a path that the format has no room for. */
export function packTar(files: Files): Result<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path)!;
    const head = header(path, bytes.length);
    if (!head) return fail({ code: 'LEDGER_TAR_PATH_TOO_LONG', message: `${path} is too long for a tar` });
    parts.push(head, bytes, new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK));
  }
  return succeed(concatBytes(...parts, new Uint8Array(2 * BLOCK)));
}

const textAt = (bytes: Uint8Array, at: number, length: number): string => {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return readUtf8(field.slice(0, end < 0 ? length : end)) ?? '';
};

/** A whole tar has its mark in front, whole blocks, and two empty ones at the end; one byte may be wrong in each. */
function isWholeTar(bytes: Uint8Array): boolean {
  const mark = utf8ToBytes(MAGIC);
  const marked = mark.filter((byte, i) => bytes[FIELD.magic + i] === byte).length;
  const filled = bytes.subarray(-2 * BLOCK).filter((byte) => byte !== 0).length;
  return bytes.length > 2 * BLOCK && bytes.length % BLOCK === 0 && marked >= mark.length - 1 && filled <= 1;
}

/**
 * @returns `LEDGER_TAR_UNREADABLE` for what is no tar or was cut off, `LEDGER_TAR_WRONG` for any other bytes
 * that `packTar` would not have written.
 */
export function unpackTar(bytes: Uint8Array): Result<Files> {
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const [name, prefix] = [textAt(bytes, at, NAME_BYTES), textAt(bytes, at + FIELD.prefix, PREFIX_BYTES)];
    const size = Number.parseInt(textAt(bytes, at + FIELD.size, 12), 8);
    if (!Number.isSafeInteger(size) || at + BLOCK + size > bytes.length) break;
    files.set(prefix === '' ? name : `${prefix}/${name}`, bytes.slice(at + BLOCK, at + BLOCK + size));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  const again = packTar(files);
  if (again.ok && equalBytes(again.value, bytes)) return succeed(files);
  if (!isWholeTar(bytes)) {
    return fail({
      code: 'LEDGER_TAR_UNREADABLE',
      message: 'this is not a tar, or it was cut off',
      mend: 'fetch the bundle again, or name the folder or the tar that Garant wrote',
    });
  }
  return fail({
    code: 'LEDGER_TAR_WRONG',
    message: 'a header, the padding or the end of the tar is not as Garant writes it',
    mend: 'unpack it with tar and check the folder to see which files still hold',
  });
}
