export * from './read-hex.ts';
