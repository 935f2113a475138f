/**
 * Files that are either whole or absent after a power cut: write beside, sync, rename, sync the folder.
 * Nothing may rely on a file before this has returned.
 */
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

export interface NewFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mode?: number;
}

/** A leftover of a write that a crash interrupted: never read, overwritten by the next attempt. */
const PART = '.part';

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Makes the folder and everything above it, each entry synced into its parent. */
export function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  for (let folder = path; ; folder = dirname(folder)) {
    syncFolder(dirname(folder));
    if (folder === first || folder === dirname(folder)) return;
  }
}

function writePart({ path, bytes, mode = 0o644 }: NewFile): void {
  const file = openSync(path + PART, 'w', mode);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes all files, in the order given; each folder is synced once, after its renames. */
export function writeDurably(files: readonly NewFile[]): void {
  const folders = new Set(files.map(({ path }) => dirname(path)));
  for (const folder of folders) makeFolder(folder);
  try {
    for (const file of files) writePart(file);
  } catch (error) {
    for (const { path } of files) rmSync(path + PART, { force: true });
    throw error;
  }
  for (const { path } of files) renameSync(path + PART, path);
  for (const folder of folders) syncFolder(folder);
}

export function removeDurably(path: string): void {
  rmSync(path, { recursive: true, force: true });
  syncFolder(dirname(path));
}
