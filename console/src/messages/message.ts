/**
 * How a text of the catalogue is written: `{name}` marks a value; a text that depends on a number is an
 * object with one form for each plural category of its language. The value that decides is `{count}`.
 */
export interface Plural {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}
export type Text = string | Plural;
export type Values = Readonly<Record<string, string | number>>;

/** Fills a text of `locale` with its values. An absent value stays visible as `{name}`. */
export function fillText(text: Text, values: Values, locale: string): string {
  return formOf(text, values, locale).replace(/\{(\w+)\}/g, (mark, name: string) => {
    const value = values[name];
    if (value === undefined) return mark;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}

function formOf(text: Text, values: Values, locale: string): string {
  if (typeof text === 'string') return text;
  const count = values.count;
  if (typeof count !== 'number') return text.other;
  const category = new Intl.PluralRules(locale).select(count);
  return (category in text ? text[category as keyof Plural] : undefined) ?? text.other;
}
