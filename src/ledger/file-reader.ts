import type { Problem } from '../kernel/index.ts';

/** Read access to files by their path from a directory's root, `/` between folders. */
export interface FileReader {
  /** Every file, in any order. */
  list(): readonly string[];
  /** Undefined when there is none. */
  read(path: string): Uint8Array | undefined;
}

/** A problem of one file. */
export const inFile = (file: string, code: string, message: string, mend?: string): Problem => ({
  code,
  message,
  place: { file },
  ...(mend === undefined ? {} : { mend }),
});

/** What a write that a crash interrupted leaves behind. Nobody reads it. */
export const isPart = (path: string): boolean => path.endsWith('.part');
