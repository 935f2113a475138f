/** Everything that can be said about an accord's folder without judging anything: errors and warnings. */
import type { Place, Problem } from '../../kernel/index.ts';
import type { Accord } from '../accord.ts';
import { partsOf } from '../areas/resolve-areas.ts';
import type { WrittenException } from '../clauses/exception-document.ts';
import type { AccordDocument } from '../document.ts';
import { problem } from '../errors.ts';
import type { Example } from '../examples/example.ts';
import { readExampleFiles } from '../examples/read-examples.ts';
import { stretchesOf } from '../periods/stretches.ts';
import { type AccordFiles, inOrder, readWithReport } from '../read-accord.ts';
import { makeReport } from '../text/report.ts';
import { findAreaGaps } from './check-areas.ts';
import { findConflicts } from './check-conflicts.ts';
import { findIdleExceptions, isWhollyExcepted } from './check-exceptions.ts';

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
export function checkAccord(files: AccordFiles): AccordCheck {
  const { accord, document, report } = readWithReport(files);
  const sound = accord && document && report.problems.length === 0;
  const own = makeReport();
  const examples = readExampleFiles(files, sound ? { accord, report } : undefined, own);
  const errors = inOrder([...report.problems, ...own.problems]);
  if (!sound) return { accord: undefined, examples, errors, warnings: [], places: new Map() };
  // What an example shows that cannot be read is not known.
  const shown = own.problems.length === 0 ? examples : undefined;
  const warnings = inOrder(warningsOf(accord, document, shown));
  return { accord, examples, errors, warnings, places: placesOf(document) };
}

function warningsOf(
  accord: Accord,
  document: AccordDocument,
  examples: readonly Example[] | undefined,
): Problem[] {
  const places = placesOf(document);
  const at = (id: string): Place => places.get(id)!;
  const shown = new Set(
    examples?.flatMap(({ expect, expectNot }) => [...expect, ...expectNot].map((e) => e.clause)),
  );
  const warnings = accord.clauses.flatMap((clause) => {
    const found: Problem[] = [];
    if (examples && !shown.has(clause.id)) {
      const message = `no example shows what "${clause.id}" means`;
      found.push(problem('ACCORD_NO_EXAMPLE', at(clause.id), message, 'add one under examples/'));
    }
    for (const reading of clause.readings) {
      if (stretchesOf(reading).length > 0 || reading.awaits) continue;
      const message = `"${clause.id}" is never in force in the reading "${reading.id}"`;
      found.push(
        problem('ACCORD_NEVER_IN_FORCE', at(clause.id), message, 'compare its period with the accord’s'),
      );
    }
    for (const { area, when } of findAreaGaps(clause, accord.areas)) {
      const message = `"${clause.id}" is in force and its area "${area}" does not exist ${when}`;
      found.push(
        problem(
          'ACCORD_AREA_GAP',
          at(clause.id),
          message,
          'give its feature a version for that time, or say in-force: here',
        ),
      );
    }
    if (isWhollyExcepted(clause)) {
      const message = `exceptions leave nothing of "${clause.id}"`;
      found.push(
        problem('ACCORD_EXCEPTION_WHOLE', at(clause.id), message, 'narrow what they ask for under when:'),
      );
    }
    for (const { id, why } of findIdleExceptions(clause)) {
      const message = `the exception "${id}" can never apply: ${why}`;
      found.push(
        problem('ACCORD_EXCEPTION_IDLE', at(id), message, 'change what it asks for, or leave it out'),
      );
    }
    return found;
  });
  for (const { first, second, why } of findConflicts(accord)) {
    const message = `conflict: ${first}, ${second}: ${why}`;
    warnings.push(
      problem(
        'ACCORD_CONFLICT',
        at(second),
        message,
        'change one of the two, or except in one what the other says',
      ),
    );
  }
  return [...warnings, ...heightsLeftBehind(document)];
}

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

/** Floors and ceilings are not inherited; an area that drops those of its parts may not mean to. */
function heightsLeftBehind({ areas }: AccordDocument): Problem[] {
  const limited = new Set(
    areas.flatMap(({ key, value }) => (value?.value.terms.from || value?.value.terms.to ? [key] : [])),
  );
  return areas.flatMap(({ key, place, value }) => {
    if (!value || limited.has(key)) return [];
    const part = partsOf(value.value).find(({ value: name }) => limited.has(name));
    if (!part) return [];
    const message = `"${part.value}" has a floor or ceiling, "${key}" is made of it and reaches all heights`;
    return [problem('ACCORD_HEIGHTS_LEFT_BEHIND', place, message, 'say from: and to: here, or unlimited')];
  });
}
