/** A YAML text as a tree in which every node knows its place. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
} from 'yaml';
import type { Place, Problem } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import type { MappingEntry, MappingNode, ScalarNode, TreeNode } from './node.ts';
import type { Report } from './report.ts';
import { placeIn, soundText } from './sound-text.ts';
import { passedOver, wordsFor } from './yaml-words.ts';

export type { ListNode, MappingEntry, MappingNode, ScalarNode, TreeNode } from './node.ts';

/** A text longer than this is refused: no accord is, and reading it would stall the node. Characters. */
const LONGEST_TEXT = 1_000_000;

/** Each is refused by itself; a text with more of them is not worth the time that reading it takes. */
const MOST_ANCHORS = 1_000;

/** What begins a name for text elsewhere, or looks like it in a text. */
const ANCHOR = /(?:^|[\s[{,])[&*](?=\w)/g;

/** Brackets open at one time: far beyond any accord, and far below what the library takes seconds for. */
const DEEPEST = 500;

/** Parses one YAML 1.2 document (core schema); undefined when its syntax is broken. Reports what breaks it, else every other problem at once. */
export function parseTree(written: string, file: string, report: Report): TreeNode | undefined {
  const text = soundText(written, file, report);
  if (text === undefined) return undefined;
  const anchors = text.length <= LONGEST_TEXT && !isDeep(text) ? [...text.matchAll(ANCHOR)] : [];
  if (anchors.length > MOST_ANCHORS) {
    const place = placeIn(text, file, anchors[0]!.index + anchors[0]![0].length - 1);
    const message = 'here begin names for text elsewhere, far too many of them';
    report.problems.push(problem('ACCORD_YAML', place, message, 'write the text out, without & and *'));
    return undefined;
  }
  const lines = new LineCounter();
  const document = text.length <= LONGEST_TEXT && !isDeep(text) ? parseSafely(text, lines) : undefined;
  if (!document || document.errors.some(isOverflow)) {
    const message = `the text is longer than ${LONGEST_TEXT} characters or nested too deeply to be read`;
    const mend = 'put long geometry into areas.geojson';
    report.problems.push(problem('ACCORD_YAML', { file, line: 1, column: 1 }, message, mend));
    return undefined;
  }
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // Those after the first are mostly what follows from it.
  const [first] = document.errors;
  if (first) {
    const { said, mend } = wordsFor(first);
    report.problems.push(problem('ACCORD_YAML', placeAt(first.pos[0]), said, mend));
    return undefined;
  }
  const { explicit, version } = document.directives.yaml;
  if (explicit && version !== '1.2') {
    const said = `the text says that it is YAML ${version}, where yes, no, on and off mean something else`;
    report.problems.push(
      problem('ACCORD_YAML', placeAt(0), said, 'leave out the line that begins with %YAML'),
    );
  }
  for (const warning of document.warnings)
    report.problems.push(passedOver(text, warning, placeAt(warning.pos[0])));
  return toTree(document.contents, 0, { text, placeAt, problems: report.problems });
}

/** Whether more brackets and braces are opened than closed, by so many, somewhere; those in texts count as well. */
function isDeep(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length && open <= DEEPEST; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) open++;
    else if (code === 0x5d || code === 0x7d) open--;
  }
  return open > DEEPEST;
}

/** The library recurses, so a hostile nesting overflows the stack instead of giving an error. */
function parseSafely(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      version: '1.2',
      schema: 'core',
      lineCounter,
      uniqueKeys: false,
      resolveKnownTags: false,
      prettyErrors: false,
    });
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** Nesting may also overflow the stack where the library turns that into an error of its own. */
const isOverflow = ({ message }: Error): boolean => message.includes('call stack');

interface Reader {
  readonly text: string;
  readonly placeAt: (offset: number) => Place;
  readonly problems: Problem[];
}

function toTree(node: Node | null, fallback: number, reader: Reader): TreeNode {
  const offset = node?.range?.[0] ?? fallback;
  const place = reader.placeAt(offset);
  if (node && 'anchor' in node && node.anchor !== undefined)
    reader.problems.push(anchored(node.anchor, place));
  if (isMap(node)) {
    const pairs = node.items as Pair<Node, Node | null>[];
    const whole = node.flow ? pairs.filter((pair) => !isCutText(pair)) : pairs;
    const cut = pairs.find((pair) => !whole.includes(pair));
    if (cut) reader.problems.push(cutText(cut, reader));
    const entries = whole.flatMap((pair) => toEntry(pair, offset, reader));
    return { kind: 'mapping', place, entries: eachOnce(entries, reader) };
  }
  if (isSeq(node)) {
    return { kind: 'list', place, items: node.items.map((item) => toTree(item as Node, offset, reader)) };
  }
  if (isScalar(node)) {
    const cut = textAfterHash(node, reader);
    if (cut) reader.problems.push(cut);
    return toScalar(node.value, node.source, place);
  }
  if (isAlias(node)) {
    reader.problems.push(
      problem('ACCORD_YAML', place, `*${node.source} stands for text elsewhere`, 'write the text out here'),
    );
  }
  return { kind: 'scalar', value: null, written: '', place };
}

/** A name for what follows; in a text that begins with & it is the first word, and would be lost. */
const anchored = (name: string, place: Place): Problem =>
  problem(
    'ACCORD_YAML',
    place,
    `&${name} gives a name to what follows`,
    'leave it out; put a text that begins with & between quotes',
  );

const HASH_BEFORE_WORD = /[ \t]+(?=#\w)/y;

/** Unquoted, "Article #5 holds" says "Article": the rest is a comment, which nobody meant who left no space. */
function textAfterHash({ range, source = '' }: Scalar, { text, placeAt }: Reader): Problem | undefined {
  HASH_BEFORE_WORD.lastIndex = range?.[1] ?? text.length;
  if (!source.includes(' ') || !HASH_BEFORE_WORD.test(text)) return undefined;
  const mend = 'put the whole text between quotes; leave a space after # to begin a comment';
  return problem('ACCORD_VALUE', placeAt(HASH_BEFORE_WORD.lastIndex), 'the "#" ends the text', mend);
}

const BEGINS_WITH_DIGIT = /^\d/;

/** Between braces a comma ends a text: what follows it then stands there as a key that nobody gave a value. */
const isCutText = ({ key, value }: Pair<Node, Node | null>): boolean =>
  value === null && isScalar(key) && / |^\d/.test(String(key.value));

function cutText({ key }: Pair<Node, Node | null>, { placeAt }: Reader): Problem {
  const rest = isScalar(key) ? (key.source ?? '') : '';
  const mend = BEGINS_WITH_DIGIT.test(rest)
    ? 'write a decimal point; put a text with a comma between quotes'
    : 'put the whole text between quotes';
  return problem(
    'ACCORD_VALUE',
    placeAt(key.range?.[0] ?? 0),
    `the comma before "${rest}" ends the text`,
    mend,
  );
}

/** A key that stands twice is reported, and its first value taken. */
function eachOnce(entries: readonly MappingEntry[], { problems }: Reader): MappingEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ key, place }) => {
    if (seen.has(key))
      problems.push(problem('ACCORD_KEY_TWICE', place, `"${key}" stands here twice`, 'keep one of the two'));
    return !seen.has(key) && seen.add(key);
  });
}

function toEntry(pair: Pair<Node, Node | null>, fallback: number, reader: Reader): MappingEntry[] {
  const offset = pair.key.range?.[0] ?? fallback;
  const place = reader.placeAt(offset);
  if (!isScalar(pair.key)) {
    reader.problems.push(
      problem('ACCORD_YAML', place, 'a key must be one word', 'write a name before the colon'),
    );
    return [];
  }
  const key = pair.key.source ?? String(pair.key.value);
  return [{ key, place, value: toTree(pair.value, pair.key.range?.[1] ?? offset, reader) }];
}

function toScalar(value: unknown, source: string | undefined, place: Place): ScalarNode {
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return {
    kind: 'scalar',
    value: known ? value : value === null ? null : String(value),
    written: source ?? String(value ?? ''),
    place,
  };
}

/** `over` laid on `under`: a key of both takes the value of `over`. Places stay with what was written. */
export function overlay(under: MappingNode, over: MappingNode): MappingNode {
  const replaced = new Set(over.entries.map((entry) => entry.key));
  const kept = under.entries.filter((entry) => !replaced.has(entry.key));
  return { kind: 'mapping', place: over.place, entries: [...kept, ...over.entries] };
}

export const entryOf = (node: MappingNode, key: string): MappingEntry | undefined =>
  node.entries.find((entry) => entry.key === key);

export const withoutKeys = (node: MappingNode, keys: readonly string[]): MappingNode => ({
  ...node,
  entries: node.entries.filter((entry) => !keys.includes(entry.key)),
});
