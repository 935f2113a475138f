/** AIS as a feed: lines of NMEA in, fixes and identity reports out. */
import type { Instant } from '../../kernel/index.ts';
import type { Feed, OpenFeed } from '../feed.ts';
import type { OpenRows, RejectRow } from '../rows.ts';
import { wrongFormat } from '../text/problems.ts';
import { recognise } from '../text/recognise.ts';
import { type AisColumns, makeAisColumns } from './columns.ts';
import { AisDecoder } from './decode.ts';
import type { AisJson } from './export-json.ts';
import { AisJsonWriter } from './join-type-24.ts';
import { AisObserver } from './observe.ts';
import { REASONS } from './reasons.ts';

const BATCH_ROWS = 1024;

/** Runs a chunk through the decoder and hands every batch of rows to `take`. */
function decodeAll(
  decoder: AisDecoder,
  bytes: Uint8Array,
  receivedAt: Instant,
  take: (rows: AisColumns) => void,
): void {
  let at = 0;
  while (at < bytes.length) {
    at = decoder.decode(bytes, at, receivedAt);
    take(decoder.columns);
    decoder.columns.length = 0;
  }
}

function endAll(decoder: AisDecoder, receivedAt: Instant, take: (rows: AisColumns) => void): void {
  decoder.end(receivedAt);
  take(decoder.columns);
  decoder.columns.length = 0;
}

/** Tells the sink what the decoder refused since the last time. */
function makeRefusals(decoder: AisDecoder, reject: (reason: string) => void): () => void {
  const told = new Float64Array(REASONS.length);
  return () => {
    for (let i = 0; i < told.length; i++) {
      const total = decoder.counts.refused[i]!;
      for (let n = told[i]!; n < total; n++) reject(REASONS[i]!);
      told[i] = total;
    }
  };
}

const LOOK_AT_BYTES = 400;
/** Another format is known by its begin; anything else without a sentence in this many bytes is none either. */
const PATIENCE = 4096;

interface FormatCheck {
  /** A chunk has been decoded. */
  push(bytes: Uint8Array): void;
  end(): void;
}

/** An input without a sentence is told once. NMEA lines that are not AIS, and blank ones, are no other format. */
function makeFormatCheck({ counts }: AisDecoder, reject: RejectRow): FormatCheck {
  let begin = '';
  let length = 0;
  let isDone = false;
  const check = (isEnough: boolean): void => {
    if (isDone || begin.trim() === '') return;
    isDone = counts.sentences + counts.timeSentences > 0 || recognise(begin) === 'ais';
    if (isDone || (!isEnough && recognise(begin) === undefined)) return;
    isDone = true;
    const [line] = begin.trimStart().split('\n');
    reject('wrong-format', wrongFormat('ais', 'NMEA sentences such as !AIVDM', line!, 1));
  };
  return {
    push(bytes) {
      if (isDone) return;
      begin += String.fromCharCode(...bytes.subarray(0, LOOK_AT_BYTES - begin.length));
      length += bytes.length;
      check(length >= PATIENCE);
    },
    end: () => check(true),
  };
}

export const openAis: OpenFeed = (options, sink): Feed => {
  const { start } = options;
  const decoder = new AisDecoder(makeAisColumns(BATCH_ROWS), start === undefined ? {} : { startAt: start });
  const observer = new AisObserver(options, sink);
  const tellRefusals = makeRefusals(decoder, (reason) => sink.reject(reason));
  const check = makeFormatCheck(decoder, (reason, problem) => sink.reject(reason, problem));
  const take = (rows: AisColumns) => observer.observe(rows);
  return {
    push(bytes, receivedAt) {
      decodeAll(decoder, bytes, receivedAt, take);
      check.push(bytes);
      tellRefusals();
    },
    end(receivedAt) {
      endAll(decoder, receivedAt, take);
      check.end();
      tellRefusals();
    },
  };
};

/** Rows as gpsd's JSON, for `garant decode ais`. */
export const openAisRows: OpenRows<AisJson> = (emit, reject) => {
  const decoder = new AisDecoder(makeAisColumns(BATCH_ROWS));
  const writer = new AisJsonWriter();
  const tellRefusals = makeRefusals(decoder, (reason) => reject(reason));
  const check = makeFormatCheck(decoder, reject);
  const take = (rows: AisColumns) => {
    for (let row = 0; row < rows.length; row++) {
      for (const json of writer.write(rows, row)) emit(json, rows.line[row]!);
    }
  };
  return {
    push(bytes) {
      decodeAll(decoder, bytes, Number.NaN, take);
      check.push(bytes);
      tellRefusals();
    },
    end() {
      endAll(decoder, Number.NaN, take);
      for (const json of writer.end()) emit(json, decoder.counts.lines);
      check.end();
      tellRefusals();
    },
  };
};
