/** Exchanges the names of two parties in the files of an accord, at its words and never within one. */
import { parseDocument, visit } from 'yaml';
import type { AccordFiles } from '../../accord/index.ts';
import type { Json } from '../../kernel/index.ts';

export type Two = readonly [string, string];

/** A name, or what people find about it: `confirmed:no-fly:NORTH`. */
function swapWord(word: string, [one, other]: Two): string {
  const found = /^((?:confirmed|remedied):[^:]+:)?(.*)$/s.exec(word)!;
  const name = found[2]!;
  const swapped = name === one ? other : name === other ? one : name;
  return `${found[1] ?? ''}${swapped}`;
}

/** Every text in it that is a whole name; keys stay. */
export function swapInValue(value: Json, two: Two): Json {
  if (typeof value === 'string') return swapWord(value, two);
  if (Array.isArray(value)) return value.map((item: Json) => swapInValue(item, two));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value as Readonly<Record<string, Json>>);
  return Object.fromEntries(members.map(([key, member]) => [key, swapInValue(member, two)]));
}

export const swapInFiles = (files: AccordFiles, two: Two): AccordFiles => ({
  ...files,
  yaml: swapInYaml(files.yaml, two),
  ...(files.areas === undefined
    ? {}
    : { areas: JSON.stringify(swapInValue(JSON.parse(files.areas) as Json, two)) }),
  ...(files.examples
    ? { examples: files.examples.map(({ name, text }) => ({ name, text: swapInYaml(text, two) })) }
    : {}),
  ...(files.base ? { base: swapInFiles(files.base, two) } : {}),
});

/** Keys and values alike; how everything else is written stays as it is. */
function swapInYaml(yaml: string, two: Two): string {
  const parts: string[] = [];
  let done = 0;
  visit(parseDocument(yaml), {
    Scalar: (_key, { value, range }) => {
      if (typeof value !== 'string' || !range) return;
      const swapped = swapWord(value, two);
      if (swapped === value) return;
      parts.push(yaml.slice(done, range[0]), swapped);
      done = range[1];
    },
  });
  return parts.join('') + yaml.slice(done);
}
