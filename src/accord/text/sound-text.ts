/** Texts as they come from files: without a byte order mark, and only when nothing was lost in reading them as UTF-8. */
import type { Place } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import type { Report } from './report.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** What UTF-16 read as UTF-8 is full of, and what stands where bytes were no UTF-8. */
const LOST = /[\0\uFFFD]/;

/** Undefined when the file is not text in UTF-8: agreed words that were damaged would be hashed as agreed. */
export function soundText(text: string, file: string, report: Report): string | undefined {
  const sound = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const lost = sound.search(LOST);
  if (lost < 0) return sound;
  const said = sound.includes('\0') ? 'the file is no text, or text in UTF-16' : 'this is not UTF-8';
  report.problems.push(
    problem('ACCORD_TEXT', placeIn(sound, file, lost), said, 'save the file as text in UTF-8'),
  );
  return undefined;
}

/** The place of an offset in a text. */
export function placeIn(text: string, file: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}
