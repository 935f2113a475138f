export { makeAisColumns } from './columns.ts';
export { refusedByReason } from './counts.ts';
export { AisDecoder } from './decode.ts';
export type { AisJson } from './export-json.ts';
export { openAis, openAisRows } from './feed.ts';
export { AisJsonWriter } from './join-type-24.ts';
