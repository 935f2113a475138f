export { compareIndications, type IncidentChange, type IncidentVerdict } from './compare-indications.ts';
export {
  compareReadings,
  type Divergence,
  isContested,
  type ReadingVerdict,
} from './compare-readings.ts';
export { type CompiledAccords, compile } from './compile.ts';
export type { InspectedItem } from './figures/inspection.ts';
export { type ClauseScore, scoreSeries } from './figures/score-series.ts';
export type { ItemState } from './inspection/word.ts';
export { exampleJudge } from './judge-example.ts';
export {
  createJudgement,
  type Judgement,
  type JudgementOptions,
  type JudgementSummary,
} from './judgement.ts';
export { findUnobservable } from './monitorability/check-observable.ts';
export { type Darkening, darkWithout } from './monitorability/dark-without.ts';
export {
  type ClauseMonitorability,
  type Gap,
  type Survey,
  surveyAccord,
} from './monitorability/monitorability.ts';
export type { Prospect } from './monitorability/prospects.ts';
export { runExamples } from './run-examples.ts';
export { createWatch, TICK, type Watch } from './watch.ts';
export * from './watch-event.ts';
export type { WatchOptions } from './watch-state.ts';
