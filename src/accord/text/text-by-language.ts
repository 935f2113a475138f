/** Texts in several languages. */
import { mapOf } from './collection-shape.ts';
import { text } from './scalar-shape.ts';
import { about, type ValueOf, wrongKind } from './shape.ts';

const textMap = mapOf(text);

export const textByLanguage: typeof textMap = about('The agreed text, by language tag.', {
  ...textMap,
  read: (node, report) =>
    node.kind === 'mapping'
      ? textMap.read(node, report)
      : wrongKind(node, 'a text by language', report, 'say in which language it is: { en: … }'),
});

export const textOf = (written: ValueOf<typeof textMap> | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (written ?? []).flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])),
  );
