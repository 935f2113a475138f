/**
 * Beast binary framing → frame batches. Reads any chunk of a stream and picks up where it stopped.
 *
 * | byte | 0    | 1    | 2–7                   | 8      | 9 …                                         |
 * |------|------|------|-----------------------|--------|---------------------------------------------|
 * |      | 0x1A | type | 12 MHz ticks, 48 bits | signal | '1': 2 bytes Mode A/C, '2': 7, '3': 14 Mode S, '4': 14 status |
 *
 * After the type, a byte 0x1A is sent twice. A single one begins the next message, so a message that
 * one interrupts is broken and counted; bytes between messages are skipped and counted.
 *
 * @source Beast data output formats, wiki of jetvision.de; readsb README (types)
 */
import { type FrameBatch, LONG_FRAME, SHORT_FRAME } from '../modes/index.ts';
import { makeReceiverClock, moveClock, RECEIVED, type ReceiverClock, TIME } from './receiver-clock.ts';

const ESCAPE = 0x1a;
const HEADER = 7;
/** Share of full scale by signal byte; 0 says nothing. */
const AMPLITUDE = new Float32Array(256).map((_, signal) => (signal === 0 ? NaN : signal / 255));
/** Longest message when every byte is escaped. */
const LONGEST = 2 + 2 * (HEADER + LONG_FRAME);
/** Rows a call may need after it was told to stop: one message across the border, one after it. */
const SPARE_ROWS = 2;
export interface BeastReader {
  /** Bytes of a message that the last chunk cut off. */
  readonly held: Uint8Array;
  heldLength: number;
  readonly clock: ReceiverClock;
  readonly counts: BeastCounts;
  /** Messages that had been read when bytes were last passed over: more since then, and it was in step between. */
  lostAfter: number;
}

interface BeastCounts {
  frames: number;
  /** Messages of other types: Mode A/C replies and status. */
  otherTypes: number;
  broken: number;
  skippedBytes: number;
  /** How often the stream was out of step: bytes between messages, in one run. */
  losses: number;
  clockJumps: number;
}

/** `start` is the time of the first frame, seconds since 1970 UTC; 0 when only differences are known. */
export function makeBeastReader(start = 0): BeastReader {
  return {
    held: new Uint8Array(2 * LONGEST),
    heldLength: 0,
    clock: makeReceiverClock(start),
    counts: { frames: 0, otherTypes: 0, broken: 0, skippedBytes: 0, losses: 0, clockJumps: 0 },
    lostAfter: -1,
  };
}

/**
 * Reads messages from `chunk` from `at` on until the chunk or the batch ends, and returns where to go on;
 * the end of the chunk means: bring the next one. `receivedAt` (seconds) is when the chunk came in, for
 * a live stream, and ties the receiver's clock to ours; NaN for a file, whose clock stands alone.
 */
export function readBeast(
  reader: BeastReader,
  chunk: Uint8Array,
  at: number,
  batch: FrameBatch,
  receivedAt = NaN,
): number {
  let next = at;
  reader.clock[RECEIVED] = receivedAt;
  if (batch.length + SPARE_ROWS > batch.capacity) return next;
  if (reader.heldLength > 0) next = finishHeld(reader, chunk, at, batch);
  while (next < chunk.length && batch.length + SPARE_ROWS <= batch.capacity) {
    const end = readMessage(reader, chunk, next, chunk.length, batch);
    if (end < 0) {
      hold(reader, chunk, next);
      return chunk.length;
    }
    next = end;
  }
  return next;
}

/** Completes the message that was cut off, with the first bytes of the chunk. */
function finishHeld(reader: BeastReader, chunk: Uint8Array, at: number, batch: FrameBatch): number {
  const before = reader.heldLength;
  const added = Math.min(chunk.length - at, reader.held.length - before);
  reader.held.set(chunk.subarray(at, at + added), before);
  const length = before + added;
  let next = 0;
  while (next < before) {
    const end = readMessage(reader, reader.held, next, length, batch);
    if (end < 0) {
      reader.held.copyWithin(0, next, length);
      reader.heldLength = length - next;
      return chunk.length;
    }
    next = end;
  }
  reader.heldLength = 0;
  return at + next - before;
}

function hold(reader: BeastReader, chunk: Uint8Array, from: number): void {
  reader.held.set(chunk.subarray(from));
  reader.heldLength = chunk.length - from;
}

/** Reads one message, or skips to the next place where one can begin. -1: it goes on beyond `end`. */
function readMessage(
  reader: BeastReader,
  bytes: Uint8Array,
  at: number,
  end: number,
  batch: FrameBatch,
): number {
  let next = at;
  while (next < end && bytes[next] !== ESCAPE) next++;
  if (next > at) {
    skip(reader, next - at);
    return next;
  }
  if (next + 1 >= end) return -1;
  const type = bytes[next + 1]!;
  const size =
    type === 0x33 || type === 0x34 ? LONG_FRAME : type === 0x32 ? SHORT_FRAME : type === 0x31 ? 2 : 0;
  if (size === 0) {
    // Two escapes are data of something broken or unknown; a second one never begins a message here.
    skip(reader, 2);
    return next + 2;
  }
  const body = next + 2;
  const plainEnd = body + HEADER + size;
  if (plainEnd > end || !copyPlain(bytes, body, batch.bytes, batch.length * LONG_FRAME, size)) {
    return readEscaped(reader, bytes, body, end, type, size, batch);
  }
  const high = (bytes[body]! << 16) | (bytes[body + 1]! << 8) | bytes[body + 2]!;
  const low = (bytes[body + 3]! << 16) | (bytes[body + 4]! << 8) | bytes[body + 5]!;
  finishMessage(reader, batch, type, size, high, low, bytes[body + 6]!);
  return plainEnd;
}

function skip(reader: BeastReader, bytes: number): void {
  const { counts } = reader;
  const read = counts.frames + counts.otherTypes + counts.broken;
  if (read !== reader.lostAfter) counts.losses++;
  reader.lostAfter = read;
  counts.skippedBytes += bytes;
}

/** Nine in ten messages have no escaped byte, and then need no byte-by-byte care. False: this one has. */
function copyPlain(bytes: Uint8Array, from: number, into: Uint8Array, row: number, size: number): boolean {
  const frame = from + HEADER;
  for (let i = from; i < frame; i++) if (bytes[i] === ESCAPE) return false;
  for (let i = 0; i < size; i++) {
    const byte = bytes[frame + i]!;
    if (byte === ESCAPE) return false;
    into[row + i] = byte;
  }
  return true;
}

function readEscaped(
  reader: BeastReader,
  bytes: Uint8Array,
  at: number,
  end: number,
  type: number,
  size: number,
  batch: FrameBatch,
): number {
  let next = at;
  let high = 0;
  let low = 0;
  let signal = 0;
  // The frame goes straight to its row; the row only counts once it is whole.
  const row = batch.length * LONG_FRAME - HEADER;
  for (let i = 0; i < HEADER + size; i++) {
    if (next >= end) return -1;
    const byte = bytes[next++]!;
    if (byte === ESCAPE) {
      if (next >= end) return -1;
      if (bytes[next] !== ESCAPE) {
        reader.counts.broken++;
        return next - 1;
      }
      next++;
    }
    if (i >= HEADER) batch.bytes[row + i] = byte;
    else if (i < 3) high = (high << 8) | byte;
    else if (i < 6) low = (low << 8) | byte;
    else signal = byte;
  }
  finishMessage(reader, batch, type, size, high, low, signal);
  return next;
}

/** The bytes are in the batch's next row; with the rest filled in, the row counts. */
function finishMessage(
  reader: BeastReader,
  batch: FrameBatch,
  type: number,
  size: number,
  high: number,
  low: number,
  signal: number,
): void {
  if (type !== 0x32 && type !== 0x33) {
    reader.counts.otherTypes++;
    return;
  }
  if (moveClock(reader.clock, high, low)) reader.counts.clockJumps++;
  const row = batch.length++;
  batch.size[row] = size;
  batch.time[row] = reader.clock[TIME]!;
  batch.signal[row] = AMPLITUDE[signal]!;
  reader.counts.frames++;
}
