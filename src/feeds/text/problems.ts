/** Problems that several text formats share, worded the same everywhere. */
import type { Problem, RepeatedKey } from '../../kernel/index.ts';
import { recognise } from './recognise.ts';

const QUOTED = 80;

/** The begin of what was found, printable and short. */
export const quote = (text: string): string =>
  JSON.stringify(text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text);

/** The input is not in the format it was given as. */
export function wrongFormat(format: string, expected: string, found: string, line: number): Problem {
  const other = recognise(found);
  const guess = other && other !== format ? `; it looks like ${other}` : '';
  return {
    code: 'FEED_WRONG_FORMAT',
    message: `this is not ${format}: expected ${expected}, found ${quote(found)}${guess}`,
    mend:
      other && other !== format ? `name the input's format: ${other}` : `check that the input is ${format}`,
    place: { line, column: 1 },
  };
}

export const badLine = (format: string, message: string, line: number): Problem => ({
  code: 'FEED_BAD_LINE',
  message: `${format}: ${message}`,
  place: { line },
});

/** Parsers differ in which of the two values they keep. */
export function keyTwice(format: string, json: string, { key, offset }: RepeatedKey, line: number): Problem {
  const message = `${quote(key)} stands twice in one object, the second time as ${quote(json.slice(offset))}`;
  return { ...badLine(format, message, line), mend: 'keep one of the two' };
}

export const lineTooLong = (format: string, most: number, line: number): Problem => ({
  code: 'FEED_LINE_TOO_LONG',
  message: `${format}: a line is longer than ${most} characters; it was left out`,
  place: { line },
});
