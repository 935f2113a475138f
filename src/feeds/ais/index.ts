export { type AisColumns, makeAisColumns, TIME_SOURCE } from './columns.ts';
export { type AisCounts, AisDecoder, type AisDecoderOptions, refusedByReason } from './decode.ts';
export { type AisJson, aisJson } from './export-json.ts';
export { openAis, openAisRows } from './feed.ts';
export { AisJsonWriter } from './join-type-24.ts';
export { REASONS, type Reason } from './reasons.ts';
