/** The lines of a text that say one clause, as they were written. */
import type { Place } from '../../kernel/index.ts';

/** From the clause's first line to the last before something as far left begins, without what only trails. */
export function clauseCode(yaml: string, { line = 1 }: Place): string {
  const lines = yaml.split(/\r?\n/);
  const first = lines.slice(0, line).findLastIndex((text) => /^\s*-(\s|$)/.test(text));
  if (first < 0) return '';
  const margin = marginOf(lines[first]!);
  const rest = lines.slice(first + 1);
  const end = rest.findIndex((text) => isSaid(text) && marginOf(text) <= margin);
  const own = [lines[first]!, ...rest.slice(0, end < 0 ? rest.length : end)];
  while (own.length > 0 && !isSaid(own.at(-1)!)) own.pop();
  return own.map((text) => text.slice(Math.min(margin, marginOf(text)))).join('\n');
}

const marginOf = (text: string): number => text.length - text.trimStart().length;

/** Empty lines and comments belong to what follows them. */
const isSaid = (text: string): boolean => !/^\s*(#|$)/.test(text);
