/**
 * Formats that are rows of text: bytes → rows as plain objects, which `garant decode` prints as they are
 * and a feed turns into observations.
 */
import type { Instant } from '../kernel/index.ts';
import { type Numbering, startNumbering } from './begin-fix.ts';
import type { FeedOptions, FeedSink, OpenFeed } from './feed.ts';

export interface RowReader {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** `line` counts from 1; in a document without lines it is the number of the record. */
export type EmitRow<Row> = (row: Row, line: number) => void;
export type RejectRow = FeedSink['reject'];
export type OpenRows<Row> = (emit: EmitRow<Row>, reject: RejectRow) => RowReader;

/** What an observer of rows may use: where it writes, whose rows they are, and when they came. */
export interface Observing {
  readonly options: FeedOptions;
  readonly sink: FeedSink;
  readonly numbering: Numbering;
  /** NaN for a file. */
  receivedAt: Instant;
}

/** What every report that is not a fix carries; a file's time of reception is that of observation. */
export const reported = (observing: Observing, observedAt: Instant) => {
  const receivedAt = Number.isNaN(observing.receivedAt) ? observedAt : observing.receivedAt;
  return {
    observedAt,
    receivedAt,
    source: observing.options.source,
    index: observing.numbering.next++,
  };
};

/** A feed from a reader of rows and what each row means. `makeObserver` is called once for each stream. */
export const feedOfRows =
  <Row>(
    openRows: OpenRows<Row>,
    makeObserver: (observing: Observing) => (row: Row, line: number) => void,
  ): OpenFeed =>
  (options, sink) => {
    const observing: Observing = {
      options,
      sink,
      numbering: startNumbering(options),
      receivedAt: Number.NaN,
    };
    const observer = makeObserver(observing);
    const reader = openRows(observer, (reason, problem) => sink.reject(reason, problem));
    return {
      push(bytes, receivedAt) {
        observing.receivedAt = receivedAt;
        reader.push(bytes);
      },
      end(receivedAt) {
        observing.receivedAt = receivedAt;
        reader.end();
      },
    };
  };
