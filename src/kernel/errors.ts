/** Where in an input a problem lies. Lines and columns count from 1, offsets from 0. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly offset?: number;
}

/** Something that is wrong with an input: what, where, and how to mend it. Returned, not thrown. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly mend?: string;
  readonly place?: Place;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const succeed = <Value>(value: Value): Result<Value> => ({ ok: true, value });
export const fail = (...problems: readonly Problem[]): Result<never> => ({ ok: false, problems });

/** `file:line:column: message (mend)`, as compilers print it; parts that are not known are left out. */
export function formatProblem({ code, message, mend, place }: Problem): string {
  const where = [place?.file, place?.line, place?.column].filter((part) => part !== undefined).join(':');
  const offset = place?.offset === undefined ? '' : ` at byte ${place.offset}`;
  return `${where ? `${where}: ` : ''}${message}${offset} [${code}]${mend ? `\n  mend: ${mend}` : ''}`;
}

/** A broken invariant: a fault in Garant itself. Wrong input is a `Problem`, never one of these. */
export class GarantError extends Error {
  readonly code: string;
  readonly details: unknown;

  constructor(code: string, message: string, options: { cause?: unknown; details?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'GarantError';
    this.code = code;
    this.details = options.details;
  }
}
