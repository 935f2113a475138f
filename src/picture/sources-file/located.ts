/** YAML nodes with their place in the file, so that every problem names line and column. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Place, Problem } from '../../kernel/index.ts';

/** One file being read, and what is wrong with it so far. */
export interface Reading {
  readonly file: string;
  readonly lines: LineCounter;
  readonly problems: Problem[];
}

/** A node and where it stands. */
export interface Located {
  readonly node: Node | null;
  readonly place: Place;
}

export type Fields = ReadonlyMap<string, Located>;

/** Longer texts are refused: no list of sources is that long. Characters. */
const LONGEST_TEXT = 4_000_000;

/** Parses the text; undefined when it is no YAML. */
export function parseLocated(text: string, file: string): { reading: Reading; root: Located | undefined } {
  const lines = new LineCounter();
  const reading: Reading = { file, lines, problems: [] };
  const parsed = text.length <= LONGEST_TEXT ? parseSafely(text, lines) : undefined;
  if (!parsed) {
    const message = `the text is longer than ${LONGEST_TEXT} characters or nested too deeply to be read`;
    complain(reading, { file }, 'SOURCES_YAML', message, 'give polygons with fewer corners');
    return { reading, root: undefined };
  }
  for (const { message, pos } of parsed.errors) {
    complain(
      reading,
      placeAt(reading, pos[0]),
      'SOURCES_YAML',
      message,
      'indent with spaces, quote odd texts',
    );
  }
  for (const { message, pos } of parsed.warnings) {
    complain(
      reading,
      placeAt(reading, pos[0]),
      'SOURCES_YAML',
      message,
      'leave out tags (!…) and directives (%…)',
    );
  }
  const root = parsed.errors.length > 0 ? undefined : locate(reading, parsed.contents, { file });
  return { reading, root };
}

/** The library recurses, so a hostile nesting overflows the stack instead of giving an error. */
function parseSafely(text: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, {
      version: '1.2',
      schema: 'core',
      lineCounter,
      resolveKnownTags: false,
      prettyErrors: false,
    });
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function placeAt({ lines, file }: Reading, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(1, line), column: Math.max(1, col) };
}

function locate(reading: Reading, node: Node | null, fallback: Place): Located {
  return { node, place: node?.range ? placeAt(reading, node.range[0]) : fallback };
}

export function complain(
  reading: Reading,
  place: Place,
  code: string,
  message: string,
  mend: string,
): undefined {
  reading.problems.push({ code, message, mend, place });
  return undefined;
}

/** The entries of a mapping. Keys that are not `known` are reported, and so are missing `required` ones, which are given as one writes them: `key: value`. */
export function fieldsOf(
  reading: Reading,
  { node, place }: Located,
  what: string,
  known: readonly string[],
  required: readonly string[] = [],
): Fields | undefined {
  if (!isMap(node)) {
    return complain(
      reading,
      place,
      'SOURCES_SHAPE',
      `${what} is not a mapping`,
      `write ${known.join(':, ')}:`,
    );
  }
  const fields = new Map<string, Located>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = locate(reading, key as Node, place);
    if (known.includes(name)) fields.set(name, locate(reading, value as Node | null, at.place));
    else
      complain(
        reading,
        at.place,
        'SOURCES_KEY',
        `"${name}" means nothing in ${what}`,
        `known here: ${known.join(', ')}`,
      );
  }
  for (const written of required) {
    const name = written.split(':', 1)[0]!;
    if (!fields.has(name))
      complain(reading, place, 'SOURCES_MISSING', `${what} has no ${name}`, `add ${written}`);
  }
  return fields;
}

/** The items of a list. */
export function itemsOf(reading: Reading, { node, place }: Located, what: string): readonly Located[] {
  if (isSeq(node)) return node.items.map((item) => locate(reading, item as Node, place));
  complain(reading, place, 'SOURCES_SHAPE', `${what} is not a list`, 'begin each item with "- "');
  return [];
}

/** A scalar as it was written, without quotes: an address like `4e1234` stays what it is. */
export function writtenOf(reading: Reading, { node, place }: Located, what: string): string | undefined {
  if (isScalar(node) && node.value !== null) return node.source ?? String(node.value);
  return complain(reading, place, 'SOURCES_SHAPE', `${what} is not a single value`, 'write one value');
}

/** A word out of a closed list. */
export function wordOf<Word extends string>(
  reading: Reading,
  located: Located,
  what: string,
  words: readonly Word[],
): Word | undefined {
  const written = writtenOf(reading, located, what);
  if (written === undefined || words.includes(written as Word)) return written as Word | undefined;
  const mend = `use one of ${words.join(', ')}`;
  return complain(reading, located.place, 'SOURCES_WORD', `"${written}" is no ${what}`, mend);
}

/** A list of words out of a closed list. */
export const wordsOf = <Word extends string>(
  reading: Reading,
  located: Located,
  what: string,
  words: readonly Word[],
): readonly Word[] =>
  itemsOf(reading, located, `the list of ${what}s`).flatMap((item) => {
    const word = wordOf(reading, item, what, words);
    return word === undefined ? [] : [word];
  });
