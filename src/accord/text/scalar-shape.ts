/** Shapes of single values: texts, names, words, numbers. */
import { problem } from '../errors.ts';
import { suggest } from './nearest-word.ts';
import type { NameKind } from './report.ts';
import { type Located, located, type Shape, scalar } from './shape.ts';

/** Any text; numbers and booleans are taken as they were written. */
export const text: Shape<string> = scalar('a text', { type: ['string', 'number', 'boolean'] }, (node) =>
  typeof node.value === 'string' ? node.value : node.written,
);

export const NAME_MEND =
  'use letters, digits, dots, hyphens and underscores, starting with a letter or digit';

export const WORD = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** A name for a thing in the accord: letters, digits, dot, hyphen, underscore. */
export const word: Shape<string> = scalar(
  'a name',
  { type: ['string', 'number'], pattern: WORD.source },
  (node, report) => {
    if (WORD.test(node.written)) return node.written;
    report.problems.push(problem('ACCORD_VALUE', node.place, `"${node.written}" is not a name`, NAME_MEND));
    return undefined;
  },
);

/** One word of a closed vocabulary. */
export const oneOf = <const Words extends readonly string[]>(words: Words): Shape<Words[number]> =>
  scalar(`one of ${words.join(', ')}`, { enum: words }, (node, report) => {
    if (words.includes(node.written)) return node.written;
    const message = `"${node.written}" is not a word known here`;
    report.problems.push(problem('ACCORD_WORD_UNKNOWN', node.place, message, suggest(node.written, words)));
    return undefined;
  });

/** A number in [least, most]. */
export const number = (least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): Shape<number> => {
  const limits = {
    ...(Number.isFinite(least) ? { minimum: least } : {}),
    ...(Number.isFinite(most) ? { maximum: most } : {}),
  };
  return scalar('a number', { type: 'number', ...limits }, (node, report) => {
    const { value } = node;
    if (typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most) return value;
    const message = `"${node.written}" is not a number from ${least} to ${most}`;
    const mend =
      typeof value === 'number' ? `write one from ${least} to ${most}` : 'write it in digits, without quotes';
    report.problems.push(problem('ACCORD_VALUE', node.place, message, mend));
    return undefined;
  });
};

/** A whole number from `least` up, to `most` if there is one. */
export const wholeNumber = (least: number, most = Number.MAX_SAFE_INTEGER): Shape<number> => {
  const bounded = most < Number.MAX_SAFE_INTEGER;
  const schema = { type: 'integer', minimum: least, ...(bounded ? { maximum: most } : {}) };
  return scalar('a whole number', schema, (node, report) => {
    const value = Number.isSafeInteger(node.value) ? (node.value as number) : Number.NaN;
    if (value >= least && value <= most) return value;
    const range = bounded ? `from ${least} to ${most}` : `of at least ${least}`;
    const message = `"${node.written}" is not a whole number ${range}`;
    const mend =
      typeof node.value === 'number'
        ? `write a whole number ${range}`
        : 'write it in digits, without a unit or quotes';
    report.problems.push(problem('ACCORD_VALUE', node.place, message, mend));
    return undefined;
  });
};

/** Exactly `true`: the key is either said or left out. */
export const isTrue: Shape<true> = scalar('true', { const: true }, (node, report) => {
  if (node.value === true) return true;
  report.problems.push(
    problem('ACCORD_VALUE', node.place, `expected true, found "${node.written}"`, 'leave the key out'),
  );
  return undefined;
});

/** A word that names something defined elsewhere in the accord, of this kind or one of the others. */
export const nameOf = (kind: NameKind, ...or: readonly NameKind[]): Shape<Located<string>> =>
  naming(kind, 'references', or);

/** A word that defines a name. */
export const newName = (kind: NameKind): Shape<Located<string>> => naming(kind, 'definitions');

const naming = (
  kind: NameKind,
  list: 'references' | 'definitions',
  or: readonly NameKind[] = [],
): Shape<Located<string>> => ({
  schema: word.schema,
  read: (node, report) => {
    const name = located(word).read(node, report);
    const alternatives = or.length > 0 ? { or } : {};
    if (name) report[list].push({ kind, name: name.value, place: name.place, ...alternatives });
    return name;
  },
});
