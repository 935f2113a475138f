/**
 * Lines of Mode S frames in hexadecimal → frame batches. A line is one of
 *
 *     8D4840D6202CC371C32CE0576098                      a frame alone, also `*8D…;`
 *     1457996400,"8D406B909945DE10000405999BE4",…       seconds, then the first field that is a frame
 *     {"timestamp":1717664319.14,"frame":"8c34…",…}     JSON as jet1090 writes it
 */
import { repeatedKey } from '../../kernel/index.ts';
import { type FrameBatch, LONG_FRAME } from '../modes/index.ts';

const FRAME = /^(?:[0-9a-f]{14}){1,2}$/i;
const BYTE_ORDER_MARK = '\uFEFF';

export interface HexLine {
  /** As the input wrote it, upper or lower case. */
  readonly frame: string;
  /** Seconds, as the input wrote them; null when it wrote none. */
  readonly timestamp: number | null;
}

/** The line's frame and time, or null when it has no frame of 14 or 28 digits. */
export function parseHexLine(line: string): HexLine | null {
  const text = line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line;
  const parsed = text.startsWith('{') ? parseJson(text) : parseFields(text);
  return parsed !== null && FRAME.test(parsed.frame) ? parsed : null;
}

/** Adds the frame to the batch, which must have room. `time` in seconds, NaN unknown. */
export function addHexFrame(batch: FrameBatch, frame: string, time: number): void {
  const row = batch.length++;
  const size = frame.length / 2;
  for (let i = 0; i < size; i++) {
    batch.bytes[row * LONG_FRAME + i] = Number.parseInt(frame.slice(2 * i, 2 * i + 2), 16);
  }
  batch.size[row] = size;
  batch.time[row] = time;
  batch.signal[row] = Number.NaN;
}

/** As far from 1970 as an instant can be written: 1e309 is a number to JSON, and no time to anyone. */
const MOST_SECONDS = 8.64e12;

const isSeconds = (value: number) => Math.abs(value) <= MOST_SECONDS;

function parseJson(text: string): HexLine | null {
  try {
    const value = JSON.parse(text) as { frame?: unknown; timestamp?: unknown };
    const { frame, timestamp } = value;
    if (typeof frame !== 'string' || repeatedKey(text, value)) return null;
    return { frame, timestamp: typeof timestamp === 'number' && isSeconds(timestamp) ? timestamp : null };
  } catch {
    return null;
  }
}

function parseFields(text: string): HexLine | null {
  const fields = text.split(',').map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
  if (fields.length === 1) return { frame: text.replace(/^\*(.*);$/, '$1'), timestamp: null };
  const seconds = Number(fields[0]);
  const frame = fields.slice(1).find((field) => FRAME.test(field));
  if (frame === undefined || fields[0] === '' || !isSeconds(seconds)) return null;
  return { frame, timestamp: seconds };
}
