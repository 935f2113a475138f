export type { CoverageFeatures, SourceFeature } from './coverage/features.ts';
export {
  type Foresee,
  type Foresight,
  makeForesee,
  outlooksOf,
  type Shortfall,
  type SourceForesight,
  type SourceRole,
} from './coverage/foresee.ts';
export type { ReceptionCell } from './coverage/reception.ts';
export { type CoverageOptions, seesKind } from './coverage/sight.ts';
export { namesKind, speaksOf } from './coverage/speaks-of.ts';
export { reasonsOf } from './interference.ts';
export * from './observation.ts';
export { createPicture, type LivingPicture, type PictureOptions } from './picture.ts';
export * from './picture-contract.ts';
export * from './source.ts';
export { readSources } from './sources-file/read-sources.ts';
export * from './tracked.ts';
export { fastestOf } from './tracks/limits.ts';
