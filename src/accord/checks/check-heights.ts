/** Areas that leave behind the floors and ceilings of what they are made of: those are not inherited. */
import { partsOf } from '../areas/resolve-areas.ts';
import { problem } from '../errors.ts';
import type { Check } from './inspection.ts';

/** An area that drops the heights of its parts may not mean to. */
export const checkHeights: Check = ({ document: { areas } }) => {
  const limited = new Set(
    areas.flatMap(({ key, value }) => (value?.value.terms.from || value?.value.terms.to ? [key] : [])),
  );
  return areas.flatMap(({ key, place, value }) => {
    if (!value || limited.has(key)) return [];
    const part = partsOf(value.value).find(({ value: name }) => limited.has(name));
    if (!part) return [];
    const message = `"${part.value}" has a floor or ceiling, "${key}" is made of it and reaches all heights`;
    return [problem('ACCORD_HEIGHTS_LEFT_BEHIND', place, message, 'say from: and to: here, or unlimited')];
  });
};
