/** Hex lines as a feed, and as rows for `garant decode modes-hex`. */
import type { Feed, OpenFeed } from '../feed.ts';
import { ModesObserver, type ModesOptions, type ModesRow, modesRow, startFrameRun } from '../modes/index.ts';
import type { EmitRow, RejectRow, RowReader } from '../rows.ts';
import { badLine, lineTooLong, wrongFormat } from '../text/problems.ts';
import { LineReader } from '../text/read-lines.ts';
import { recognise } from '../text/recognise.ts';
import { addHexFrame, type HexLine, parseHexLine } from './read-hex.ts';

const FORMAT = 'modes-hex';
const MOST_LINE = 65_536;
const ROWS = 1024;
const EXPECTED = 'a Mode S frame of 14 or 28 hexadecimal digits';

/** Hands on what can be read of each line; `take` gets its number too. */
function makeLines(take: (line: HexLine, number: number) => void, reject: RejectRow): LineReader {
  let isWrong = false;
  const read = (text: string, number: number) => {
    if (isWrong || text.startsWith('#')) return;
    const line = parseHexLine(text);
    if (line !== null) take(line, number);
    else if (number === 1 && (recognise(text) ?? FORMAT) !== FORMAT) {
      isWrong = true;
      reject('wrong-format', wrongFormat(FORMAT, EXPECTED, text, number));
    } else reject('no-frame', badLine(FORMAT, `the line has no ${EXPECTED.slice(2)}`, number));
  };
  return new LineReader(MOST_LINE, read, (number) =>
    reject('line-too-long', lineTooLong(FORMAT, MOST_LINE, number)),
  );
}

/** Frames without a time take that of reception, or of the file's start. */
export const openModesHex: OpenFeed = (options, sink): Feed => {
  const observer = new ModesObserver(options, sink);
  const reject: RejectRow = (reason, problem) => sink.reject(reason, problem);
  const run = startFrameRun(
    options.receiver ? { receiver: options.receiver } : {},
    ROWS,
    (columns) => observer.observe(columns),
    reject,
  );
  let untimed = (options.start ?? 0) / 1000;
  const lines = makeLines(({ frame, timestamp }) => {
    addHexFrame(run.frames, frame, timestamp ?? untimed);
    if (run.frames.length === ROWS) run.flush();
  }, reject);
  const at = (receivedAt: number) => {
    observer.receivedAt = receivedAt;
    if (!Number.isNaN(receivedAt)) untimed = receivedAt / 1000;
  };
  return {
    push(bytes, receivedAt) {
      at(receivedAt);
      lines.push(bytes);
      run.flush();
    },
    end(receivedAt) {
      at(receivedAt);
      lines.end();
      run.flush();
    },
  };
};

/** Keeps replies whose address nobody confirmed: a list of frames has been sifted by whoever wrote it. */
export function openModesHexRows(
  emit: EmitRow<ModesRow>,
  reject: RejectRow,
  options: ModesOptions = { unknownAddress: 'keep' },
): RowReader {
  const read: { line: HexLine; number: number }[] = [];
  const run = startFrameRun(
    options,
    ROWS,
    (columns) => {
      for (let row = 0; row < columns.length; row++) {
        const { line, number } = read[columns.frame[row]!]!;
        emit(modesRow(columns, row, line.frame, line.timestamp), number);
      }
    },
    reject,
  );
  const flush = () => {
    run.flush();
    read.length = 0;
  };
  const lines = makeLines((line, number) => {
    addHexFrame(run.frames, line.frame, line.timestamp ?? Number.NaN);
    read.push({ line, number });
    if (read.length === ROWS) flush();
  }, reject);
  return {
    push(bytes) {
      lines.push(bytes);
      flush();
    },
    end() {
      lines.end();
      flush();
    },
  };
}
