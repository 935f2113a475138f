/** What a check of an accord's text looks at, and what it gives. */
import type { Place, Problem } from '../../kernel/index.ts';
import type { Accord } from '../accord.ts';
import type { AccordDocument } from '../document.ts';
import type { Example } from '../examples/example.ts';

export interface Inspection {
  /** Resolved. */
  readonly accord: Accord;
  /** As written, with the places of its words. */
  readonly document: AccordDocument;
  /** Absent when some cannot be read: what those show is not known. */
  readonly examples: readonly Example[] | undefined;
  /** Where a clause or exception has its id. */
  readonly at: (id: string) => Place;
}

export type Check = (inspection: Inspection) => readonly Problem[];
