/** What the YAML library finds wrong, in words for people who do not write YAML every day. */
import type { YAMLParseError, YAMLWarning } from 'yaml';
import type { Place, Problem } from '../../kernel/index.ts';
import { problem } from '../errors.ts';

interface PlainWords {
  readonly said: string;
  readonly mend: string;
}

const QUOTE_MEND = 'put a text that holds any of , : # [ ] { } between quotes';

const NO_COLON: PlainWords = {
  said: 'a key has no colon with a space behind it',
  mend: 'write "key: value", and begin keys of one thing in one column',
};

/** By the library's code or message. */
const PLAIN_WORDS: Readonly<Record<string, PlainWords>> = {
  TAB_AS_INDENT: { said: 'a tab is used to indent', mend: 'indent with spaces' },
  BAD_INDENT: {
    said: 'the indentation does not fit',
    mend: 'let keys of one thing begin in one column; close every bracket and brace',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    said: 'a second colon stands here, or a key that is indented too far',
    mend: `${QUOTE_MEND}; let keys of one thing begin in one column`,
  },
  MULTILINE_IMPLICIT_KEY: NO_COLON,
  'Implicit map keys need to be followed by map values': NO_COLON,
  'Sequence item without - indicator': {
    said: 'this belongs neither to the item of the list before nor to a new one',
    mend: 'begin an item with "- ", and let keys of one thing begin in one column',
  },
  MULTIPLE_DOCS: {
    said: 'the file holds more than one document',
    mend: 'keep one of them, and leave out --- and ...',
  },
};

/** What breaks the syntax, and its mend. */
export function wordsFor({ code, message }: YAMLParseError): PlainWords {
  const mend = code === 'MISSING_CHAR' ? 'add what is missing, here or on a line before' : QUOTE_MEND;
  return PLAIN_WORDS[message] ?? PLAIN_WORDS[code] ?? { said: message.replace(/["'](?=quote)/, ''), mend };
}

/** What the library passes over: a tag or directive that it does not know. */
export function passedOver(
  text: string,
  { code, message, pos: [from, to] }: YAMLWarning,
  place: Place,
): Problem {
  if (code !== 'TAG_RESOLVE_FAILED') {
    const mend = 'leave out the lines that begin with %';
    return problem('ACCORD_YAML', place, message, mend);
  }
  const said = `the tag "${text.slice(from, to)}" means nothing here`;
  return problem('ACCORD_YAML', place, said, 'leave it out; put a text that begins with ! between quotes');
}
