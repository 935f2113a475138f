/** A whole accord to be read by people: every clause explained, beside its code and what its examples show. */
import type { Place } from '../../kernel/index.ts';
import { type AccordFiles, yamlAt } from '../accord-files.ts';
import { checkAccord } from '../checks/check-accord.ts';
import { clauseCode } from './clause-code.ts';
import { type ClauseExplanation, type ExplainedExample, explainClause } from './explain-clause.ts';
import { type ExampleSketch, sketchExample } from './sketch-example.ts';

export interface ClausePage extends ClauseExplanation {
  /** As it stands in accord.yaml, from its own margin. */
  readonly code: string;
  readonly examples: readonly (ExplainedExample & { readonly sketch: ExampleSketch })[];
}

/** In the accord's order; none of an accord that cannot be read. */
export function readOut(files: AccordFiles): readonly ClausePage[] {
  const { accord, examples, places } = checkAccord(files);
  if (!accord) return [];
  return accord.clauses.map(({ id }) => {
    const explained = explainClause(accord, id, examples)!;
    return {
      ...explained,
      code: codeOf(files, places.get(id)),
      examples: explained.examples.map((shown) => {
        const example = examples.find(({ name, place }) => name === shown.name && place === shown.place)!;
        return { ...shown, sketch: sketchExample(example) };
      }),
    };
  });
}

/** A clause that is taken over stands in the text of the accord that is extended. */
const codeOf = (files: AccordFiles, place: Place = { file: '' }): string =>
  clauseCode(yamlAt(files, place.file ?? '') ?? files.yaml, place);
