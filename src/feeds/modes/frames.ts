/**
 * A batch of Mode S frames on their way from a transport to the decoder: fixed-size records in typed
 * arrays, so that nothing is allocated per frame. Transports fill it, `decodeFrames` reads it.
 */

/** Bytes of a long frame (112 bits); short frames (56 bits) use the first 7 of a record. */
export const LONG_FRAME = 14;
export const SHORT_FRAME = 7;

export interface FrameBatch {
  readonly capacity: number;
  /** Records [0, length) are filled. */
  length: number;
  /** Record i lies at [i × 14, i × 14 + size[i]). */
  readonly bytes: Uint8Array;
  /** 7 or 14. */
  readonly size: Uint8Array;
  /** Seconds, on whatever clock the transport has (1970 UTC when it knows); NaN when it has none. */
  readonly time: Float64Array;
  /** Received amplitude as a share of full scale, (0, 1]; NaN unknown. */
  readonly signal: Float32Array;
}

export function makeFrameBatch(capacity: number): FrameBatch {
  return {
    capacity,
    length: 0,
    bytes: new Uint8Array(capacity * LONG_FRAME),
    size: new Uint8Array(capacity),
    time: new Float64Array(capacity),
    signal: new Float32Array(capacity),
  };
}

/** The frame as lower-case hex digits. */
export function frameHex(frames: FrameBatch, index: number): string {
  let hex = '';
  const start = index * LONG_FRAME;
  for (let i = start; i < start + frames.size[index]!; i++) {
    hex += frames.bytes[i]!.toString(16).padStart(2, '0');
  }
  return hex;
}
