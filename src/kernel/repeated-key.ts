/**
 * Keys that stand twice in one JSON object. A parser keeps one of the two values and says nothing, and another
 * parser keeps the other: the same bytes would be two different statements.
 *
 * @source RFC 8259 (JSON), section 4: names within an object should be unique.
 */
const QUOTE = 34;
const BACKSLASH = 92;

/** Position of the quote that ends the text which begins at `start`. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/** Every key ends with a quote and a colon; so does what is in some texts. */
function mostKeys(json: string): number {
  let keys = 0;
  for (let colon = json.indexOf(':'); colon >= 0; colon = json.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (isSpace(json.charCodeAt(before))) before--;
    if (json.charCodeAt(before) === QUOTE) keys++;
  }
  return keys;
}

/** Deeper values are not counted: a hostile nesting would overflow the stack. */
const DEEPEST = 64;

/** NaN: too deep to be counted. */
function keysKept(value: object, depth: number): number {
  if (depth > DEEPEST) return Number.NaN;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item === 'object' && item !== null) keys += keysKept(item, depth + 1);
    }
    return keys;
  }
  for (const key in value) {
    const item: unknown = value[key as keyof typeof value];
    keys += typeof item === 'object' && item !== null ? 1 + keysKept(item, depth + 1) : 1;
  }
  return keys;
}

export interface RepeatedKey {
  readonly key: string;
  /** Where it stands the second time, in UTF-16 code units. */
  readonly offset: number;
}

/** The first key that stands twice in `json`, which `value` was parsed from. Quick where there is none. */
export function repeatedKey(json: string, value: unknown): RepeatedKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return mostKeys(json) === keysKept(value, 0) ? undefined : findRepeated(json);
}

function findRepeated(json: string): RepeatedKey | undefined {
  /** Keys of each object that is open; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  let start = 0;
  let end = 0;
  for (let at = 0; at < json.length; at++) {
    switch (json.charAt(at)) {
      case '{':
        open.push(new Set());
        break;
      case '[':
        open.push(undefined);
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case '"':
        start = at;
        end = endOfText(json, at);
        at = end;
        break;
      case ':': {
        const key = JSON.parse(json.slice(start, end + 1)) as string;
        const keys = open.at(-1)!;
        if (keys.has(key)) return { key, offset: start };
        keys.add(key);
      }
    }
  }
  return undefined;
}
