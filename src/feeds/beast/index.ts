export { openBeast, openBeastRows } from './feed.ts';
export { type BeastCounts, type BeastReader, makeBeastReader, readBeast } from './read-beast.ts';
