export * from './read-beast.ts';
