import { GarantError } from './errors.ts';

/** What canonical JSON can carry. Undefined members are left out; NaN and infinities are refused. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * One text for one value: keys sorted by UTF-16 code unit, no white space, ECMAScript numbers.
 * @throws {KERNEL_NOT_CANONICAL} for a number JSON cannot write.
 * @source RFC 8785 (JSON Canonicalization Scheme), section 3.2.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new GarantError('KERNEL_NOT_CANONICAL', `${value} has no JSON form; say unknown with a reason`);
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  // texts are put together piece by piece: every event, id and hash passes here
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += text === '' ? canonicalJson(item) : `,${canonicalJson(item)}`;
    return `[${text}]`;
  }
  const object = value as { readonly [key: string]: Json | undefined };
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
