/**
 * Lines of Mode S frames in hexadecimal → frame batches. A line is one of
 *
 *     8D4840D6202CC371C32CE0576098                      a frame alone, also `*8D…;`
 *     1457996400,"8D406B909945DE10000405999BE4",…       seconds, then the first field that is a frame
 *     {"timestamp":1717664319.14,"frame":"8c34…",…}     JSON as jet1090 writes it
 *
 * Empty lines and lines that begin with # are passed over. What else is no frame is counted with its
 * first line number.
 */
import type { Problem } from '../../kernel/index.ts';
import { type FrameBatch, LONG_FRAME } from '../modes/index.ts';

const NEWLINE = 10;
/** A line longer than this is no frame; its bytes are dropped as they come. */
const LONGEST_LINE = 65_536;
const FRAME = /^(?:[0-9a-fA-F]{14}){1,2}$/;
const decoder = new TextDecoder();

export interface HexReader {
  /** Bytes of a line whose end has not come yet. */
  held: Uint8Array;
  heldLength: number;
  /** The line being dropped is too long. */
  overlong: boolean;
  line: number;
  /** Frame text and time of row i of the batch, as the input wrote them; null when it wrote no time. */
  readonly texts: string[];
  readonly timestamps: (number | null)[];
  refused: number;
  firstProblem: Problem | null;
}

export const makeHexReader = (): HexReader => ({
  held: new Uint8Array(1024),
  heldLength: 0,
  overlong: false,
  line: 0,
  texts: [],
  timestamps: [],
  refused: 0,
  firstProblem: null,
});

/** Reads lines from `chunk` from `at` on until chunk or batch ends, and returns where to go on. */
export function readHex(reader: HexReader, chunk: Uint8Array, at: number, batch: FrameBatch): number {
  let next = at;
  while (next < chunk.length && batch.length < batch.capacity) {
    const end = chunk.indexOf(NEWLINE, next);
    if (end < 0) {
      holdBytes(reader, chunk.subarray(next));
      return chunk.length;
    }
    if (reader.heldLength > 0 || reader.overlong) {
      holdBytes(reader, chunk.subarray(next, end));
      finishHex(reader, batch);
    } else takeLine(reader, decoder.decode(chunk.subarray(next, end)), batch);
    next = end + 1;
  }
  return next;
}

/** Reads the last line of an input that does not end with a line break. */
export function finishHex(reader: HexReader, batch: FrameBatch): void {
  if (reader.overlong) refuse(reader, `longer than ${LONGEST_LINE} bytes`);
  else if (reader.heldLength > 0) {
    takeLine(reader, decoder.decode(reader.held.subarray(0, reader.heldLength)), batch);
  }
  reader.heldLength = 0;
  reader.overlong = false;
}

function holdBytes(reader: HexReader, bytes: Uint8Array): void {
  const length = reader.heldLength + bytes.length;
  if (reader.overlong || length > LONGEST_LINE) {
    reader.overlong = true;
    reader.heldLength = 0;
    return;
  }
  if (length > reader.held.length) {
    const grown = new Uint8Array(Math.min(LONGEST_LINE, 2 * length));
    grown.set(reader.held.subarray(0, reader.heldLength));
    reader.held = grown;
  }
  reader.held.set(bytes, reader.heldLength);
  reader.heldLength = length;
}

function takeLine(reader: HexReader, raw: string, batch: FrameBatch): void {
  reader.line++;
  const line = raw.replace(/^\uFEFF/, '').trim();
  if (line === '' || line.startsWith('#')) return;
  const parsed = line.startsWith('{') ? parseJson(line) : parseFields(line);
  if (parsed === null || !FRAME.test(parsed.frame)) {
    reader.line--;
    refuse(reader, 'no Mode S frame of 14 or 28 hexadecimal digits');
    return;
  }
  const row = batch.length++;
  const size = parsed.frame.length / 2;
  for (let i = 0; i < size; i++) {
    batch.bytes[row * LONG_FRAME + i] = Number.parseInt(parsed.frame.slice(2 * i, 2 * i + 2), 16);
  }
  batch.size[row] = size;
  batch.time[row] = parsed.timestamp ?? NaN;
  batch.signal[row] = NaN;
  reader.texts[row] = parsed.frame;
  reader.timestamps[row] = parsed.timestamp;
}

function refuse(reader: HexReader, what: string): void {
  reader.line++;
  reader.refused++;
  reader.firstProblem ??= {
    code: 'MODES_HEX_LINE',
    message: what,
    mend: 'write one frame a line: hex, seconds,hex or JSON with timestamp and frame',
    place: { line: reader.line },
  };
}

interface Line {
  readonly frame: string;
  readonly timestamp: number | null;
}

function parseJson(line: string): Line | null {
  try {
    const { frame, timestamp } = JSON.parse(line) as { frame?: unknown; timestamp?: unknown };
    return typeof frame === 'string' ? { frame, timestamp: asTime(timestamp) } : null;
  } catch {
    return null;
  }
}

function parseFields(line: string): Line | null {
  const fields = line.split(',').map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
  if (fields.length === 1) return { frame: line.replace(/^\*(.*);$/, '$1'), timestamp: null };
  const seconds = Number(fields[0]);
  const frame = fields.slice(1).find((field) => FRAME.test(field));
  return frame && fields[0] !== '' && Number.isFinite(seconds) ? { frame, timestamp: seconds } : null;
}

const asTime = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
