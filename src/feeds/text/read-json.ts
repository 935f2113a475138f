/**
 * JSON as it comes from files and sockets: one value a line, or one document over many lines. The first
 * line decides: when it is a whole value, so is every other line; else all lines make one document.
 */
import type { RejectRow, RowReader } from '../rows.ts';
import { badLine, lineTooLong } from './problems.ts';
import { LineReader } from './read-lines.ts';

/** A table of a day's state vectors of one country is some 30 million characters. */
const MOST_DOCUMENT = 128 * 1024 * 1024;

type TakeJson = (value: unknown, line: number, text: string) => void;

export function openJson(format: string, take: TakeJson, reject: RejectRow): RowReader {
  let mode: 'first' | 'lines' | 'document' = 'first';
  const document: string[] = [];
  let size = 0;

  const tooLong = (line: number) => reject('line-too-long', lineTooLong(format, MOST_DOCUMENT, line));
  const notJson = (text: string, line: number, reason: unknown) => {
    const why = reason instanceof Error ? reason.message : 'not JSON';
    reject('not-json', badLine(format, `${why.slice(0, 200)} in ${text.length} characters`, line));
  };

  const collect = (text: string, line: number) => {
    if (size > MOST_DOCUMENT) return;
    size += text.length + 1;
    if (size > MOST_DOCUMENT) tooLong(line);
    else document.push(text);
  };

  const reader = new LineReader(
    MOST_DOCUMENT,
    (text, line) => {
      if (mode === 'document') {
        collect(text, line);
        return;
      }
      try {
        const value: unknown = JSON.parse(text);
        mode = 'lines';
        take(value, line, text);
      } catch (reason) {
        if (!(reason instanceof SyntaxError)) throw reason;
        if (mode === 'first' && /^[[{]/.test(text)) {
          mode = 'document';
          collect(text, line);
        } else notJson(text, line, reason);
      }
    },
    tooLong,
  );

  const endDocument = () => {
    if (mode !== 'document' || size > MOST_DOCUMENT) return;
    const text = document.join('\n');
    try {
      take(JSON.parse(text), 1, text);
    } catch (reason) {
      if (!(reason instanceof SyntaxError)) throw reason;
      notJson(text, 1, reason);
    }
  };
  return {
    push: (bytes) => reader.push(bytes),
    end() {
      reader.end();
      endDocument();
    },
  };
}
