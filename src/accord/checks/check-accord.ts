/** Everything that can be said about an accord's folder without judging anything: errors and warnings. */

import type { Place, Problem } from '../../kernel/index.ts';
import type { Accord } from '../accord.ts';
import type { AccordFiles } from '../accord-files.ts';
import type { WrittenException } from '../clauses/exception-document.ts';
import type { AccordDocument } from '../document.ts';
import type { Example } from '../examples/example.ts';
import { readExampleFiles } from '../examples/read-examples.ts';
import { inOrder, readWithReport } from '../read-accord.ts';
import { makeReport } from '../text/report.ts';
import { checkActivation } from './check-activation.ts';
import { checkAreas } from './check-areas.ts';
import { checkConflicts } from './check-conflicts.ts';
import { checkDeadlines } from './check-deadlines.ts';
import { checkExamples } from './check-examples.ts';
import { checkExceptions } from './check-exceptions.ts';
import { checkFallbacks } from './check-fallbacks.ts';
import { checkHeights } from './check-heights.ts';
import { checkLeadTimes } from './check-lead-times.ts';
import { checkPeriods } from './check-periods.ts';
import { checkQuorum } from './check-quorum.ts';
import { checkRemedies } from './check-remedies.ts';
import { checkTerms } from './check-terms.ts';
import { checkVeto } from './check-veto.ts';
import type { Check } from './inspection.ts';

export interface AccordCheck {
  /** Absent when there are errors in the accord itself. */
  readonly accord: Accord | undefined;
  readonly examples: readonly Example[];
  /** The accord or an example cannot be read. */
  readonly errors: readonly Problem[];
  /** It can be read, and something in it deserves a second look. */
  readonly warnings: readonly Problem[];
  /** Where each clause and exception stands, by id, for what others find about it. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Reads an accord with its examples and checks its text. */
export function checkAccord(files: AccordFiles, checks = CHECKS): AccordCheck {
  const { accord, document, report } = readWithReport(files);
  const sound = accord && document && report.problems.length === 0;
  const own = makeReport();
  const examples = readExampleFiles(files, sound ? { accord, report } : undefined, own);
  const errors = inOrder([...report.problems, ...own.problems]);
  if (!sound) return { accord: undefined, examples, errors, warnings: [], places: new Map() };
  // What an example shows that cannot be read is not known.
  const shown = own.problems.length === 0 ? examples : undefined;
  const places = placesOf(document);
  const inspection = { accord, document, examples: shown, at: (id: string) => places.get(id)! };
  const warnings = inOrder(Object.values(checks).flatMap((check) => check(inspection)));
  return { accord, examples, errors, warnings, places };
}

/** Every check of a text, by what it looks at. */
export const CHECKS: Readonly<Record<string, Check>> = {
  examples: checkExamples,
  periods: checkPeriods,
  areas: checkAreas,
  heights: checkHeights,
  exceptions: checkExceptions,
  conflicts: checkConflicts,
  veto: checkVeto,
  quorum: checkQuorum,
  remedies: checkRemedies,
  deadlines: checkDeadlines,
  'lead-times': checkLeadTimes,
  fallbacks: checkFallbacks,
  activation: checkActivation,
  terms: checkTerms,
};

/** Where every clause and exception stands. */
function placesOf({ clauses }: AccordDocument): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const note = ({ id, except }: Pick<WrittenException, 'id' | 'except'>): void => {
    places.set(id.value, id.place);
    for (const inner of except ?? []) note(inner);
  };
  for (const clause of clauses) note(clause);
  return places;
}
