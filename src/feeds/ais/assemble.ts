/**
 * Messages that come in several sentences. Parts are put together by sequence number, channel and TAG
 * group, in order; at most `SLOTS` messages are open at once, and an open one waits `PATIENCE` at most.
 * Its memory is fixed from the start, whatever arrives.
 */
import type { Milliseconds } from '../../kernel/index.ts';
import { REASON } from './reasons.ts';

const SLOTS = 64;
/** A message has at most 1,008 bits, 168 characters; room for what senders pad. */
const MOST_CHARACTERS = 256;
/** Parts of one message leave the receiver in one burst. */
const PATIENCE: Milliseconds = 10_000;
/** The same where the stream has no time: a busy shore feed sends some 1,000 lines in that while. */
const PATIENCE_LINES = 2_000;
const FREE = -1;

/** Tells why sentences were given up: a reason's index, and how many sentences. */
export type GiveUp = (reason: number, sentences: number) => void;

export interface Assembler {
  /** Armoured characters of the message that `add` completed. */
  readonly payload: Uint8Array;
  /** Length of `payload`, set when `add` returns its slot. */
  payloadLength: number;
  /** Time of the first part, NaN unknown, where it came from, and the station that heard it. */
  firstAt: number;
  firstSource: number;
  firstStation: number;
  /** Adds a part; true when it completed its message. */
  add(part: Part): boolean;
  /** Gives up what is still open. */
  end(): void;
}

/** One part; the decoder keeps a single one and fills it anew for each sentence. */
export interface Part {
  bytes: Uint8Array;
  from: number;
  until: number;
  total: number;
  number: number;
  /** Sequence number, channel and TAG group in one number. */
  key: number;
  at: number;
  timeSource: number;
  /** The stream's clock, NaN when it has none, and the line number. */
  now: number;
  line: number;
  /** Index of the station that heard it. */
  station: number;
}

export const makePart = (): Part => ({
  bytes: new Uint8Array(0),
  from: 0,
  until: 0,
  total: 1,
  number: 1,
  key: 0,
  at: Number.NaN,
  timeSource: 0,
  now: Number.NaN,
  line: 0,
  station: 0,
});

export function makeAssembler(giveUp: GiveUp): Assembler {
  const keys = new Float64Array(SLOTS).fill(FREE);
  const totals = new Uint8Array(SLOTS);
  const got = new Uint8Array(SLOTS);
  const lengths = new Uint16Array(SLOTS);
  const at = new Float64Array(SLOTS);
  const timeSource = new Uint8Array(SLOTS);
  const station = new Uint16Array(SLOTS);
  const openedAt = new Float64Array(SLOTS);
  const openedLine = new Float64Array(SLOTS);
  const store = new Uint8Array(SLOTS * MOST_CHARACTERS);

  const drop = (slot: number, reason: number) => {
    giveUp(reason, got[slot]!);
    keys[slot] = FREE;
  };

  const isStale = (slot: number, part: Part) =>
    part.now - openedAt[slot]! > PATIENCE || part.line - openedLine[slot]! > PATIENCE_LINES;

  /** A free slot; if there is none, the one that has waited longest is given up. */
  const freeSlot = () => {
    let oldest = 0;
    for (let slot = 0; slot < SLOTS; slot++) {
      if (keys[slot] === FREE) return slot;
      if (openedLine[slot]! < openedLine[oldest]!) oldest = slot;
    }
    drop(oldest, REASON['fragment-lost']);
    return oldest;
  };

  const open = (part: Part) => {
    const slot = freeSlot();
    keys[slot] = part.key;
    totals[slot] = part.total;
    got[slot] = 0;
    lengths[slot] = 0;
    at[slot] = part.at;
    timeSource[slot] = part.timeSource;
    station[slot] = part.station;
    openedAt[slot] = part.now;
    openedLine[slot] = part.line;
    return slot;
  };

  const find = (key: number) => {
    for (let slot = 0; slot < SLOTS; slot++) if (keys[slot] === key) return slot;
    return FREE;
  };

  /** The slot this part continues or opens; `FREE` when it does neither. */
  const slotFor = (part: Part) => {
    const slot = find(part.key);
    if (slot !== FREE) {
      if (isStale(slot, part)) drop(slot, REASON['fragment-expired']);
      else if (part.number === got[slot]! + 1 && part.total === totals[slot]) return slot;
      else drop(slot, REASON['fragment-lost']);
    }
    if (part.number === 1) return open(part);
    giveUp(REASON['fragment-without-start'], 1);
    return FREE;
  };

  const payload = new Uint8Array(MOST_CHARACTERS);
  const assembler: Assembler = {
    payload,
    payloadLength: 0,
    firstAt: Number.NaN,
    firstSource: 0,
    firstStation: 0,
    add(part) {
      const slot = slotFor(part);
      if (slot === FREE) return false;
      got[slot]!++;
      const base = slot * MOST_CHARACTERS;
      const length = lengths[slot]!;
      const more = part.until - part.from;
      if (length + more > MOST_CHARACTERS) {
        drop(slot, REASON['bad-length']);
        return false;
      }
      for (let i = 0; i < more; i++) store[base + length + i] = part.bytes[part.from + i]!;
      lengths[slot] = length + more;
      if (part.number < part.total) return false;
      for (let i = 0; i < length + more; i++) payload[i] = store[base + i]!;
      assembler.payloadLength = length + more;
      assembler.firstAt = at[slot]!;
      assembler.firstSource = timeSource[slot]!;
      assembler.firstStation = station[slot]!;
      keys[slot] = FREE;
      return true;
    },
    end() {
      for (let slot = 0; slot < SLOTS; slot++) {
        if (keys[slot] !== FREE) drop(slot, REASON['fragment-lost']);
      }
    },
  };
  return assembler;
}
