/** What a term means, and to whom. */
import type { Json } from '../../kernel/index.ts';
import type { Accord } from '../accord.ts';
import { named } from './words.ts';

export function termInWords({ terms }: Accord, id: string): string {
  const term = terms.find((one) => one.id === id);
  const readings = Object.entries(term?.readings ?? {}).map(([party, is]) => `${party}: ${valueInWords(is)}`);
  const agreed = term?.is === undefined ? 'no meaning was agreed' : valueInWords(term.is);
  return `${named(id)}: ${[agreed, ...readings].join('; ')}`;
}

const valueInWords = (value: Json): string => {
  if (Array.isArray(value)) return value.map((part: Json) => valueInWords(part)).join(', ');
  if (value === null || typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, part]) => `${key} ${valueInWords(part as Json)}`)
    .join(', ');
};
