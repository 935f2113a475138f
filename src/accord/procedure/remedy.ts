/** What answers a breach of a clause: a guarantee, a body that decides about it, or what the text says. */
import { problem } from '../errors.ts';
import { listOf } from '../text/collection-shape.ts';
import { isSlipOf } from '../text/nearest-word.ts';
import type { Report } from '../text/report.ts';
import { text } from '../text/scalar-shape.ts';
import { about, type Located, located } from '../text/shape.ts';

export type Remedy =
  | { readonly guarantee: string }
  | { readonly body: string }
  /** In the words of the agreement: `compensation`. */
  | { readonly says: string };

/** Names that a remedy may mean. */
export interface ProcedureNames {
  readonly bodies: ReadonlySet<string>;
  readonly guarantees: ReadonlySet<string>;
}

export const writtenRemedies = about(
  'What answers a breach: guarantees, bodies, or words.',
  listOf(located(text), 1),
);

export function resolveRemedy(
  { value, place }: Located<string>,
  { bodies, guarantees }: ProcedureNames,
  report: Report,
): Remedy {
  if (guarantees.has(value)) return { guarantee: value };
  if (bodies.has(value)) return { body: value };
  const meant = [...guarantees, ...bodies].find((name) => isSlipOf(value, name.toLowerCase()));
  if (meant !== undefined) {
    const message = `"${value}" is neither a guarantee nor a body`;
    report.problems.push(problem('ACCORD_NAME_UNDEFINED', place, message, `did you mean "${meant}"?`));
  }
  return { says: value };
}
