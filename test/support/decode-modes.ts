/** Frames through the decoder, for tests: what comes out as rows of JSON, and what was refused. */
import {
  decodeFrames,
  type FrameBatch,
  LONG_FRAME,
  type ModesDecoder,
  type ModesOptions,
  type ModesRow,
  makeFrameBatch,
  makeModesColumns,
  makeModesDecoder,
  modesRow,
  REFUSALS,
} from '../../src/feeds/modes/index.ts';
import { hexOf } from './mode-s-frames.ts';

/** A frame and its time in seconds. */
export type TimedFrame = readonly [time: number, frame: Uint8Array];

export function addFrame(batch: FrameBatch, time: number, frame: Uint8Array): void {
  const row = batch.length++;
  batch.bytes.set(frame, row * LONG_FRAME);
  batch.size[row] = frame.length;
  batch.time[row] = time;
  batch.signal[row] = Number.NaN;
}

export interface DecodedModes {
  readonly rows: ModesRow[];
  readonly decoder: ModesDecoder;
}

export function decodeModes(frames: readonly TimedFrame[], options: ModesOptions = {}): DecodedModes {
  const decoder = makeModesDecoder(options);
  const batch = makeFrameBatch(frames.length);
  const columns = makeModesColumns(frames.length);
  for (const [time, frame] of frames) addFrame(batch, time, frame);
  decodeFrames(decoder, batch, columns);
  const rows = Array.from({ length: columns.length }, (_, row) => {
    const [time, frame] = frames[columns.frame[row]!]!;
    return modesRow(columns, row, hexOf(frame), time);
  });
  return { rows, decoder };
}

/** The row of a single frame in which the aircraft names itself. */
export const decodeOne = (frame: Uint8Array, options: ModesOptions = {}): ModesRow | undefined =>
  decodeModes([[0, frame]], options).rows[0];

export const refusedOf = (decoder: ModesDecoder): Record<string, number> =>
  Object.fromEntries(
    REFUSALS.flatMap((name, i) => (decoder.refused[i] ? [[name, decoder.refused[i]!]] : [])),
  );
