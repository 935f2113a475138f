export { openModesHex, openModesHexRows } from './feed.ts';
export { addHexFrame, type HexLine, parseHexLine } from './read-hex.ts';
