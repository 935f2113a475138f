export * from './accord.ts';
export { type AccordFiles, BASE_FOLDER, filesByPath } from './accord-files.ts';
export { type AccordCheck, checkAccord } from './checks/check-accord.ts';
export { noticeWords } from './clauses/notice-words.ts';
export { AGREED } from './clauses/resolve-clause.ts';
export { type AccordChange, diffAccords } from './diff/diff-accords.ts';
export { ACCORD_PROBLEMS, type AccordProblemCode } from './errors.ts';
export * from './examples/example.ts';
export { readExamples } from './examples/read-examples.ts';
export {
  type ClauseExplanation,
  type ExplainedReading,
  explainClause,
} from './explain/explain-clause.ts';
export { explainProcedure, type ProcedureExplanation } from './explain/explain-procedure.ts';
export { type ClausePage, readOut } from './explain/read-out.ts';
export type { ExplainedException } from './explain/say-exception.ts';
export type { ExampleSketch } from './explain/sketch-example.ts';
export { extendsOf } from './extends/read-base.ts';
export { PUBLIC_LABEL } from './labels/label.ts';
export { CONFIRMED, REMEDIED, type StatedEvents } from './periods/resolve-period.ts';
export { stateEvents } from './periods/state-events.ts';
export { commonForce, type Force, stretchesOf } from './periods/stretches.ts';
export { readAccord } from './read-accord.ts';
export { periodAt, type Recurrence } from './rules/recurrence.ts';
export { isByParty } from './rules/rule.ts';
export { suggest } from './text/nearest-word.ts';
export { parseTime } from './text/written-time.ts';
