export * from './columns.ts';
export * from './decode.ts';
export * from './decoder.ts';
export * from './frames.ts';
export * from './row-json.ts';
