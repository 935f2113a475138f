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

const ESCAPE = 0x1a;
const HEADER = 7;
const FULL_SCALE = 255;
const TICKS_PER_SECOND = 12_000_000;
/** Longest message when every byte is escaped. */
const LONGEST = 2 + 2 * (HEADER + LONG_FRAME);
/** Rows a call may need after it was told to stop: one message across the border, one after it. */
const SPARE_ROWS = 2;
/** A clock that runs backwards, or away from the time of reception, by more than this was restarted. Seconds. */
const CLOCK_JUMP = 2;
/** 0xFF004D4C4154 in the time field: the frame was made up from a multilaterated position. */
const MLAT_MARK_HIGH = 0xff004d;
const MLAT_MARK_LOW = 0x4c4154;

export interface BeastReader {
  /** Bytes of a message that the last chunk cut off. */
  readonly held: Uint8Array;
  heldLength: number;
  /** Seconds that tick 0 stands for; NaN before the first frame. */
  zero: number;
  /** Time of the last frame, seconds. */
  time: number;
  readonly start: number;
  readonly counts: BeastCounts;
}

export interface BeastCounts {
  frames: number;
  /** Messages of other types: Mode A/C replies and status. */
  otherTypes: number;
  broken: number;
  skippedBytes: number;
  clockJumps: number;
}

/** `start` is the time of the first frame, seconds since 1970 UTC; 0 when only differences are known. */
export function makeBeastReader(start = 0): BeastReader {
  return {
    held: new Uint8Array(2 * LONGEST),
    heldLength: 0,
    zero: NaN,
    time: start,
    start,
    counts: { frames: 0, otherTypes: 0, broken: 0, skippedBytes: 0, clockJumps: 0 },
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
  if (batch.length + SPARE_ROWS > batch.capacity) return next;
  if (reader.heldLength > 0) next = finishHeld(reader, chunk, at, batch, receivedAt);
  while (next < chunk.length && batch.length + SPARE_ROWS <= batch.capacity) {
    const end = readMessage(reader, chunk, next, chunk.length, batch, receivedAt);
    if (end < 0) {
      hold(reader, chunk, next);
      return chunk.length;
    }
    next = end;
  }
  return next;
}

/** Completes the message that was cut off, with the first bytes of the chunk. */
function finishHeld(
  reader: BeastReader,
  chunk: Uint8Array,
  at: number,
  batch: FrameBatch,
  receivedAt: number,
): number {
  const before = reader.heldLength;
  const added = Math.min(chunk.length - at, reader.held.length - before);
  reader.held.set(chunk.subarray(at, at + added), before);
  const length = before + added;
  let next = 0;
  while (next < before) {
    const end = readMessage(reader, reader.held, next, length, batch, receivedAt);
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
  receivedAt: number,
): number {
  let next = at;
  while (next < end && bytes[next] !== ESCAPE) next++;
  if (next > at) {
    reader.counts.skippedBytes += next - at;
    return next;
  }
  if (next + 1 >= end) return -1;
  const type = bytes[next + 1]!;
  const size =
    type === 0x33 || type === 0x34 ? LONG_FRAME : type === 0x32 ? SHORT_FRAME : type === 0x31 ? 2 : 0;
  if (size === 0) {
    // Two escapes are data of something broken or unknown; a second one never begins a message here.
    reader.counts.skippedBytes += 2;
    return next + 2;
  }
  return readBody(reader, bytes, next + 2, end, type, size, batch, receivedAt);
}

function readBody(
  reader: BeastReader,
  bytes: Uint8Array,
  at: number,
  end: number,
  type: number,
  size: number,
  batch: FrameBatch,
  receivedAt: number,
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
  if (type === 0x32 || type === 0x33) {
    tell(reader, high, low, receivedAt);
    batch.size[batch.length] = size;
    batch.time[batch.length] = reader.time;
    batch.signal[batch.length] = signal === 0 ? NaN : signal / FULL_SCALE;
    batch.length++;
    reader.counts.frames++;
  } else reader.counts.otherTypes++;
  return next;
}

/** Moves the reader's time to a frame's ticks. */
function tell(reader: BeastReader, high: number, low: number, receivedAt: number): void {
  if (high === MLAT_MARK_HIGH && low === MLAT_MARK_LOW) return;
  const seconds = (high * 0x1000000 + low) / TICKS_PER_SECOND;
  const live = !Number.isNaN(receivedAt);
  if (Number.isNaN(reader.zero)) reader.zero = (live ? receivedAt : reader.start) - seconds;
  let time = reader.zero + seconds;
  const jumped = live ? Math.abs(time - receivedAt) > CLOCK_JUMP : time < reader.time - CLOCK_JUMP;
  if (jumped) {
    reader.counts.clockJumps++;
    time = live ? receivedAt : reader.time;
    reader.zero = time - seconds;
  }
  reader.time = time;
}
