/** What a clause depends on, as `accord.yaml` writes it under `while`. */
import { problem } from '../errors.ts';
import { listOf } from '../text/collection-shape.ts';
import { choiceByKey, type ObjectOf, object } from '../text/object-shape.ts';
import type { Report } from '../text/report.ts';
import { nameOf } from '../text/scalar-shape.ts';
import { about, defined, type Located, type Shape } from '../text/shape.ts';
import type { Dependence } from './open-period.ts';
import { afterEvent, openInstant } from './period.ts';

const keptTerms = {
  kept: about('Until people confirm a breach of this clause, and again once it is remedied.', nameOf('rule')),
  by: about('Whose breach of it counts.', nameOf('party')),
};

type WrittenEvent = ObjectOf<typeof afterEvent>;

/** Conditions contain conditions, so their type is written out. */
export type WrittenDependence =
  | { readonly form: 'event'; readonly terms: WrittenEvent }
  | { readonly form: 'not'; readonly terms: { readonly not: WrittenEvent } }
  | {
      readonly form: 'kept';
      readonly terms: { readonly kept: Located<string>; readonly by: Located<string> };
    }
  | { readonly form: 'all'; readonly terms: { readonly all: readonly WrittenDependence[] } };

export const dependenceShape: Shape<WrittenDependence> = choiceByKey({
  event: about('From it on.', object(afterEvent)),
  not: object({ not: about('Until it.', object(afterEvent)) }),
  kept: object(keptTerms),
  all: object({
    all: listOf(
      defined('dependence', () => dependenceShape),
      1,
    ),
  }),
});

/** It binds only so long; a reference, since conditions contain conditions. */
export const writtenDependence: Shape<WrittenDependence> = about(
  'It binds only while this holds.',
  defined('dependence', () => dependenceShape),
);

/** `clauses`: the ids of all clauses, for an exception is no promise that anyone could keep. */
export function resolveDependence(
  written: WrittenDependence,
  clauses: ReadonlySet<string>,
  report: Report,
): Dependence {
  switch (written.form) {
    case 'event':
      return { since: openInstant(written.terms) };
    case 'not':
      return { before: openInstant(written.terms.not) };
    case 'all':
      return { all: written.terms.all.map((part) => resolveDependence(part, clauses, report)) };
    case 'kept': {
      const { kept, by } = written.terms;
      const named = report.definitions.some(({ kind, name }) => kind === 'rule' && name === kept.value);
      if (named && !clauses.has(kept.value)) {
        const message = `"${kept.value}" is an exception, and only a clause can be kept`;
        report.problems.push(problem('ACCORD_NAME_UNDEFINED', kept.place, message, 'name its clause'));
      }
      return { kept: kept.value, by: by.value };
    }
  }
}
