/** Beast as a feed, and as rows for `garant decode beast`. */
import type { Instant, Problem } from '../../kernel/index.ts';
import type { Feed, OpenFeed } from '../feed.ts';
import {
  type FrameRun,
  frameHex,
  ModesObserver,
  type ModesOptions,
  type ModesRow,
  modesRow,
  startFrameRun,
} from '../modes/index.ts';
import type { EmitRow, RejectRow, RowReader } from '../rows.ts';
import { recognise } from '../text/recognise.ts';
import { type BeastReader, makeBeastReader, readBeast } from './read-beast.ts';

const ROWS = 1024;
const MILLISECONDS = 1000;
/** This many bytes without one message are not Beast. */
const PATIENCE = 4096;
const QUOTED = 200;

/** Reads the whole chunk, decoding whenever the batch is full and once at the end. */
function readChunk(reader: BeastReader, run: FrameRun, bytes: Uint8Array, receivedAt: number): void {
  let at = 0;
  while (at < bytes.length) {
    at = readBeast(reader, bytes, at, run.frames, receivedAt);
    run.flush();
  }
}

/** Tells what the reader passed over since the last time. */
function makeRefusals(reader: BeastReader, reject: RejectRow): (bytes: Uint8Array) => void {
  const { counts } = reader;
  const told = { ...counts };
  let isTold = false;
  return (bytes) => {
    for (; told.otherTypes < counts.otherTypes; told.otherTypes++) reject('not-mode-s');
    for (; told.broken < counts.broken; told.broken++) reject('broken-message');
    for (; told.clockJumps < counts.clockJumps; told.clockJumps++) reject('clock-jump');
    for (; told.losses < counts.losses; told.losses++) reject('bytes-between-messages');
    if (isTold || counts.frames + counts.otherTypes > 0 || counts.skippedBytes < PATIENCE) return;
    isTold = true;
    reject('wrong-format', notBeast(new TextDecoder('latin1').decode(bytes.subarray(0, QUOTED))));
  };
}

function notBeast(found: string): Problem {
  const other = recognise(found);
  return {
    code: 'FEED_WRONG_FORMAT',
    message: `this is not beast: no message in the first ${PATIENCE} bytes${other ? `; it looks like ${other}` : ''}`,
    mend: other ? `name the input's format: ${other}` : 'check that the input is Beast binary',
    place: { offset: 0 },
  };
}

/**
 * With `start`, or from a file, the receiver's clock counts from there; a live stream without one is tied
 * to the times of reception.
 */
export const openBeast: OpenFeed = (options, sink): Feed => {
  const { start, receiver } = options;
  const reader = makeBeastReader((start ?? 0) / MILLISECONDS);
  const observer = new ModesObserver(options, sink);
  const take = observer.observe.bind(observer);
  const run = startFrameRun(receiver ? { receiver } : {}, ROWS, take, (reason) => sink.reject(reason));
  const tellRefusals = makeRefusals(reader, (reason, problem) => sink.reject(reason, problem));
  return {
    push(bytes, receivedAt: Instant) {
      observer.receivedAt = receivedAt;
      readChunk(reader, run, bytes, start === undefined ? receivedAt / MILLISECONDS : Number.NaN);
      tellRefusals(bytes);
    },
    end() {
      if (reader.heldLength > 0) sink.reject('cut-off-message');
    },
  };
};

/** `start` is the time of the first frame, milliseconds since 1970 UTC; without it times count from 0. */
export function openBeastRows(
  emit: EmitRow<ModesRow>,
  reject: RejectRow,
  options: ModesOptions & { readonly start?: Instant } = {},
): RowReader {
  const reader = makeBeastReader((options.start ?? 0) / MILLISECONDS);
  let number = 0;
  const run = startFrameRun(
    options,
    ROWS,
    (columns, frames) => {
      for (let row = 0; row < columns.length; row++) {
        emit(modesRow(columns, row, frameHex(frames, columns.frame[row]!), columns.time[row]!), ++number);
      }
    },
    reject,
  );
  const tellRefusals = makeRefusals(reader, reject);
  return {
    push(bytes) {
      readChunk(reader, run, bytes, Number.NaN);
      tellRefusals(bytes);
    },
    end() {
      if (reader.heldLength > 0) reject('cut-off-message');
    },
  };
}
