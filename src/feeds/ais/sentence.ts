/**
 * One `!xxVDM` or `!xxVDO` sentence, taken apart in a single pass over its bytes.
 *
 * @source IEC 61162-1, sentences VDM and VDO: total, number, sequence, channel, payload, fill bits.
 */
import { REASON } from './reasons.ts';
import { packArmour, packed } from './six-bits.ts';
import { hexByte } from './text.ts';

const BANG = 0x21;
const STAR = 0x2a;
const COMMA = 0x2c;
const LETTER_O = 0x4f;
const FIELDS = 6;
const MOST_PARTS = 9;
const MOST_FILL_BITS = 5;

/** Bytes below this one are the only ones that end or divide anything. */
const FIRST_PLAIN_BYTE = 0x2d;

export interface Sentence {
  /** Place of the `!`, which moves when another sentence cuts the first one off. */
  from: number;
  /** Where the payload lies, and how many of its last bits are fill. */
  payloadFrom: number;
  payloadUntil: number;
  /** Where its armour ends: before `payloadUntil` when a character is none of the 64. */
  armourUntil: number;
  fillBits: number;
  total: number;
  number: number;
  /** 0 to 9; 10 when empty. */
  sequence: number;
  channel: number;
  /** 1: VDO, the ship's own report. */
  isOwn: number;
  checksum: number;
}

export const makeSentence = (): Sentence => ({
  from: 0,
  payloadFrom: 0,
  payloadUntil: 0,
  armourUntil: 0,
  fillBits: 0,
  total: 0,
  number: 0,
  sequence: 0,
  channel: 0,
  isOwn: 0,
  checksum: 0,
});

/** Result of `readSentence`: the sentence is whole. Others are indexes of `REASONS`, or `CUT_OFF`. */
export const WHOLE = -1;
/** A `!` came before the checksum; `sentence.from` stands on it. */
export const CUT_OFF = -2;

const commas = new Int32Array(FIELDS);

/**
 * Reads the sentence whose `!` is at `sentence.from` in a line that ends at `until`, its payload into
 * `words`. The payload is most of a sentence, so one pass over it both packs and sums.
 */
export function readSentence(
  sentence: Sentence,
  bytes: Uint8Array,
  until: number,
  words: Int32Array,
): number {
  let sum = 0;
  let found = 0;
  let i = sentence.from + 1;
  for (; i < until; i++) {
    const byte = bytes[i]!;
    sum ^= byte;
    if (byte >= FIRST_PLAIN_BYTE) continue;
    if (byte === STAR) break;
    if (byte === BANG) {
      sentence.from = i;
      return CUT_OFF;
    }
    if (byte !== COMMA || found === FIELDS) continue;
    commas[found++] = i;
    if (found === FIELDS - 1) {
      packArmour(bytes, i + 1, until, words);
      sum ^= packed.sum;
      sentence.armourUntil = packed.end;
      i = packed.end - 1;
    }
  }
  const claimed = i + 2 < until ? hexByte(bytes, i + 1) : -1;
  if (claimed < 0) return REASON['no-checksum'];
  if (claimed !== (sum ^ STAR)) return REASON['bad-checksum'];
  if (found < FIELDS) return REASON.malformed;
  sentence.checksum = claimed;
  return readHeader(sentence, bytes, i);
}

/** A single digit as the whole of a field that starts behind comma `index`; `missing` when it is empty. */
function digitField(bytes: Uint8Array, index: number, until: number, missing: number): number {
  const at = commas[index]! + 1;
  if (at === until) return missing;
  const digit = bytes[at]! - 0x30;
  return until === at + 1 && digit >= 0 && digit <= 9 ? digit : -1;
}

function readHeader(sentence: Sentence, bytes: Uint8Array, star: number): number {
  const total = digitField(bytes, 0, commas[1]!, -1);
  const number = digitField(bytes, 1, commas[2]!, -1);
  const sequence = digitField(bytes, 2, commas[3]!, 10);
  const channelLength = commas[4]! - commas[3]! - 1;
  const isSound = total >= 1 && total <= MOST_PARTS && number >= 1 && number <= total && sequence >= 0;
  if (!isSound || channelLength > 1) return REASON.malformed;
  const fill = digitField(bytes, 5, star, 0);
  if (fill < 0 || fill > MOST_FILL_BITS) return REASON['bad-fill-bits'];
  sentence.payloadFrom = commas[4]! + 1;
  sentence.payloadUntil = commas[5]!;
  if (sentence.payloadFrom === sentence.payloadUntil && total === 1) return REASON['empty-payload'];
  sentence.total = total;
  sentence.number = number;
  sentence.sequence = sequence;
  sentence.channel = channelLength === 1 ? bytes[commas[3]! + 1]! : 0;
  sentence.fillBits = fill;
  sentence.isOwn = bytes[sentence.from + 5] === LETTER_O ? 1 : 0;
  return WHOLE;
}
