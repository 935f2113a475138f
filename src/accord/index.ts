export * from './accord.ts';
export { type AccordCheck, checkAccord } from './check-accord.ts';
export { ACCORD_PROBLEMS, type AccordProblemCode } from './errors.ts';
export * from './example.ts';
export type { StatedEvents } from './period.ts';
export { type AccordFiles, readAccord } from './read-accord.ts';
export { readExamples } from './read-examples.ts';
export { AGREED } from './resolve-clause.ts';
export { stateEvents } from './state-events.ts';
