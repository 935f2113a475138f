/** Fields of JSON that somebody else wrote: taken only when they are of the expected kind. */

export type JsonObject = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The number in `object[key]`, NaN when it is none. JSON can write 1e309, which reads as infinite: none. */
export function numberField(object: JsonObject, key: string): number {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN;
}

/** The text in `object[key]`, '' when it is none. */
export function textField(object: JsonObject, key: string): string {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'string' ? value : '';
}
