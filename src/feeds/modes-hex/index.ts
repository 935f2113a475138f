export { openModesHex, openModesHexRows } from './feed.ts';
