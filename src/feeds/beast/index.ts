export { openBeast, openBeastRows } from './feed.ts';
export { makeBeastReader, readBeast } from './read-beast.ts';
