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

/** Looks at the first chunk once: an input of another format decodes to nothing, and should say why. */
function makeBeginCheck(reject: RejectRow): (bytes: Uint8Array) => void {
  let isDone = false;
  return (bytes) => {
    if (isDone || bytes.length === 0) return;
    isDone = true;
    const begin = String.fromCharCode(...bytes.subarray(0, LOOK_AT_BYTES));
    const format = recognise(begin);
    const [line] = begin.split('\n');
    if (format === undefined || format === 'ais') return;
    reject('wrong-format', wrongFormat('ais', 'NMEA sentences such as !AIVDM', line!, 1));
  };
}

export const openAis: OpenFeed = (options, sink): Feed => {
  const { start } = options;
  const decoder = new AisDecoder(makeAisColumns(BATCH_ROWS), start === undefined ? {} : { startAt: start });
  const observer = new AisObserver(options, sink);
  const tellRefusals = makeRefusals(decoder, (reason) => sink.reject(reason));
  const checkBegin = makeBeginCheck((reason, problem) => sink.reject(reason, problem));
  const take = (rows: AisColumns) => observer.observe(rows);
  return {
    push(bytes, receivedAt) {
      checkBegin(bytes);
      decodeAll(decoder, bytes, receivedAt, take);
      tellRefusals();
    },
    end(receivedAt) {
      endAll(decoder, receivedAt, take);
      tellRefusals();
    },
  };
};

/** Rows as gpsd's JSON, for `garant decode ais`. */
export const openAisRows: OpenRows<AisJson> = (emit, reject) => {
  const decoder = new AisDecoder(makeAisColumns(BATCH_ROWS));
  const writer = new AisJsonWriter();
  const tellRefusals = makeRefusals(decoder, (reason) => reject(reason));
  const checkBegin = makeBeginCheck(reject);
  const take = (rows: AisColumns) => {
    for (let row = 0; row < rows.length; row++) {
      for (const json of writer.write(rows, row)) emit(json, rows.line[row]!);
    }
  };
  return {
    push(bytes) {
      checkBegin(bytes);
      decodeAll(decoder, bytes, Number.NaN, take);
      tellRefusals();
    },
    end() {
      endAll(decoder, Number.NaN, take);
      for (const json of writer.end()) emit(json, decoder.counts.lines);
      tellRefusals();
    },
  };
};
