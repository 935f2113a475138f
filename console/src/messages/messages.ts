/** The one way to a text for people. The locale comes from the address: `?locale=en-XA` is the pseudo-locale. */
import { en } from './en.ts';
import { fillText, type Text, type Values } from './message.ts';
import { PSEUDO_LOCALE, pseudoText } from './pseudo.ts';

export type MessageKey = keyof typeof en;

type Named<Form extends string> = Form extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never;
type FormsOf<Key extends MessageKey> = (typeof en)[Key] extends string
  ? (typeof en)[Key]
  : (typeof en)[Key] extends Readonly<Record<string, infer Form extends string>>
    ? Form
    : never;
type Needed<Key extends MessageKey> = Named<FormsOf<Key>>;
type Arguments<Key extends MessageKey> = [Needed<Key>] extends [never]
  ? []
  : [values: Readonly<Record<Needed<Key>, string | number>>];

const asked = new URLSearchParams(globalThis.location?.search ?? '').get('locale');
export const locale = asked === PSEUDO_LOCALE ? PSEUDO_LOCALE : 'en';

const catalogue: Readonly<Record<string, Text>> =
  locale === PSEUDO_LOCALE
    ? Object.fromEntries(Object.entries(en).map(([key, text]) => [key, pseudoText(text)]))
    : en;

/** A text of the catalogue, filled. A missing key or value does not compile. */
export function say<Key extends MessageKey>(key: Key, ...[values]: Arguments<Key>): string {
  return fillText(catalogue[key] ?? key, (values ?? {}) as Values, locale === PSEUDO_LOCALE ? 'en' : locale);
}

type CodeGroup = MessageKey extends infer Key
  ? Key extends `${infer Group}.${string}`
    ? Group
    : never
  : never;

/** The text of a code of the HTTP contract; a code that this console does not know yet stands for itself. */
export function sayCode(group: CodeGroup, code: string): string {
  const text = catalogue[`${group}.${code}`];
  return text === undefined ? code : fillText(text, {}, 'en');
}
