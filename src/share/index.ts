export * from './reader.ts';
export * from './release.ts';
