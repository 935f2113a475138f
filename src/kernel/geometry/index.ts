export * from './area.ts';
export { AreaIndex } from './area-index.ts';
export * from './bounds.ts';
export * from './buffer.ts';
export * from './combine.ts';
export * from './inside.ts';
export * from './read-geometry.ts';
export * from './shape.ts';
export type { Side } from './side.ts';
