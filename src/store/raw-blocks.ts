/** Bytes as they came from a source, compressed, each block one file named by its own hash. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { bytesToHex, GarantError, sha256 } from '../kernel/index.ts';
import { blockPath } from '../ledger/index.ts';
import { writeDurably } from './durable-file.ts';

/** More is refused, so that no file unpacks to more than memory can hold. Blocks of a second stay far below. */
const MAX_BLOCK_BYTES = 64 * 1024 * 1024;

/** Fast enough to keep up with replay; the checksum lets `zstd -t` find damage too. */
const COMPRESSION = {
  params: {
    [constants.ZSTD_c_compressionLevel]: 1,
    [constants.ZSTD_c_checksumFlag]: 1,
    [constants.ZSTD_c_contentSizeFlag]: 1,
  },
};

export interface StoredBlock {
  /** Hex SHA-256 of the bytes, and of the file that holds them. */
  readonly sha256: string;
  readonly stored: string;
}

/**
 * Durable when it returns. Storing the same bytes again writes nothing.
 * @throws {STORE_BLOCK_TOO_LARGE}
 */
export function storeBlock(directory: string, bytes: Uint8Array): StoredBlock {
  if (bytes.length > MAX_BLOCK_BYTES) {
    throw new GarantError(
      'STORE_BLOCK_TOO_LARGE',
      `a block of ${bytes.length} bytes, at most ${MAX_BLOCK_BYTES}`,
    );
  }
  const packed = zstdCompressSync(bytes, COMPRESSION);
  const stored = bytesToHex(sha256(packed));
  const path = join(directory, blockPath(stored));
  if (!existsSync(path)) writeDurably([{ path, bytes: packed }]);
  return { sha256: bytesToHex(sha256(bytes)), stored };
}

/** The bytes in a block file. Undefined when it is no such file, or holds more than a block may. */
export function unpackBlock(packed: Uint8Array): Uint8Array | undefined {
  try {
    return zstdDecompressSync(packed, { maxOutputLength: MAX_BLOCK_BYTES });
  } catch {
    return undefined;
  }
}

/** Undefined when the block is gone or damaged. @throws what the file system says otherwise. */
export function readBlock(directory: string, stored: string): Uint8Array | undefined {
  const path = join(directory, blockPath(stored));
  return existsSync(path) ? unpackBlock(readFileSync(path)) : undefined;
}
