/**
 * AIS from NMEA 0183 lines: bytes in any chunks → rows of `AisColumns`.
 *
 * Lines are taken one at a time from the chunk; only a line that a chunk border cuts is copied. Nothing
 * is allocated for a sentence. Every sentence ends as decoded, held for its next part, or counted under
 * one reason of `REASONS`, so that `sentences = decoded + held + the sum over reasons`.
 */
import type { Instant, Milliseconds } from '../../kernel/index.ts';
import { type Assembler, makeAssembler, makePart } from './assemble.ts';
import { makeClock, readPghp, readRmc, type StreamClock, setClock, tagInstant } from './clock.ts';
import { type AisColumns, TIME_SOURCE } from './columns.ts';
import { makeCounts } from './counts.ts';
import { isPghp, isRmc, vdmPlace } from './find-sentence.ts';
import { DECODED, decodeMessage } from './messages.ts';
import { REASON } from './reasons.ts';
import { CUT_OFF, makeSentence, readSentence, WHOLE } from './sentence.ts';
import { makeWords, packArmour, packed } from './six-bits.ts';
import { Stations } from './stations.ts';
import { clearTagBlock, makeTagBlock, NO_GROUP, readTagBlock } from './tag-block.ts';
import { hexByte, placeOf, xorOf } from './text.ts';

/** NMEA allows 82 characters, with a TAG block twice that; loggers append their own fields. */
const MAX_LINE_BYTES = 1024;

/** A live stream whose clock has said nothing for so long is dated by its reception again. */
const CLOCK_PATIENCE: Milliseconds = 10_000;

const LF = 0x0a;
const CR = 0x0d;
const DOLLAR = 0x24;
const STAR = 0x2a;
const BACKSLASH = 0x5c;

export interface AisDecoderOptions {
  /** Time of the stream's begin, where neither it nor the reader says so. */
  readonly startAt?: Instant;
}

export class AisDecoder {
  readonly columns: AisColumns;
  readonly counts = makeCounts();
  readonly stations = new Stations();

  private readonly clock: StreamClock;
  private readonly tag = makeTagBlock();
  private readonly sentence = makeSentence();
  private readonly words = makeWords();
  private readonly assembler: Assembler;
  private readonly part = makePart();
  private readonly carry = new Uint8Array(MAX_LINE_BYTES);
  private carried = 0;
  private isSkipping = false;
  /** Bytes of the stream before the chunk at hand. */
  private streamOffset = 0;
  private lineOffset = 0;
  private received: Instant = Number.NaN;

  constructor(columns: AisColumns, options: AisDecoderOptions = {}) {
    this.columns = columns;
    this.clock = makeClock(options.startAt ?? Number.NaN);
    this.assembler = makeAssembler((reason, sentences) => {
      this.counts.refused[reason]! += sentences;
      this.counts.held -= sentences;
    });
  }

  /**
   * Decodes `chunk` from `from` on. When the columns are full it stops short of the chunk's end: drain
   * them, set their length to 0 and call again with the returned place. `receivedAt` (NaN unknown) dates
   * what the stream does not.
   */
  decode(chunk: Uint8Array, from: number, receivedAt: Instant): number {
    this.received = receivedAt;
    const { columns } = this;
    let at = from;
    while (at < chunk.length && columns.length < columns.capacity) {
      const end = chunk.indexOf(LF, at);
      if (end < 0) {
        this.keep(chunk, at);
        at = chunk.length;
      } else {
        if (this.isSkipping || this.carried > 0) this.endCarriedLine(chunk, at, end);
        else this.readLine(chunk, at, end, this.streamOffset + at);
        at = end + 1;
      }
    }
    if (at === chunk.length) this.streamOffset += chunk.length;
    return at;
  }

  /** The stream has ended: takes a last line without line end, and gives up open messages. Drain first. */
  end(receivedAt: Instant): void {
    this.received = receivedAt;
    if (this.carried > 0) this.readLine(this.carry, 0, this.carried, this.lineOffset);
    this.carried = 0;
    this.isSkipping = false;
    this.assembler.end();
  }

  /** Keeps the begin of a line for the next chunk; one that grows too long is dropped up to its end. */
  private keep(chunk: Uint8Array, from: number): void {
    const more = chunk.length - from;
    if (more === 0 || this.isSkipping) return;
    if (this.carried === 0) this.lineOffset = this.streamOffset + from;
    if (this.carried + more > MAX_LINE_BYTES) {
      this.dropLongLine();
      this.isSkipping = true;
      return;
    }
    this.carry.set(chunk.subarray(from), this.carried);
    this.carried += more;
  }

  private endCarriedLine(chunk: Uint8Array, from: number, end: number): void {
    if (this.isSkipping) this.isSkipping = false;
    else if (this.carried + end - from > MAX_LINE_BYTES) this.dropLongLine();
    else {
      this.carry.set(chunk.subarray(from, end), this.carried);
      this.readLine(this.carry, 0, this.carried + end - from, this.lineOffset);
    }
    this.carried = 0;
  }

  private dropLongLine(): void {
    this.counts.lines++;
    this.counts.sentences++;
    this.counts.refused[REASON['line-too-long']]!++;
    this.carried = 0;
  }

  private readLine(bytes: Uint8Array, from: number, end: number, offset: number): void {
    if (end - from > MAX_LINE_BYTES) {
      this.dropLongLine();
      return;
    }
    this.counts.lines++;
    this.lineOffset = offset;
    const until = end > from && bytes[end - 1] === CR ? end - 1 : end;
    clearTagBlock(this.tag);
    let at = from;
    while (at < until && bytes[at] === BACKSLASH) at = readTagBlock(this.tag, bytes, at, until);
    if (!this.tag.isWhole) this.counts.damagedTagBlocks++;
    const bang = vdmPlace(bytes, at, until);
    if (bang >= 0) this.readSentences(bytes, bang, until);
    else if (bytes[at] !== DOLLAR || !this.readTime(bytes, at, until)) this.counts.otherLines++;
  }

  private readSentences(bytes: Uint8Array, bang: number, until: number): void {
    const { sentence, counts } = this;
    sentence.from = bang;
    for (;;) {
      counts.sentences++;
      const result = readSentence(sentence, bytes, until, this.words);
      if (result === WHOLE) this.takeSentence(bytes);
      else if (result !== CUT_OFF) counts.refused[result]!++;
      if (result !== CUT_OFF) return;
      counts.refused[REASON['no-checksum']]!++;
      const next = vdmPlace(bytes, sentence.from, until);
      if (next < 0) return;
      sentence.from = next;
    }
  }

  private takeSentence(bytes: Uint8Array): void {
    const { sentence, clock, part } = this;
    let at = Number.NaN;
    let source: number = TIME_SOURCE.reception;
    if (this.tag.isWhole && this.tag.time >= 0) {
      at = tagInstant(this.tag.time);
      source = TIME_SOURCE.tagBlock;
      setClock(clock, at, source, this.received);
    } else if (clock.pghpChecksum === sentence.checksum) {
      at = clock.pghpAt;
      source = TIME_SOURCE.pghp;
    }
    clock.pghpChecksum = -1;
    part.at = at;
    part.timeSource = source;
    part.station = this.stations.indexOf(bytes, this.tag.stationFrom, this.tag.stationUntil);
    const characters = sentence.payloadUntil - sentence.payloadFrom;
    if (sentence.total > 1) this.takePart(bytes);
    else this.takeWhole(characters, sentence.armourUntil === sentence.payloadUntil, 1);
  }

  private takePart(bytes: Uint8Array): void {
    const { sentence, clock, part, assembler, counts } = this;
    const group = this.tag.group === NO_GROUP ? 0 : this.tag.group + 1;
    part.bytes = bytes;
    part.from = sentence.payloadFrom;
    part.until = sentence.payloadUntil;
    part.total = sentence.total;
    part.number = sentence.number;
    part.key = group * 4096 + sentence.sequence * 256 + sentence.channel;
    part.now = clock.now;
    part.line = counts.lines;
    counts.held++;
    if (!assembler.add(part)) return;
    counts.held -= sentence.total;
    part.at = assembler.firstAt;
    part.timeSource = assembler.firstSource;
    part.station = assembler.firstStation;
    packArmour(assembler.payload, 0, assembler.payloadLength, this.words);
    this.takeWhole(assembler.payloadLength, packed.end === assembler.payloadLength, sentence.total);
  }

  /** Decodes the payload in `words`, which came in `sentences` sentences, into the next row. */
  private takeWhole(characters: number, isArmour: boolean, sentences: number): void {
    const { columns, counts } = this;
    const row = columns.length;
    const bits = characters * 6 - this.sentence.fillBits;
    const result = isArmour ? decodeMessage(this.words, bits, columns, row) : REASON['bad-character'];
    if (result !== DECODED) {
      counts.refused[result]! += sentences;
      return;
    }
    this.stampRow(columns, row);
    columns.length = row + 1;
    counts.decoded += sentences;
    counts.messages++;
    counts.byType[columns.type[row]!]!++;
  }

  private stampRow(columns: AisColumns, row: number): void {
    const { part, clock, sentence } = this;
    const isDated = !Number.isNaN(part.at);
    const hasClock = !Number.isNaN(clock.now) && !(this.received - clock.heardAt > CLOCK_PATIENCE);
    const streamTime = hasClock ? clock.now : this.received;
    columns.observedAt[row] = isDated ? part.at : streamTime;
    columns.timeSource[row] = isDated ? part.timeSource : hasClock ? clock.source : TIME_SOURCE.reception;
    columns.receivedAt[row] = this.received;
    columns.line[row] = this.counts.lines;
    columns.offset[row] = this.lineOffset;
    columns.own[row] = sentence.isOwn;
    columns.channel[row] = sentence.channel;
    columns.station[row] = part.station;
  }

  /** True: the line at its `$` was a time sentence, or pretended to be one. */
  private readTime(bytes: Uint8Array, at: number, until: number): boolean {
    const saysReception = isPghp(bytes, at, until);
    if (!saysReception && !isRmc(bytes, at, until)) return false;
    const star = placeOf(bytes, STAR, at, until);
    if (star < 0 || hexByte(bytes, star + 1) !== xorOf(bytes, at + 1, star)) return false;
    if (saysReception) readPghp(this.clock, bytes, at, star, this.received);
    else readRmc(this.clock, bytes, at, star, this.received);
    this.counts.timeSentences++;
    return true;
  }
}
