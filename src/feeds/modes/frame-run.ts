/** One decoder with its buffers: a transport fills `frames`, `flush` decodes them and empties the batch. */
import type { RejectRow } from '../rows.ts';
import { type ModesColumns, makeModesColumns } from './columns.ts';
import { decodeFrames } from './decode.ts';
import { type ModesDecoder, type ModesOptions, makeModesDecoder, REFUSALS } from './decoder.ts';
import { type FrameBatch, makeFrameBatch } from './frames.ts';

export interface FrameRun {
  readonly decoder: ModesDecoder;
  readonly frames: FrameBatch;
  flush(): void;
}

/** `take` sees each batch while its frames are still there; `reject` hears of every refused frame. */
export function startFrameRun(
  options: ModesOptions,
  rows: number,
  take: (columns: ModesColumns, frames: FrameBatch) => void,
  reject: RejectRow,
): FrameRun {
  const decoder = makeModesDecoder(options);
  const frames = makeFrameBatch(rows);
  const columns = makeModesColumns(rows);
  const told = new Float64Array(REFUSALS.length);
  return {
    decoder,
    frames,
    flush() {
      if (frames.length === 0) return;
      decodeFrames(decoder, frames, columns);
      take(columns, frames);
      frames.length = 0;
      for (let i = 0; i < told.length; i++) {
        for (; told[i]! < decoder.refused[i]!; told[i]!++) reject(REFUSALS[i]!);
      }
    },
  };
}
