export type { CoverageFeatures, SourceFeature } from './coverage/features.ts';
export type { ReceptionCell } from './coverage/reception.ts';
export type { CoverageOptions } from './coverage/sight.ts';
export { reasonsOf } from './interference.ts';
export * from './observation.ts';
export { createPicture, type LivingPicture, type PictureOptions } from './picture.ts';
export * from './picture-contract.ts';
export * from './source.ts';
export * from './tracked.ts';
