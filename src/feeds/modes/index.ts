export { makeModesColumns, POSITION_STATUS_NAMES } from './columns.ts';
export { decodeFrames } from './decode.ts';
export { type ModesDecoder, type ModesOptions, makeModesDecoder, REFUSALS } from './decoder.ts';
export { type FrameRun, startFrameRun } from './frame-run.ts';
export { type FrameBatch, frameHex, LONG_FRAME, makeFrameBatch, SHORT_FRAME } from './frames.ts';
export { ModesObserver } from './observe.ts';
export { type ModesRow, modesRow } from './row-json.ts';
