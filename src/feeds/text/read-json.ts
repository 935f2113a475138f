/**
 * JSON as it comes from files and sockets: one value a line, or one document over many lines. The first
 * line decides: when it is a whole value, so is every other line; else the lines make one document. Two
 * whole objects on lines of their own show that it was only a damaged first line after all.
 */
import { repeatedKey } from '../../kernel/index.ts';
import type { RejectRow, RowReader } from '../rows.ts';
import { badLine, keyTwice, lineTooLong, quote } from './problems.ts';
import { LineReader } from './read-lines.ts';

/** A table of a day's state vectors of one country is some 30 million characters. */
const MOST_DOCUMENT = 128 * 1024 * 1024;

type TakeJson = (value: unknown, line: number, text: string) => void;

/** The value on the line, undefined when there is none. */
function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}

export function openJson(format: string, takeSound: TakeJson, reject: RejectRow): RowReader {
  const take: TakeJson = (value, line, text) => {
    const twice = repeatedKey(text, value);
    if (twice) reject('key-twice', keyTwice(format, text, twice, line));
    else takeSound(value, line, text);
  };
  let mode: 'first' | 'lines' | 'document' = 'first';
  let document: string[] = [];
  let size = 0;
  /** In a document: the line before, when it was an object by itself. */
  let whole: { readonly value: unknown; readonly text: string } | undefined;

  const tooLong = (line: number) => reject('line-too-long', lineTooLong(format, MOST_DOCUMENT, line));
  const notJson = (text: string, line: number) =>
    reject('not-json', badLine(format, `not JSON: ${quote(text)}`, line));

  const startOver = () => {
    mode = 'lines';
    document = [];
    whole = undefined;
  };

  const takeLine = (text: string, line: number) => {
    const value = parseLine(text);
    if (value !== undefined) {
      mode = 'lines';
      take(value, line, text);
    } else if (mode === 'first' && /^[[{]/.test(text)) {
      mode = 'document';
      collect(text, line);
    } else notJson(text, line);
  };

  const collect = (text: string, line: number) => {
    const value = text.startsWith('{') && text.endsWith('}') ? parseLine(text) : undefined;
    if (value !== undefined && whole) {
      notJson(document[0]!, 1);
      take(whole.value, line - 1, whole.text);
      startOver();
      take(value, line, text);
      return;
    }
    whole = value === undefined ? undefined : { value, text };
    size += text.length + 1;
    document.push(text);
    if (size > MOST_DOCUMENT) {
      tooLong(line);
      startOver();
    }
  };

  const reader = new LineReader(
    MOST_DOCUMENT,
    (text, line) => (mode === 'document' ? collect(text, line) : takeLine(text, line)),
    tooLong,
  );
  return {
    push: (bytes) => reader.push(bytes),
    end() {
      reader.end();
      if (mode !== 'document') return;
      const text = document.join('\n');
      const value = parseLine(text);
      startOver();
      if (value === undefined) notJson(text, 1);
      else take(value, 1, text);
    },
  };
}
