/** What can go wrong on a disk, as errors with a code and a mend. */
import { GarantError, type Problem } from '../kernel/index.ts';

interface SystemError {
  /** `ENOSPC` and the like from files, `ERR_SQLITE_ERROR` from the database. */
  readonly code?: string;
  /** SQLite's (extended) result code; the low byte is the primary one. */
  readonly errcode?: number;
  readonly message?: string;
}

const SQLITE = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 };

const DISK_FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS'];

function classify({ code = '', errcode }: SystemError): Pick<Problem, 'code' | 'mend'> {
  const primary = errcode === undefined ? -1 : errcode & 255;
  if (DISK_FULL.includes(code) || primary === SQLITE.full) {
    return {
      code: 'STORE_DISK_FULL',
      mend: 'free some space; what was acknowledged is safe, send the rest again',
    };
  }
  if (primary === SQLITE.corrupt || primary === SQLITE.notADatabase) {
    return {
      code: 'STORE_DAMAGED',
      mend: 'run garant verify on the directory, then restore it from a mirror',
    };
  }
  if (primary === SQLITE.busy) {
    return { code: 'STORE_LOCKED', mend: 'another process uses this directory: stop it or name another one' };
  }
  if (NOT_WRITABLE.includes(code) || primary === SQLITE.readOnly || primary === SQLITE.cannotOpen) {
    return { code: 'STORE_NOT_WRITABLE', mend: 'give this user the right to write the directory' };
  }
  return {
    code: 'STORE_IO',
    mend: 'check the disk; the directory must be opened again before it takes more',
  };
}

/** The problem behind an error of the file system or the database. */
export function storeProblem(error: unknown, what: string): Problem {
  if (error instanceof GarantError) return { code: error.code, message: error.message };
  const cause = error as SystemError;
  return { ...classify(cause), message: `${what}: ${cause.message ?? String(error)}` };
}

/** The same as an error to throw. Its `details` are the problem. */
export function storeError(error: unknown, what: string): GarantError {
  if (error instanceof GarantError) return error;
  const problem = storeProblem(error, what);
  return new GarantError(problem.code, `${problem.message}; ${problem.mend}`, {
    cause: error,
    details: problem,
  });
}
